"""Moments of a library: whether what was worked out from it some time ago still holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in the edit log; `seq` is -1 in the midst of a change set, of which more may follow unnoticed."""

    seq: int
    made_at: str = ""


def moment(connection: sqlite3.Connection) -> Moment:
    """Return where the log stands now."""
    sql = "SELECT seq, made_at, EXISTS (SELECT 1 FROM change_set WHERE NOT finished) FROM change_set"
    row = connection.execute(f"{sql} ORDER BY seq DESC LIMIT 1").fetchone()
    if row is None:
        return Moment(0)
    return Moment(-1) if row[2] else Moment(int(row[0]), str(row[1]))


def stands(connection: sqlite3.Connection, since: Moment, tables: Collection[str]) -> bool:
    """Return whether the rows of these kept tables are as they were at that moment.

    The last change set counts again where its time has changed: somebody has gone on typing in it.
    """
    if since.seq < 0:
        return False
    row = connection.execute("SELECT made_at FROM change_set WHERE seq = ?", (since.seq,)).fetchone()
    went_on = row is not None and row[0] != since.made_at
    first = since.seq if went_on else since.seq + 1
    changed = connection.execute("SELECT DISTINCT table_name FROM change WHERE seq >= ?", (first,))
    return not any(str(found[0]) in tables for found in changed)
