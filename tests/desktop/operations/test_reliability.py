"""A copy of the library is a new file, complete and named by its moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.reliability import back_up, back_up_file, backup_name
from storage.errors import RequestError
from storage.library import Library, read_library


def test_a_copy_has_everything(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.fieldbrief"
    assert back_up(library, target) == target
    with read_library(target) as copy:
        assert copy.talks.all() == library.talks.all()
        assert copy.faults() == []
    assert list(target.parent.iterdir()) == [target]


def test_a_copy_replaces_nothing(library: Library, tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"mine")
    with pytest.raises(RequestError, match=r"backup\.exists"):
        back_up(library, tmp_path / "mine")
    assert (tmp_path / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["taken/copy.fieldbrief", f"{'长' * 90}.fieldbrief"])
def test_a_place_that_cannot_be_is_explained(library: Library, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(RequestError, match=r"output\.unwritable"):
        back_up(library, tmp_path / name)


def test_a_copy_is_named_by_its_moment() -> None:
    moment = "2026-09-16T08:05:09.123+00:00"
    assert backup_name(Path("a", "资料.fieldbrief"), moment) == Path("a", "资料-20260916-080509.fieldbrief")
    assert backup_name(Path("library"), moment) == Path("library-20260916-080509")


def test_the_worker_opens_the_library_by_itself(library: Library, tmp_path: Path) -> None:
    whole = back_up(library, tmp_path / "first.fieldbrief")
    target = back_up_file(whole, tmp_path / "second.fieldbrief")
    with read_library(target) as copy:
        assert copy.talks.all() == library.talks.all()
