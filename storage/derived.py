"""Derived rows: results that can be computed again, replaced as a whole and never logged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.database import transaction
from storage.edits import Value
from storage.records import Suggestion
from storage.repositories.links import receipt_json

_DERIVED_FROM = {"talk": "suggestion", "section": "suggestion", "challenge": "suggestion"}
"""Derived tables by the kept tables whose rows take theirs with them when they go."""


@dataclass(frozen=True, slots=True)
class DerivedState:
    """What derived rows were made from: the engine, its version, and a hash of everything it read."""

    engine: str
    engine_version: str
    input_hash: str


def replace_derived(
    connection: sqlite3.Connection, table: str, state: DerivedState, rows: Iterable[Mapping[str, Value]]
) -> None:
    """Replace all rows of a derived table in one transaction, and note what they were made from.

    Rows that are as they were are left alone, so that a small change writes little.
    """
    wanted = {str(row["id"]): dict(row) for row in rows}
    with transaction(connection):
        stored = {str(row["id"]): dict(row) for row in connection.execute(f"SELECT * FROM {table}").fetchall()}
        stale = [row_id for row_id, row in stored.items() if wanted.get(row_id) != row]
        connection.executemany(f"DELETE FROM {table} WHERE id = ?", [(row_id,) for row_id in stale])
        for row_id, row in wanted.items():
            if stored.get(row_id) != row:
                columns = ", ".join(f'"{column}"' for column in row)
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
        connection.execute(
            "INSERT INTO derived_state VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET"
            " engine = excluded.engine, engine_version = excluded.engine_version, input_hash = excluded.input_hash",
            (table, state.engine, state.engine_version, state.input_hash),
        )


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
        connection.execute("DELETE FROM derived_state WHERE name = ?", (_DERIVED_FROM[table],))
