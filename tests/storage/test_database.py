"""Opening the file, transactions, and what SQLite's errors are called."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import database
from storage.database import (
    connect,
    connect_in_memory,
    explained,
    put_into_file,
    stored_form,
    transaction,
    unreadable,
    use_write_ahead_log,
)
from storage.errors import LibraryError


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to a new file with one small table."""
    with closing(connect(tmp_path / "file")) as opened:
        opened.execute("CREATE TABLE t (n INTEGER PRIMARY KEY) STRICT")
        yield opened


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nobody's lock."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.0)


def numbers(connection: sqlite3.Connection) -> list[int]:
    """Return what the small table holds."""
    return [row["n"] for row in connection.execute("SELECT n FROM t ORDER BY n")]


def write_to(path: Path) -> None:
    """Write to a file, as the library does."""
    with explained(path), closing(connect(path)) as other, transaction(other):
        pass


def key_of(error: pytest.ExceptionInfo[LibraryError]) -> str:
    """Return which message an error shows."""
    return error.value.what.key


# Opening


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "资料库 会议",
        "what?.fieldbrief",
        "a#b",
        "100%",
        "%41",
        "a&mode=ro",
        'it\'s "quoted"',
        "file:memory",
        "中文？＃％",
        "é",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_any_file_name_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    with closing(connect(folder / name)) as opened:
        opened.execute("CREATE TABLE t (n INTEGER)")
        opened.execute("INSERT INTO t VALUES (7)")
    assert [found.name for found in folder.iterdir()] == [name]
    with closing(connect(folder / name, read_only=True)) as opened:
        assert numbers(opened) == [7]


def test_a_relative_path_is_taken_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    connect(Path("file")).close()
    assert (tmp_path / "file").exists()


def test_foreign_keys_hold(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE child (n INTEGER REFERENCES t(n)) STRICT")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO child VALUES (1)")


def test_foreign_keys_hold_in_memory() -> None:
    with closing(connect_in_memory()) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_opening_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE t (n INTEGER)")
    before = path.read_bytes()
    for read_only in (True, False):
        connect(path, read_only=read_only).close()
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_write_ahead_log_lets_others_read(connection: sqlite3.Connection, tmp_path: Path, impatient: None) -> None:
    use_write_ahead_log(connection)
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
        with closing(connect(tmp_path / "file", read_only=True)) as reader:
            assert numbers(reader) == []
    with closing(connect(tmp_path / "file", read_only=True)) as reader:
        assert numbers(reader) == [1]


def test_what_the_log_holds_is_put_into_the_file(connection: sqlite3.Connection, tmp_path: Path) -> None:
    use_write_ahead_log(connection)
    connection.execute("INSERT INTO t VALUES (1)")
    put_into_file(connection)
    (tmp_path / "copy").write_bytes((tmp_path / "file").read_bytes())
    with closing(connect(tmp_path / "copy")) as copy:
        assert numbers(copy) == [1]


