"""What single change sets did, row by row, with names by which people know the rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from storage.change_log import ChangeLog, LoggedChange
from storage.database import stored_form
from storage.edits import Operation, Row, Value
from storage.inverses import Inverses, Obstacles
from storage.migrations import UNDO_FLOOR
from storage.rows import Rows

_NAME_COLUMNS: Mapping[str, str] = {
    "analyst": "name",
    "attachment": "name",
    "briefing": "name",
    "business_unit": "name",
    "challenge": "text",
    "conference": "name",
    "focus_area": "name",
    "highlight": "exact",
    "keyword": "word",
    "note": "text",
    "programme_event": "title",
    "saved_view": "name",
    "section": "title",
    "source": "name",
    "tag": "name",
    "talk": "title",
    "talk_alias": "alias",
    "topic": "zh_hans",
}
"""Which column names a row; a row of another table is named after what it refers to."""

_REFERRED: Mapping[str, str] = {
    "talk_id": "talk",
    "section_id": "section",
    "challenge_id": "challenge",
    "tag_id": "tag",
    "report_id": "report",
    "highlight_id": "highlight",
}
_FIRST: Mapping[str, str] = {"tagging": "tag_id", "evidence": "highlight_id", "revision": "report_id"}
"""What names a row that has no name of its own, where that is not the item it is on."""

_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row's change: its name, the item it is on (empty for none), and the columns before and after an update."""

    table: str
    row_id: str
    operation: Operation
    name: str
    item: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]


class ChangeRepository:
    """Reads the edit log for people."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._log = ChangeLog(connection)
        self._rows = Rows(connection)
        self._inverses = Inverses(connection)

    def analysts(self) -> list[str]:
        """Return everybody who ever changed something, by name."""
        rows = self._connection.execute("SELECT DISTINCT analyst FROM change_set WHERE finished ORDER BY analyst")
        return [str(row[0]) for row in rows]

    def rows_of(self, seq: int, limit: int) -> list[RowChange]:
        """Return the first `limit` row changes of a change set, in the order in which they were made."""
        rows = self._connection.execute(
            "SELECT table_name, row_id, operation, before, after FROM change WHERE seq = ? ORDER BY position LIMIT ?",
            (seq, limit),
        ).fetchall()
        return [self._named(seq, _logged(row)) for row in rows]

    def subject_of(self, seq: int) -> str:
        """Return the item that a change set's first row is on or belongs to, by its title or text; "" without one."""
        found = self.rows_of(seq, 1)
        return (found[0].item or found[0].name) if found else ""

    def row_count(self, seq: int) -> int:
        """Return how many row changes a change set has."""
        return int(self._connection.execute("SELECT count(*) FROM change WHERE seq = ?", (seq,)).fetchone()[0])

    def obstacles(self, seq: int) -> Obstacles:
        """Return what stands in the way of taking a change set back; walks over all its rows."""
        return self._inverses.obstacles(seq, self._inverses.rows_in_use(seq))

    def is_too_old(self, seq: int) -> bool:
        """Return whether a change set was logged under a schema whose changes can no longer be taken back."""
        return self._log.schema_version_of(seq) < UNDO_FLOOR

    def _named(self, seq: int, change: LoggedChange) -> RowChange:
        row = self._row(change.table, change.row_id, change.before if change.operation == "delete" else None, seq)
        name, item = self._names(change.table, row)
        return RowChange(change.table, change.row_id, change.operation, name, item, change.before, change.after)

    def _row(self, table: str, row_id: str, image: Row | None, seq: int) -> Row:
        """Return a row as it is, or as it was last known: of one that is gone the log keeps the image."""
        found = self._rows.get(table, row_id) or image
        if found is None:
            kept = self._connection.execute(
                "SELECT before FROM change WHERE row_id = ? AND table_name = ? AND operation = 'delete' AND seq > ?"
                " ORDER BY seq LIMIT 1",
                (row_id, table, seq),
            ).fetchone()
            with stored_form():
                found = json.loads(kept[0]) if kept else {}
        return found

    def _names(self, table: str, row: Row, depth: int = 0) -> tuple[str, str]:
        """Return a row's name and that of the item it is on."""
        first = _FIRST.get(table)
        own = str(row.get(_NAME_COLUMNS.get(table, ""), "") or "")
        named = self._name_of(first, row, depth) if first else own
        links = (column for column in ("talk_id", "section_id", "challenge_id") if row.get(column))
        item = next((self._name_of(column, row, depth) for column in links), "")
        return (named, item) if named else (item, "")

    def _name_of(self, column: str, row: Row, depth: int) -> str:
        row_id = row.get(column)
        if not row_id or depth >= _DEEPEST:
            return ""
        table = _REFERRED[column]
        return self._names(table, self._row(table, str(row_id), None, 0), depth + 1)[0]


@stored_form()
def _logged(row: sqlite3.Row) -> LoggedChange:
    inserted = row["operation"] == "insert"
    before = json.loads(row["before"]) if row["before"] else {}
    after = {} if inserted or not row["after"] else json.loads(row["after"])
    return LoggedChange(row["table_name"], row["row_id"], row["operation"], before, after, "")
