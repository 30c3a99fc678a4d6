"""A file is there as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.operations.files import explained_writing, write_file
from storage.errors import RequestError


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    target = tmp_path / "新 folder" / "b.pdf"
    write_file(target, b"one")
    write_file(target, b"")
    write_file(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_what_a_broken_off_run_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".b.pdf.part").write_bytes(b"half of an older one, longer than the new one")
    write_file(tmp_path / "b.pdf", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("b.pdf", b"new")]


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "b.pdf"
    write_file(target, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RequestError) as caught:
        write_file(target, b"new")
    assert caught.value.what.parameters == {"reason": "No space left on device"}
    assert caught.value.where == str(target)
    assert caught.value.remedy is not None
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("b.pdf", b"old")]


@pytest.mark.parametrize("name", ["taken/b.pdf", "folder", f"{'长' * 90}.pdf"])
def test_a_place_that_cannot_be_is_explained(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(RequestError, match=r"output\.unwritable"):
        write_file(tmp_path / name, b"x")
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".part"]


def test_only_what_the_system_says_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a bug"), explained_writing(tmp_path):
        raise ValueError("a bug")
