"""Which talks of the table a change set touches, so that only these are read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from storage.change_log import ChangeLog, LoggedChange
from storage.edits import ChangeSet
from storage.repositories.base import Repository

_BY_TALK = frozenset({"report", "programme_event", "tagging", "highlight", "note", "rating", "decision"})
"""Tables whose rows say of which talk they are."""

_EVERYWHERE = {
    "conference": frozenset({"name", "archived"}),
    "source": frozenset({"imported_at"}),
    "business_unit": frozenset({"name", "archived"}),
    "focus_area": frozenset({"business_unit_id", "archived"}),
    "challenge": frozenset({"focus_area_id", "archived", "withdrawn"}),
}
"""Columns that show, or are hidden, in many talks at once."""

_MANY = 5_000
"""From so many changed rows on, reading everything is as fast."""


class TouchedTalksRepository(Repository):
    """Finds the talks behind changed rows, of rows that are gone by what the log keeps of them."""

    table = "talk"

    def of(self, change_set: ChangeSet) -> frozenset[str] | None:
        """Return the ids of the talks whose rows may look different now, None where it may be any of them."""
        if change_set.kind == "import" or len(change_set.rows) > _MANY:
            return None
        changes = ChangeLog(self._connection).changes(change_set.seq)
        if any(_is_everywhere(change) for change in changes):
            return None
        found = {change.row_id for change in changes if change.table == "talk"}
        for change in changes:
            if change.table in _BY_TALK:
                found.update(str(image["talk_id"]) for image in (change.before, change.after) if image.get("talk_id"))
        for table in (*sorted(_BY_TALK), "tag"):
            found.update(self._talks_of(table, (change.row_id for change in changes if change.table == table)))
        return frozenset(found)

    def _talks_of(self, table: str, row_ids: Iterable[str]) -> Iterator[str]:
        """Yield the talks that rows which are there belong to, and for tags those that carry them."""
        wanted = list(dict.fromkeys(row_ids))
        if wanted:
            source, column = ("tagging", "tag_id") if table == "tag" else (table, "id")
            sql = f"""SELECT DISTINCT talk_id FROM {source}
                WHERE talk_id IS NOT NULL AND {column} IN (SELECT value FROM json_each(?))"""
            yield from (row["talk_id"] for row in self._query(sql, (json.dumps(wanted),)))


def _is_everywhere(change: LoggedChange) -> bool:
    columns = _EVERYWHERE.get(change.table)
    if columns is None or change.operation == "insert":  # nothing hangs on a new row yet
        return False
    return change.operation == "delete" or not columns.isdisjoint(change.after)
