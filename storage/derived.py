"""Derived rows: results that can be computed again, replaced as a whole and never logged."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from storage.database import transaction
from storage.edits import Value
from storage.records import Suggestion
from storage.repositories.links import receipt_json

SLICE_SECONDS = 0.05
"""How long a replacement writes before it lets others in."""

_DERIVED_FROM = {"talk": "suggestion", "section": "suggestion", "challenge": "suggestion"}
"""Derived tables by the kept tables whose rows take theirs with them when they go."""


@dataclass(frozen=True, slots=True)
class DerivedState:
    """What derived rows were made from: the engine, its version, and a hash of everything it read."""

    engine: str
    engine_version: str
    input_hash: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """What is to be written so that a derived table holds the rows of a new state."""

    table: str
    state: DerivedState
    gone: tuple[str | int, ...]
    """Keys of the rows that go."""
    rows: tuple[Mapping[str, Value], ...]
    """Rows that are new or different."""

    @property
    def size(self) -> int:
        """How many rows it touches."""
        return len(self.gone) + len(self.rows)


def replacement(
    connection: sqlite3.Connection, table: str, state: DerivedState, rows: Iterable[Mapping[str, Value]]
) -> Replacement:
    """Return what must be written to replace all rows of a derived table; rows that are as they were are left alone."""
    wanted = {row["id"]: dict(row) for row in rows}
    stored = {row["id"]: dict(row) for row in connection.execute(f"SELECT * FROM {table}")}
    gone = tuple(row_id for row_id in stored if row_id not in wanted)
    return Replacement(table, state, gone, tuple(row for row in wanted.values() if stored.get(row["id"]) != row))


def replacing_slices(
    connection: sqlite3.Connection, replacement: Replacement, is_current: Callable[[], bool]
) -> Generator[int, None, bool]:
    """Write a replacement in short transactions, yielding the number of rows touched after each but the last.

    Between two of them the table has no state, so that nobody takes it for whole. Rows whose talk, section or challenge
    has gone meanwhile are skipped. Returns False, and leaves the table without a state, as soon as `is_current`, asked
    in the first and in the last transaction, says that what the rows were made from is no more.
    """
    work = chain(
        ((f"DELETE FROM {replacement.table} WHERE id = ?", (row_id,)) for row_id in replacement.gone),
        (_upsert(replacement.table, row) for row in replacement.rows),
    )
    written = 0
    while True:
        with transaction(connection):
            if written == 0:
                if not is_current():
                    return False
                if replacement.size:
                    _forget(connection, replacement.table)
            deadline = time.perf_counter() + SLICE_SECONDS
            for statement, values in work:
                _write(connection, statement, values)
                written += 1
                if time.perf_counter() >= deadline:
                    break
            if written == replacement.size:
                return _note_state(connection, replacement) if is_current() else False
        yield written


def _upsert(table: str, row: Mapping[str, Value]) -> tuple[str, tuple[Value, ...]]:
    columns = ", ".join(f'"{column}"' for column in row)
    updates = ", ".join(f'"{column}" = excluded."{column}"' for column in row if column != "id")
    marks = ", ".join("?" * len(row))
    statement = f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}"
    return statement, tuple(row.values())


def _write(connection: sqlite3.Connection, statement: str, values: tuple[Value, ...]) -> None:
    try:
        connection.execute(statement, values)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
            raise


def _note_state(connection: sqlite3.Connection, replacement: Replacement) -> bool:
    state = replacement.state
    connection.execute(
        "INSERT INTO derived_state VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
        " engine = excluded.engine, engine_version = excluded.engine_version, input_hash = excluded.input_hash",
        (replacement.table, state.engine, state.engine_version, state.input_hash),
    )
    return True


def derived_state(connection: sqlite3.Connection, table: str) -> DerivedState | None:
    """Return what a derived table's rows were made from, or None where they never were."""
    row = connection.execute(
        "SELECT engine, engine_version, input_hash FROM derived_state WHERE name = ?", (table,)
    ).fetchone()
    return None if row is None else DerivedState(*row)


def suggestion_row(suggestion: Suggestion) -> dict[str, Value]:
    """Return a suggestion as its table stores it."""
    on_talk = suggestion.item_kind == "talk"
    return {
        "id": suggestion.id,
        "score": suggestion.score,
        "receipt": receipt_json(suggestion.receipt),
        "talk_id": suggestion.item_id if on_talk else None,
        "section_id": None if on_talk else suggestion.item_id,
        "challenge_id": suggestion.challenge_id,
    }


def forget_state_of(connection: sqlite3.Connection, table: str) -> None:
    """Note that derived rows went with a row of a kept table: what is left of them is no longer all there was."""
    if table in _DERIVED_FROM:
        _forget(connection, _DERIVED_FROM[table])


def _forget(connection: sqlite3.Connection, table: str) -> None:
    connection.execute("DELETE FROM derived_state WHERE name = ?", (table,))
