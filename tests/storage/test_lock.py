"""The lock of the one writer, and who is said to hold it."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from storage.errors import LibraryError
from storage.lock import WriterLock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a library would lie."""
    return tmp_path / "资料库.fieldbrief"


def refusal(path: Path) -> LibraryError:
    """Return why the lock cannot be had."""
    with pytest.raises(LibraryError) as refused, WriterLock(path, "Analyst 02", wait_seconds=0):
        pass
    return refused.value


def test_the_lock_is_held_and_given_back(path: Path) -> None:
    for analyst in ("Analyst 01", "Analyst 02"):
        with WriterLock(path, analyst, wait_seconds=0):
            assert json.loads(path.with_name(f"{path.name}.holder").read_text("ascii"))["analyst"] == analyst
        assert not path.with_name(f"{path.name}.holder").exists()


def test_a_second_writer_learns_who_holds_it(path: Path) -> None:
    with WriterLock(path, "分析员甲", wait_seconds=0):
        error = refusal(path)
    assert error.what.key == "library.held"
    assert error.what.parameters == {"analyst": "分析员甲", "host": socket.gethostname(), "process": os.getpid()}
    assert error.where == str(path)
    assert error.remedy is not None


def test_the_lock_is_given_back_after_an_error(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), WriterLock(path, "Analyst 01", wait_seconds=0):
        raise KeyboardInterrupt
    with WriterLock(path, "Analyst 02", wait_seconds=0):
        pass


@pytest.mark.parametrize(
    "left", [b"", b"{", b"[]", b"7", b'{"analyst": "x"}', b"\xff\xfe", json.dumps({"analyst": "gone"}).encode()]
)
def test_what_another_process_left_behind_is_harmless(path: Path, left: bytes) -> None:
    path.with_name(f"{path.name}.lock").write_bytes(left)
    path.with_name(f"{path.name}.holder").write_bytes(left)
    with WriterLock(path, "Analyst 01", wait_seconds=0):
        path.with_name(f"{path.name}.holder").write_bytes(left)
        assert refusal(path).what.parameters == {"analyst": "?", "host": "?", "process": "?"}


def test_a_holder_that_is_not_written_yet_is_unknown(path: Path) -> None:
    with WriterLock(path, "Analyst 01", wait_seconds=0):
        path.with_name(f"{path.name}.holder").unlink()
        assert refusal(path).what.key == "library.held"


def test_a_name_that_is_no_text_does_not_stop_it(path: Path) -> None:
    with WriterLock(path, "Analyst \udcff", wait_seconds=0):
        assert refusal(path).what.parameters["analyst"] == "Analyst \udcff"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_library_has_no_lock_of_its_own(path: Path, tmp_path: Path) -> None:
    path.touch()
    link = tmp_path / "link.fieldbrief"
    link.symlink_to(path)
    with WriterLock(link, "Analyst 01", wait_seconds=0):
        assert refusal(path).what.key == "library.held"


def test_a_folder_that_is_none_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = refusal(tmp_path / "file" / "library.fieldbrief")
    assert error.what.key == "library.unreadable"


def test_a_lock_whose_holder_cannot_be_written_is_not_kept(path: Path) -> None:
    holder = path.with_name(f"{path.name}.holder")
    holder.mkdir()
    assert refusal(path).what.key == "library.unreadable"
    holder.rmdir()
    with WriterLock(path, "Analyst 01", wait_seconds=0):
        pass
