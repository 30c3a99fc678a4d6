"""The rows that an edit of many rows wants to see in the library, and the smallest edit that brings them there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from storage.edits import Change, Delete, Insert, Row, Update, Value, to_json
from storage.records import Author, Part, Speaker
from storage.rows import Rows

_FOLLOWED = ("talk_id", "other_id")
"""Columns by which drafted rows are found again: those that name a talk, which may be merged into another."""


class Draft:
    """Collects wished-for rows, each at most once in the resulting edit, parents before children."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._rows = Rows(connection)
        self._wanted: dict[tuple[str, str], dict[str, Value]] = {}
        self._dropped: dict[tuple[str, str], None] = {}
        self._referring: dict[tuple[str, str, Value], dict[str, None]] = {}

    def put(self, table: str, row_id: str, values: Row) -> None:
        """Ask for a row with these values; columns not named stay as they are, or take their defaults."""
        self._dropped.pop((table, row_id), None)
        self._wanted.setdefault((table, row_id), {"id": row_id}).update(values)
        for column in _FOLLOWED:
            if column in values:
                self._referring.setdefault((table, column, values[column]), {})[row_id] = None

    def put_new(self, table: str, row_id: str, values: Row) -> None:
        """Ask for a row only where there is none yet, in the library or in the draft."""
        if self.get(table, row_id) is None:
            self.put(table, row_id, values)

    def drop(self, table: str, row_id: str) -> None:
        """Ask for a row to go, after all that is put and all that was dropped before; a drafted one never comes."""
        self._wanted.pop((table, row_id), None)
        if self._rows.get(table, row_id) is not None:
            self._dropped[table, row_id] = None

    def get(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return the row as it will be, or None where there will be none."""
        if (table, row_id) in self._dropped:
            return None
        stored = self._rows.get(table, row_id)
        wanted = self._wanted.get((table, row_id))
        if stored is None and wanted is None:
            return None
        return {**(stored or {}), **(wanted or {})}

    def is_free(self, table: str, row_id: str) -> bool:
        """Return whether a new row may have the key: no row has it, not even one that is to go."""
        return self.get(table, row_id) is None and (table, row_id) not in self._dropped

    def referring(self, table: str, column: str, row_id: str) -> list[dict[str, Value]]:
        """Return the rows whose `column` (one that names a talk) will name the row, the stored ones first, by key."""
        stored = self.connection.execute(f'SELECT id FROM {table} WHERE "{column}" = ? ORDER BY id', (row_id,))
        keys = dict.fromkeys([*(str(row[0]) for row in stored), *self._referring.get((table, column, row_id), ())])
        rows = (self.get(table, key) for key in keys)
        return [row for row in rows if row is not None and row[column] == row_id]

    def changes(self) -> tuple[Change, ...]:
        """Return what is missing between the library and the draft."""
        changes: list[Change] = []
        for (table, row_id), wanted in self._wanted.items():
            stored = self._rows.get(table, row_id)
            if stored is None:
                changes.append(Insert(table, wanted))
                continue
            values = {column: value for column, value in wanted.items() if stored[column] != value}
            if values:
                changes.append(Update(table, row_id, values))
        return (*changes, *(Delete(table, row_id) for table, row_id in self._dropped))


def records_json(records: Iterable[Speaker | Author | Part]) -> str:
    """Return records as a list column stores them."""
    return to_json([{name: getattr(record, name) for name in record.__slots__} for record in records])
