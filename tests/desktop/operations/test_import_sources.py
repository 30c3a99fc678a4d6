"""What is to be imported is found by path, and read when it is asked for."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from pathlib import Path

import pytest

from desktop.operations.import_sources import READABLE_SUFFIXES, ImportSource, find_sources, read_source
from storage.errors import InputError
from storage.messages import Message
from tests.desktop.papers import DAILY


def test_a_folder_gives_its_files_in_the_order_of_their_paths(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    for name in ("b/2.md", "b/1.MD", "a.md", "b.txt", "c/.x.md", "c/~$y.xlsx", "d.pdf", ".e/z.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    paths = [source.path for source in find_sources([folder])]
    assert paths == [folder / name for name in ("a.md", "b/1.MD", "b/2.md", "b.txt")]


def test_a_folder_that_is_gone_is_a_file_that_is_missing(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    shutil.rmtree(tmp_path / "folder")
    (source,) = find_sources([tmp_path / "folder"])
    with pytest.raises(InputError) as refusal:
        source.read()
    assert refusal.value.what == Message("import.file_missing")


def test_a_folder_that_cannot_be_looked_into_says_so(tmp_path: Path) -> None:
    source = ImportSource(tmp_path, refusal=PermissionError(13, "Permission denied", str(tmp_path)))
    with pytest.raises(InputError) as refusal:
        read_source(source)
    assert refusal.value.what == Message("import.file_unreadable", {"reason": "Permission denied"})


def test_the_suffixes_are_those_of_folders_only(tmp_path: Path) -> None:
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in READABLE_SUFFIXES)
    (tmp_path / "daily.digest").write_text(DAILY, encoding="utf-8")
    (source,) = find_sources([tmp_path / "daily.digest"])
    assert read_source(source).document.kind == "digest"


def test_pasted_text_is_read_as_a_file_is() -> None:
    source = ImportSource(Path("粘贴.md"), DAILY.encode())
    file = read_source(source)
    assert (file.name, file.data, len(file.document.reports)) == ("粘贴.md", DAILY.encode(), 3)


@pytest.mark.skipif(sys.platform == "win32", reason="file names are Unicode there")
def test_a_name_that_is_no_unicode_is_shown_all_the_same() -> None:
    name = ImportSource(Path(os.fsdecode(b"caf\xe9.md"))).name
    assert name == "caf�.md"
    name.encode()


def test_it_crosses_processes(tmp_path: Path) -> None:
    source = ImportSource(tmp_path / "a.md", b"x", PermissionError(13, "no"))
    copy = pickle.loads(pickle.dumps(source))  # noqa: S301 - made a moment ago
    assert (copy.path, copy.content, str(copy.refusal)) == (source.path, b"x", str(source.refusal))
