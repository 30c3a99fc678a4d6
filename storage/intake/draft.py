"""The rows that an import wants to see in the library, and the smallest edit that brings them there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from storage.edits import Change, Delete, Insert, Row, Update, Value, to_json
from storage.records import Author, Part, Speaker
from storage.rows import Rows


class Draft:
    """Collects wished-for rows, each at most once in the resulting edit, parents before children."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._rows = Rows(connection)
        self._wanted: dict[tuple[str, str], dict[str, Value]] = {}
        self._dropped: list[tuple[str, str]] = []

    def put(self, table: str, row_id: str, values: Row) -> None:
        """Ask for a row with these values; columns not named stay as they are, or take their defaults."""
        self._wanted.setdefault((table, row_id), {"id": row_id}).update(values)

    def put_new(self, table: str, row_id: str, values: Row) -> None:
        """Ask for a row only where there is none yet, in the library or in the draft."""
        if self.get(table, row_id) is None:
            self.put(table, row_id, values)

    def drop(self, table: str, row_id: str) -> None:
        """Ask for a stored row to go, after all that is put and all that was dropped before."""
        self._dropped.append((table, row_id))

    def get(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return the row as it will be, or None where there will be none."""
        stored = self._rows.get(table, row_id)
        wanted = self._wanted.get((table, row_id))
        if stored is None and wanted is None:
            return None
        return {**(stored or {}), **(wanted or {})}

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
