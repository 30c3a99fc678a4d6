"""Taking back what was cut off half way: an unfinished change set, newest change first, in short transactions."""

from __future__ import annotations

import sqlite3
import time

from storage.change_log import ChangeLog, LoggedChange
from storage.edits import Delete, Row, Update
from storage.inverses import inverse, stands
from storage.records import HAND_WRITTEN
from storage.row_writer import RowWriter
from storage.rows import Rows
from storage.schema_2 import inserted_digest

_BATCH = 64
"""Changes that are read from the log at once."""

RowKey = tuple[str, str]


class TakingBack:
    """Takes back one unfinished change set, slice by slice, within the caller's transactions.

    Each slice takes what it restores out of the log, so that a set that is cut off in this too is merely a shorter one.
    What others made of a row meanwhile stays, and with it all that the row refers to: a row is looked at when its turn
    comes, and as it came before whatever refers to it, that has gone by then, or stays. Only a talk's aliases wait for
    their talk: by them a later import knows it again.
    """

    def __init__(self, connection: sqlite3.Connection, row_writer: RowWriter, seq: int) -> None:
        self._rows = Rows(connection)
        self._log = ChangeLog(connection)
        self._row_writer = row_writer
        self._seq = seq
        self._below: int | None = None

    def write_slice(self, seconds: float) -> int:
        """Take back for so long, one change at least; return how many are left, none once the set is forgotten."""
        deadline = time.perf_counter() + seconds
        while changes := self._log.newest_changes(self._seq, self._below, _BATCH):
            for position, change in changes:
                self._take_back(position, change)
                self._below = position
                if self._row_writer.has_much_to_index or time.perf_counter() >= deadline:
                    return position + 1
        self._log.remove(self._seq)
        return 0

    def _take_back(self, position: int, change: LoggedChange) -> None:
        key = change.table, change.row_id
        if not self._log.has(self._seq, *key):  # left, or gone with its talk, since it was read
            return
        row = self._rows.get(*key)
        if row is not None and change.operation == "insert" and self._waits(change.table, row):
            return
        aliases = self._own_aliases(key) if change.operation == "insert" else []
        if not stands(change, row) or self._is_used(change, aliases) or self._is_orphan(change):
            self._leave(key)
            return
        for alias in aliases:
            self._row_writer.write(Delete(*alias))
            self._log.forget_row(self._seq, *alias)
        self._row_writer.write(inverse(change))
        self._log.forget(self._seq, position)

    def _waits(self, table: str, row: Row) -> bool:
        """Return whether a row is an alias that goes or stays with its talk."""
        return table == "talk_alias" and self._log.inserted_digest(self._seq, "talk", str(row["talk_id"])) is not None

    def _own_aliases(self, key: RowKey) -> list[RowKey]:
        """Return the aliases that the set gave a talk and that are as it left them."""
        if key[0] != "talk":
            return []
        return [
            child for child in self._rows.children(*key) if child[0] == "talk_alias" and self._is_as_inserted(child)
        ]

    def _is_as_inserted(self, key: RowKey) -> bool:
        row = self._rows.get(*key)
        return row is not None and inserted_digest(key[0], row) == self._log.inserted_digest(self._seq, *key)

    def _is_used(self, change: LoggedChange, aliases: list[RowKey]) -> bool:
        """Return whether a row that the set brought has rows that stay hanging on it."""
        key = change.table, change.row_id
        if change.operation == "insert":
            return any(child not in aliases for child in self._rows.children(*key))
        if change.operation == "delete" or self._log.inserted_digest(self._seq, *key) is None:
            return False
        return any(not self._log.has(self._seq, *child) for child in self._rows.children(*key))

    def _is_orphan(self, change: LoggedChange) -> bool:
        """Return whether what the row referred to before is gone."""
        return any(self._rows.get(*parent) is None for parent in self._rows.parents(change.table, change.before))

    def _leave(self, key: RowKey) -> None:
        """Let a row stay as it is, a talk with its aliases; a source forgets its parser, so as to be read anew."""
        is_own = self._log.inserted_digest(self._seq, *key) is not None
        row = self._rows.get(*key)
        if is_own and row is not None and key[0] == "source" and row["parser"] != HAND_WRITTEN:
            self._row_writer.write(Update(*key, {"parser": ""}))
        for child in self._rows.children(*key) if is_own and key[0] == "talk" else ():
            if child[0] == "talk_alias":
                self._log.forget_row(self._seq, *child)
        self._log.forget_row(self._seq, *key)
