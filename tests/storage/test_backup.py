"""Copies of a library, and checks that it is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import check_library, copy_library
from storage.database import connect, explained
from storage.edits import Edit, Insert
from storage.errors import LibraryError
from storage.library import Library, read_library, write_library
from storage.messages import Message
from tests.storage.samples import FIRST, connection_of, digest, everything, kept, report, take_in


def whole(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a file holds."""
    with closing(connect(path, read_only=True)) as connection:
        return everything(connection)


# Copies


def test_a_copy_holds_everything_that_was_committed(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.fieldbrief"
    with write_library(path, FIRST) as library:
        take_in(library, digest(report(50)), "new.md")  # is still in the write-ahead log
        copy_library(connection_of(library), copy)
        assert whole(copy) == everything(connection_of(library))
    assert {found.name for found in tmp_path.iterdir()} - {f"{path.name}.lock"} == {path.name, copy.name}


def test_a_copy_needs_no_log_beside_it(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.fieldbrief"
    with read_library(path) as library:
        library.copy_to(copy)
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
        copied = kept(connection)
    with read_library(path) as library:
        assert copied == kept(connection_of(library))


def test_a_copy_is_taken_between_two_edits_of_somebody_else(path: Path, tmp_path: Path) -> None:
    with write_library(path, FIRST) as writer, read_library(path) as reader:
        before = kept(connection_of(writer))
        connection = connection_of(writer)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM rating")
        reader.copy_to(tmp_path / "during")
        connection.execute("COMMIT")
        reader.copy_to(tmp_path / "after")
        with read_library(tmp_path / "during") as copy:
            assert kept(connection_of(copy)) == before
            assert copy.faults() == []
        with read_library(tmp_path / "after") as copy:
            assert copy.ratings.all() == []


def test_a_copy_over_an_older_library_does_not_mix_with_its_log(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "older.fieldbrief"
    with write_library(target, FIRST, create=True) as library:
        take_in(library, digest(report(1)))
        left = {suffix: Path(f"{target}{suffix}").read_bytes() for suffix in ("-wal", "-shm")}
    for suffix, content in left.items():  # as a crash leaves them
        Path(f"{target}{suffix}").write_bytes(content)
    with read_library(path) as library:
        library.copy_to(target)
    assert whole(target) == whole(path)


def test_a_copy_that_was_cut_off_is_in_nobodys_way(path: Path, tmp_path: Path) -> None:
    (tmp_path / ".copy.part").write_bytes(b"half a copy")
    with read_library(path) as library:
        library.copy_to(tmp_path / "copy")
    assert whole(tmp_path / "copy") == whole(path)
    assert not (tmp_path / ".copy.part").exists()


def test_a_copy_that_cannot_be_written_is_no_fault_of_the_library(path: Path, tmp_path: Path) -> None:
    with read_library(path) as library, pytest.raises(OSError, match="unable to open"):
        library.copy_to(tmp_path / "nothing" / "copy")


def test_a_copy_that_cannot_be_moved_into_place_leaves_nothing(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    with read_library(path) as library, pytest.raises(OSError, match="copy"):
        library.copy_to(target)
    assert not list(tmp_path.glob(".copy*"))


def test_a_locked_library_is_called_locked(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0)) as source, closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA locking_mode = EXCLUSIVE")
        foreign.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError) as refusal, explained(path):
            copy_library(source, tmp_path / "copy")
    assert refusal.value.what.key == "library.locked"
    assert not (tmp_path / "copy").exists()


# Checks


def test_a_whole_library_has_no_faults(filled: Library) -> None:
    assert check_library(connection_of(filled)) == []


def test_a_broken_reference_is_found(filled: Library) -> None:
    connection = connection_of(filled)
    connection.execute("PRAGMA foreign_keys = OFF")
    row = connection.execute("SELECT rowid, id FROM talk LIMIT 1").fetchone()
    connection.execute("DELETE FROM talk WHERE id = ?", (row["id"],))
    faults = check_library(connection)
    assert {fault.key for fault in faults} == {"check.broken_reference"}
    assert {"table", "row", "parent"} == set(faults[0].parameters)
    assert {fault.parameters["parent"] for fault in faults} == {"talk"}


@pytest.mark.parametrize("altered", [b"", b"another file"])
def test_altered_bytes_of_a_file_are_found(filled: Library, altered: bytes) -> None:
    connection = connection_of(filled)
    sha256 = connection.execute("SELECT sha256 FROM content LIMIT 1").fetchone()[0]
    connection.execute("UPDATE content SET data = ? WHERE sha256 = ?", (altered, sha256))
    assert check_library(connection) == [Message("check.changed_content", {"sha256": sha256})]


def test_an_unfinished_import_is_found(filled: Library) -> None:
    connection = connection_of(filled)
    for seq in (1, 2):
        connection.execute("UPDATE change_set SET finished = 0 WHERE seq = ?", (seq,))
    assert check_library(connection) == [Message("check.unfinished", {"count": 2})]


def test_a_damaged_index_is_found(path: Path) -> None:
    with closing(connect(path)) as connection:
        page, size = connection.execute("SELECT rootpage, 0 FROM sqlite_master WHERE name = 'rating_talk'").fetchone()
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(path.read_bytes())
    end = page * size
    content[end - 60 : end] = bytes(60)
    path.write_bytes(content)
    with read_library(path) as library:
        faults = library.faults()
        assert {fault.key for fault in faults} == {"check.damaged_pages"}
        assert all(fault.parameters["detail"] for fault in faults)
        ratings = library.ratings.all()
    with write_library(path, FIRST) as library:
        library.repair()
        assert library.faults() == []
        assert library.ratings.all() == ratings


def test_every_fault_is_named(filled: Library) -> None:
    connection = connection_of(filled)
    filled.apply(Edit(Message("x"), (Insert("tag", {"id": "t", "name": "x"}),), contents=(b"x",)), FIRST)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM tag WHERE id != 't'")
    connection.execute("UPDATE content SET data = x'00'")
    connection.execute("UPDATE change_set SET finished = 0")
    keys = [fault.key for fault in check_library(connection)]
    assert keys == sorted(keys, key=["check.broken_reference", "check.changed_content", "check.unfinished"].index)
    assert set(keys) == {"check.broken_reference", "check.changed_content", "check.unfinished"}
