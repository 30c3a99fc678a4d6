"""Bringing a library file to the program's schema: named functions, each in its own transaction, after a copy."""

from __future__ import annotations

import sqlite3
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from storage import schema, schema_2, search_index
from storage.backup import copy_library
from storage.database import APPLICATION_ID, unreadable
from storage.errors import LibraryError
from storage.messages import Message

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

SCHEMA_VERSION = 2
"""The number of migrations, kept in `PRAGMA user_version`; an older program refuses a newer file by it."""

UNDO_FLOOR = 1
"""The oldest schema whose change log this program can undo; a migration that cannot translate the log raises it."""


def schema_version(connection: sqlite3.Connection, path: Path) -> int:
    """Return the file's schema version, 0 for an empty file.

    Raises LibraryError for a file of a newer program, and for a database that is no library.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    has_tables = connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is not None
    if has_tables and connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise LibraryError(
            Message("library.not_a_library"), where=str(path), remedy=Message("library.not_a_library_remedy")
        )
    if version > SCHEMA_VERSION:
        raise LibraryError(
            Message("library.newer", {"version": version, "known": SCHEMA_VERSION}),
            where=str(path),
            remedy=Message("library.newer_remedy"),
        )
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Create or upgrade the tables; an older file is copied beside itself first.

    Raises LibraryError for a file of a newer program, and for a database that is no library.
    """
    version = schema_version(connection, path)
    if version == SCHEMA_VERSION:
        return
    if version > 0:
        _copy(connection, path)
    _apply(connection)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the library under a name that is free: of a migration that was cut off, the first copy is the good one."""
    suffixes = chain([""], (f".{number}" for number in count(2)))
    names = (f"{path.name}.before-{SCHEMA_VERSION}{suffix}" for suffix in suffixes)
    target = next(found for name in names if not (found := path.with_name(name)).exists())
    try:
        copy_library(connection, target)
    except OSError as error:
        raise unreadable(path, error) from error


def _apply(connection: sqlite3.Connection) -> None:
    # sqlite-utils takes half a second to import where pandas is installed: only a file that needs it pays.
    from sqlite_utils import Database

    # Marked first and numbered last: a run that is cut off in between is taken up again at the next start.
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _migrations().apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrations() -> Migrations:
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("fieldbrief")

    @migrations()
    def m0001_first_schema(database: Database) -> None:
        for statement in (*schema.STATEMENTS, *search_index.CREATE_SEARCH_INDEX):
            database.execute(statement)

    @migrations()
    def m0002_editing_by_hand(database: Database) -> None:
        for statement in schema_2.STATEMENTS:
            database.execute(statement)

    return migrations
