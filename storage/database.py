"""Opening the SQLite file of a library: settings, checks, and errors that say what is wrong with the file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import LibraryError
from storage.messages import Message

APPLICATION_ID = 0x46424C31
"""Marks the file as a Fieldbrief library (`PRAGMA application_id`, "FBL1")."""

BUSY_SECONDS = 5.0

_KEYS = {
    sqlite3.SQLITE_NOTADB: "library.not_a_library",
    sqlite3.SQLITE_CORRUPT: "library.damaged",
    sqlite3.SQLITE_BUSY: "library.locked",
    sqlite3.SQLITE_LOCKED: "library.locked",
    sqlite3.SQLITE_PROTOCOL: "library.locked",
    sqlite3.SQLITE_CANTOPEN: "library.unreadable",
    sqlite3.SQLITE_READONLY: "library.unreadable",
    sqlite3.SQLITE_IOERR: "library.unreadable",
    sqlite3.SQLITE_FULL: "library.unreadable",
    sqlite3.SQLITE_PERM: "library.unreadable",
}
"""Messages by primary result code: https://www.sqlite.org/rescode.html"""


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the file for use in the calling thread, with foreign keys on; nothing in it is changed by that.

    Raises LibraryError where the file is missing, unreadable, no SQLite database, or held by another program.
    """
    with explained(path):
        mode = "ro" if read_only else "rwc"
        uri = f"{Path(os.path.realpath(path)).as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS)
        try:
            _set_up(connection)
            with stored_form():  # SQLite's own complaint about a table's definition may be no UTF-8
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let others read while this connection writes; the file itself remembers it, so it must be known as a library."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def put_into_file(connection: sqlite3.Connection) -> None:
    """Move what the write-ahead log holds into the file, which closing does only where nobody is reading."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def connect_in_memory() -> sqlite3.Connection:
    """Open an empty database that is gone when it is closed."""
    connection = sqlite3.connect(":memory:")
    _set_up(connection)
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None  # transactions are begun by `transaction` alone
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block in one `BEGIN IMMEDIATE` transaction.

    A deferred transaction that reads first cannot be upgraded while another connection writes, busy timeout or not:
    https://www.sqlite.org/isolation.html
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # after a full disk or a read error, SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file itself into a LibraryError; errors of our statements stay bugs."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        key = _key_of(error)
        if key is None:
            raise
        parameters = {"reason": str(error)} if key == "library.unreadable" else {}
        raise LibraryError(Message(key, parameters), where=str(path), remedy=Message(f"{key}_remedy")) from error


@contextmanager
def stored_form() -> Iterator[None]:
    """Turn what goes wrong when a stored value is read into the error of a damaged file.

    SQLite has no checksums, so that a changed byte may show no sooner than where a list or a receipt is taken apart.
    """
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"a stored value is none: {error}") from error


def unreadable(path: Path, error: OSError) -> LibraryError:
    """Return the error to raise where the operating system refuses the library's file or its folder."""
    return LibraryError(
        Message("library.unreadable", {"reason": error.strerror or str(error)}),
        where=str(path),
        remedy=Message("library.unreadable_remedy"),
    )


def _key_of(error: sqlite3.DatabaseError) -> str | None:
    """Return the key of the message that explains an error, None where it says nothing about the file."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own: what was stored as text is none, or a stored list is no JSON
        return "library.damaged" if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError) else None
    return _KEYS.get(code & 0xFF)
