"""The edit log of one talk: every change set that touched its row or a row that hangs on it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from storage.change_log import ChangeLog
from storage.edits import ChangeSet

_ON_TALK = (
    "tagging",
    "highlight",
    "note",
    "rating",
    "decision",
    "attachment",
    "amendment",
    "report",
    "programme_event",
)

# A row that is gone is known by the image that the log keeps of it, which names the talk or one of its reports.
_ROWS = " UNION ALL ".join(
    [
        "SELECT ?1 AS id",
        *(f"SELECT id FROM {table} WHERE talk_id = ?1" for table in _ON_TALK),
        "SELECT id FROM distinction WHERE talk_id = ?1 OR other_id = ?1",
        "SELECT id FROM revision WHERE report_id IN (SELECT id FROM report WHERE talk_id = ?1)",
        "SELECT id FROM evidence WHERE highlight_id IN (SELECT id FROM highlight WHERE talk_id = ?1)",
        """SELECT row_id FROM change WHERE operation = 'delete' AND (instr(before, ?1) OR (table_name = 'revision'
            AND EXISTS (SELECT 1 FROM report WHERE talk_id = ?1 AND instr(before, id))))""",
    ]
)
_SETS = f"""SELECT DISTINCT c.seq FROM change c JOIN change_set s ON s.seq = c.seq
    WHERE c.row_id IN ({_ROWS}) AND s.finished ORDER BY c.seq DESC LIMIT ?2"""

MOST_SETS = 500
"""How far back the history of one talk goes."""


class TalkHistoryRepository:
    """Reads what happened to a talk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._log = ChangeLog(connection)

    def of_talk(self, talk_id: str) -> list[ChangeSet]:
        """Return the last `MOST_SETS` finished change sets that touched a talk, newest first, without their rows."""
        numbers = [int(row[0]) for row in self._connection.execute(_SETS, (talk_id, MOST_SETS))]
        return [replace(self._log.get(seq), undone=not self._stands(seq)) for seq in numbers]

    def _stands(self, seq: int) -> bool:
        """Return whether nothing has taken the change set back, or what did was taken back itself."""
        row = self._connection.execute(
            "SELECT max(seq) FROM change_set WHERE inverse_of = ? AND finished", (seq,)
        ).fetchone()
        return row[0] is None or not self._stands(int(row[0]))