def test_who_reads_cannot_write(connection: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "file"
    with closing(connect(path, read_only=True)) as reader, pytest.raises(LibraryError) as refusal, explained(path):
        reader.execute("INSERT INTO t VALUES (1)")
    assert key_of(refusal) == "library.unreadable"


def test_a_missing_file_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refusal:
        connect(tmp_path / "file", read_only=True)
    assert key_of(refusal) == "library.unreadable"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as refusal:
        connect(tmp_path)
    assert key_of(refusal) == "library.unreadable"
    assert refusal.value.where == str(tmp_path)


@pytest.mark.parametrize(
    "content", [b"# Digest\n" * 200, os.urandom(8192), b"SQLite format 3\x00" + b"\xff" * 5000, b"xy"]
)
def test_another_file_is_no_library_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(LibraryError) as refusal:
            connect(path, read_only=read_only)
        assert key_of(refusal) in ("library.not_a_library", "library.damaged")
        assert refusal.value.remedy is not None
    assert path.read_bytes() == content


def test_an_unreadable_definition_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE abcdefgh (n INTEGER)")
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE abcdefgh", b"CREATE TAB\xbfE abcdefgh"))
    with pytest.raises(LibraryError) as refusal:
        connect(path)
    assert key_of(refusal) == "library.damaged"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_explained(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LibraryError) as refusal:
            connect(tmp_path / "file")
    finally:
        tmp_path.chmod(0o700)
    assert key_of(refusal) == "library.unreadable"


# Transactions


def test_a_transaction_is_kept_whole(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute("INSERT INTO t VALUES (2)")
    assert numbers(connection) == [1, 2]
    assert not connection.in_transaction


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_a_transaction_that_fails_leaves_nothing(connection: sqlite3.Connection, error: type[BaseException]) -> None:
    def write_and_fail() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO t VALUES (1)")
            raise error

    with pytest.raises(error):
        write_and_fail()
    assert numbers(connection) == []
    assert not connection.in_transaction


def test_a_commit_that_fails_leaves_nothing_open(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE child (n INTEGER REFERENCES t(n) DEFERRABLE INITIALLY DEFERRED) STRICT")
    with pytest.raises(sqlite3.IntegrityError), transaction(connection):
        connection.execute("INSERT INTO child VALUES (1)")
    assert not connection.in_transaction
    with transaction(connection):
        connection.execute("INSERT INTO t VALUES (1)")


def test_the_first_error_is_the_one_that_is_seen(connection: sqlite3.Connection) -> None:
    def fill_the_disk() -> None:
        with transaction(connection):
            connection.execute("ROLLBACK")  # SQLite does so by itself; doing it again would fail and hide the reason
            raise ValueError("the reason")

    with pytest.raises(ValueError, match="the reason"):
        fill_the_disk()


def test_a_transaction_takes_the_write_lock_at_once(
    connection: sqlite3.Connection, tmp_path: Path, impatient: None
) -> None:
    with transaction(connection), pytest.raises(LibraryError) as refusal:
        write_to(tmp_path / "file")
    assert key_of(refusal) == "library.locked"


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_a_file_that_another_program_locks_is_called_locked(
    connection: sqlite3.Connection, tmp_path: Path, impatient: None, lock: str
) -> None:
    connection.execute(lock)
    with pytest.raises(LibraryError) as refusal:
        write_to(tmp_path / "file")
    assert key_of(refusal) == "library.locked"
    assert refusal.value.remedy is not None


# Errors


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (sqlite3.SQLITE_NOTADB, "library.not_a_library"),
        (sqlite3.SQLITE_CORRUPT, "library.damaged"),
        (sqlite3.SQLITE_CORRUPT_VTAB, "library.damaged"),
        (sqlite3.SQLITE_BUSY, "library.locked"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "library.locked"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "library.unreadable"),
        (sqlite3.SQLITE_IOERR_READ, "library.unreadable"),
        (sqlite3.SQLITE_FULL, "library.unreadable"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "library.unreadable"),
    ],
)
def test_errors_of_the_file_say_what_to_do(code: int, key: str) -> None:
    error = sqlite3.OperationalError("the reason")
    error.sqlite_errorcode = code
    with pytest.raises(LibraryError) as refusal, explained(Path("library")):
        raise error
    assert key_of(refusal) == key
    assert refusal.value.where == "library"
    assert refusal.value.remedy is not None
    assert refusal.value.remedy.key == f"{key}_remedy"
    assert refusal.value.__cause__ is error
    assert dict(refusal.value.what.parameters) == ({"reason": "the reason"} if key == "library.unreadable" else {})


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT nothing FROM t",
        "SELECT * FROM readonly_full_locked_malformed",
        "INSERT INTO t VALUES ('x')",
        "INSERT INTO t VALUES (1), (1)",
    ],
)
def test_errors_of_our_statements_stay_bugs(connection: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.DatabaseError), explained(Path("library")):
        connection.execute(statement)


def test_misuse_of_a_connection_stays_a_bug(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.ProgrammingError), explained(Path("library")):
        connection.execute("SELECT ?", ())


def test_other_errors_pass(tmp_path: Path) -> None:
    with pytest.raises(KeyError), explained(tmp_path):
        raise KeyError("x")


def test_text_that_is_none_is_damage(connection: sqlite3.Connection) -> None:
    with pytest.raises(LibraryError) as refusal, explained(Path("library")):
        connection.execute("SELECT CAST(x'ff41' AS TEXT)").fetchone()
    assert key_of(refusal) == "library.damaged"


@pytest.mark.parametrize(
    "error", [ValueError("x"), TypeError("x"), KeyError("x"), IndexError("x"), AttributeError("x")]
)
def test_a_stored_value_that_cannot_be_read_is_damage(error: Exception) -> None:
    with pytest.raises(LibraryError) as refusal, explained(Path("library")), stored_form():
        raise error
    assert key_of(refusal) == "library.damaged"


def test_what_the_operating_system_refuses_is_explained() -> None:
    error = unreadable(Path("library"), PermissionError(13, "Permission denied"))
    assert error.what.parameters == {"reason": "Permission denied"}
    assert unreadable(Path("library"), OSError("odd")).what.parameters == {"reason": "odd"}
