"""Kept rows as the edit mechanism sees them: any table, one text key, columns read from the file itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from storage.edits import Row, Value
from storage.schema import KEPT


class Rows:
    """Reads and writes rows of kept tables by table name and key, within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, tuple[str, ...]] = {}
        self._selects: dict[str, str] = {}
        self._references: dict[str, tuple[tuple[str, str], ...]] | None = None
        self._links: dict[str, tuple[tuple[str, str], ...]] | None = None

    def columns(self, table: str) -> tuple[str, ...]:
        """Return a kept table's columns; KeyError for any other name, so that no name reaches SQL unchecked."""
        if not self._columns:
            self._columns = self._read_columns()
        return self._columns[table]

    def get(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return the row, or None where there is none."""
        names = self.columns(table)
        if table not in self._selects:
            self._selects[table] = f"SELECT {_list(names)} FROM {table} WHERE id = ?"
        row = self._connection.execute(self._selects[table], (row_id,)).fetchone()
        return None if row is None else dict(zip(names, row, strict=True))

    def insert(self, table: str, row: Row) -> None:
        """Add the row; columns left out take their defaults."""
        self._check(table, row)
        marks = ", ".join("?" * len(row))
        self._connection.execute(f"INSERT INTO {table} ({_list(row)}) VALUES ({marks})", tuple(row.values()))

    def update(self, table: str, row_id: str, values: Row) -> None:
        """Set some columns of the row."""
        self._check(table, values)
        assignments = ", ".join(f'"{column}" = ?' for column in values)
        self._connection.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), row_id))

    def delete(self, table: str, row_id: str) -> None:
        """Remove the row."""
        self.columns(table)
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def children(self, table: str, row_id: str) -> list[tuple[str, str]]:
        """Return (table, key) of every kept row that refers to the row."""
        found: list[tuple[str, str]] = []
        for child, column in self.references().get(table, ()):
            rows = self._connection.execute(f'SELECT id FROM {child} WHERE "{column}" = ?', (row_id,))
            found.extend((child, str(row[0])) for row in rows)
        return found

    def children_of_inserted(self, seq: int, table: str) -> list[tuple[str, tuple[str, str]]]:
        """Return, for rows that a change set inserted into a table, (key, (table, key) of a row that refers to it)."""
        found: list[tuple[str, tuple[str, str]]] = []
        for child, column in self.references().get(table, ()):
            rows = self._connection.execute(
                f'SELECT c.row_id, k.id FROM change c JOIN {child} k ON k."{column}" = c.row_id'
                f" WHERE c.seq = ? AND c.table_name = ? AND c.operation = 'insert' AND k.\"{column}\" IS NOT NULL",
                (seq, table),
            )
            found.extend((str(key), (child, str(child_key))) for key, child_key in rows)
        return found

    def deleted_that_are_there(self, seq: int, table: str) -> list[str]:
        """Return the keys of the rows of a table that a change set deleted, and that are there all the same."""
        rows = self._connection.execute(
            f"SELECT c.row_id FROM change c JOIN {table} k ON k.id = c.row_id"
            " WHERE c.seq = ? AND c.table_name = ? AND c.operation = 'delete'",
            (seq, table),
        )
        self.columns(table)
        return [str(row[0]) for row in rows]

    def parents(self, table: str, row: Row) -> list[tuple[str, str]]:
        """Return (table, key) of every kept row that the row refers to."""
        if self._links is None:
            links: dict[str, list[tuple[str, str]]] = {}
            for parent, pairs in self.references().items():
                for child, column in pairs:
                    links.setdefault(child, []).append((parent, column))
            self._links = {child: tuple(pairs) for child, pairs in links.items()}
        return [
            (parent, str(row[column])) for parent, column in self._links.get(table, ()) if row.get(column) is not None
        ]

    def _check(self, table: str, row: Row) -> None:
        unknown = set(row) - set(self.columns(table))
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")

    def _read_columns(self) -> dict[str, tuple[str, ...]]:
        rows = self._connection.execute(
            "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c"
            " WHERE t.type = 'table' ORDER BY t.name, c.cid"
        )
        columns: dict[str, list[str]] = {}
        for table, column in rows:
            columns.setdefault(table, []).append(column)
        return {table: tuple(names) for table, names in columns.items() if table in KEPT}

    def references(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Return, for each table, the (child table, column) pairs of its kept tables' foreign keys."""
        if self._references is None:
            self.columns("talk")
            references: dict[str, list[tuple[str, str]]] = {}
            for child in self._columns:
                for key in self._connection.execute(f"PRAGMA foreign_key_list({child})"):
                    if key["table"] in self._columns:
                        references.setdefault(key["table"], []).append((child, key["from"]))
            self._references = {table: tuple(pairs) for table, pairs in references.items()}
        return self._references


def _list(columns: Row | tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
