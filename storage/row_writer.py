"""Writing single changes of kept rows, with the search index kept in step and the log entry as the result."""

from __future__ import annotations

import sqlite3

from storage import derived, search_index
from storage.change_log import LoggedChange
from storage.edits import Change, Delete, Insert, Row, Update, content_hash
from storage.ids import stable_id
from storage.rows import Rows
from storage.schema_2 import inserted_digest
from storage.search_index import RowChange
from storage.tables import SEARCHED, searched_item, searched_texts

_INDEXED_AT_ONCE = 40_000
"""Characters of which the search index takes about as long as a slice may."""


class RowWriter:
    """Writes changes within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows = Rows(connection)
        self._unindexed: list[RowChange] = []
        self.unindexed = 0
        """Characters that were written and are not in the search index yet."""

    @property
    def has_much_to_index(self) -> bool:
        """Whether it is time to end a slice, as indexing takes longer than writing.

        Not to index and go on: a statement that SQLite may have to roll back by itself, such as the deletion of a row
        that others may refer to, makes FTS5 write out what it has collected, and then merge that, again and again.
        """
        return self.unindexed >= _INDEXED_AT_ONCE

    def changes_nothing(self, change: Change) -> bool:
        """Return whether the row is as the change wants it; KeyError where there is no row to update."""
        return isinstance(change, Update) and not _differing(change, self._present(change))

    def write(self, change: Change) -> LoggedChange | None:
        """Write one change and return what the log keeps of it; None where the row was so already.

        Raises KeyError where there is no row to update or delete, and sqlite3.IntegrityError where a row to insert is
        there already, or a reference would lead nowhere.
        """
        before: Row = {} if isinstance(change, Insert) else self._present(change)
        if isinstance(change, Update):
            values = _differing(change, before)
            if not values:
                return None
            change = Update(change.table, change.row_id, values)
            self._rows.update(change.table, change.row_id, values)
        elif isinstance(change, Insert):
            self._rows.insert(change.table, change.row)
        else:
            self._rows.delete(change.table, change.row_id)
            derived.forget_state_of(self._connection, change.table)
        after = self._rows.get(change.table, change.row_id) or {}
        self._note_texts(change.table, change.row_id, before, after)
        return _logged(change, before, after)

    def digest(self, table: str, row_id: str) -> str:
        """Return the digest by which the log would know the row as it is now; KeyError where there is none."""
        row = self._rows.get(table, row_id)
        if row is None:
            raise KeyError(f"{table} has no row {row_id}")
        return inserted_digest(table, row)

    def keep(self, contents: tuple[bytes, ...]) -> None:
        """Keep files under their SHA-256, each once."""
        for data in contents:
            values = (content_hash(data), len(data), data)
            self._connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", values)

    def know(self, analyst: str) -> None:
        """Make sure that the analyst's marks have somebody to refer to."""
        self._connection.execute("INSERT OR IGNORE INTO analyst VALUES (?, ?)", (analyst_id(analyst), analyst))

    def index(self) -> None:
        """Bring the search index up to date with what was written; rarely, as one call for much is the cheapest."""
        changes, self._unindexed, self.unindexed = self._unindexed, [], 0
        search_index.apply_changes(self._connection, changes)

    def forget(self) -> None:
        """Drop what is still to be indexed: its transaction is rolled back."""
        self._unindexed, self.unindexed = [], 0

    def _present(self, change: Update | Delete) -> Row:
        row = self._rows.get(change.table, change.row_id)
        if row is None:
            raise KeyError(f"{change.table} has no row {change.row_id}")
        return row

    def _note_texts(self, table: str, row_id: str, before: Row, after: Row) -> None:
        if table not in SEARCHED:
            return
        old, new = searched_texts(table, before or None), searched_texts(table, after or None)
        item = searched_item(table, after or before)
        if old != new or item != searched_item(table, before or after):
            self._unindexed.append(RowChange(table, row_id, old, new, item))
            self.unindexed += sum(map(len, (*old.values(), *new.values())))


def analyst_id(name: str) -> str:
    """Return the key of the analyst of that name."""
    return stable_id("analyst", name)


def _differing(change: Update, row: Row) -> Row:
    return {column: value for column, value in change.values.items() if row[column] != value}


def _logged(change: Change, before: Row, after: Row) -> LoggedChange:
    if isinstance(change, Insert):
        return LoggedChange(change.table, change.row_id, "insert", {}, {}, inserted_digest(change.table, after))
    if isinstance(change, Delete):
        return LoggedChange(change.table, change.row_id, "delete", before, {}, "")
    old = {column: before[column] for column in change.values}
    return LoggedChange(change.table, change.row_id, "update", old, change.values, "")
