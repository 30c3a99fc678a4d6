"""Copies of a library, and checks that it is whole."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.edits import content_hash
from storage.messages import Message


def copy_library(connection: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy of the library, its write-ahead log included, and move it into place when complete.

    The target must not be a library that somebody has open. Raises OSError where it cannot be written.
    """
    unfinished = target.with_name(f".{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        _copy(connection, unfinished)
        for suffix in ("-wal", "-shm"):  # of a library that lay there before: SQLite would play it into the copy
            target.with_name(f"{target.name}{suffix}").unlink(missing_ok=True)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    # SQLite's backup waits for ever for a library that another program has locked; reading does not.
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        _copy_pages(connection, target)
    finally:
        connection.execute("ROLLBACK")


def _copy_pages(connection: sqlite3.Connection, target: Path) -> None:
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # without a log beside it, it opens from a read-only disk
    except sqlite3.OperationalError as error:  # the caller's `explained` would blame the library for it
        raise OSError(errno.EIO, str(error), str(target)) from error


def check_library(connection: sqlite3.Connection) -> list[Message]:
    """Return what is wrong with the library's file, its references and its contents; nothing where it is whole."""
    faults = [
        Message("check.damaged_pages", {"detail": str(row[0])})
        for row in connection.execute("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    faults.extend(
        Message("check.broken_reference", {"table": str(row[0]), "row": str(row[1]), "parent": str(row[2])})
        for row in connection.execute("PRAGMA foreign_key_check")
    )
    faults.extend(
        Message("check.changed_content", {"sha256": str(row["sha256"])})
        for row in connection.execute("SELECT sha256, data FROM content")
        if content_hash(row["data"]) != row["sha256"]
    )
    unfinished = connection.execute("SELECT count(*) FROM change_set WHERE NOT finished").fetchone()[0]
    if unfinished:
        faults.append(Message("check.unfinished", {"count": int(unfinished)}))
    return faults
