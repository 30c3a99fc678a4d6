"""The edit log on disk: change sets and, for each, the changed columns of every row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from storage.database import stored_form
from storage.edits import ChangedRow, ChangeSet, Edit, Operation, Value, to_json
from storage.ids import new_id
from storage.messages import Message, Parameter
from storage.slices import run_through

_SETS = """SELECT s.seq, s.id, s.kind, s.analyst, s.made_at, s.message_key, s.message_parameters, s.inverse_of,
    s.schema_version FROM change_set s"""

_NO_LIMIT = 2**63 - 1

_BATCH = 1_000
"""Changes that are read at a stretch: some tens of milliseconds where they hold long texts."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One row's change as logged: an insert has only a digest, a delete the whole old row, an update both columns."""

    table: str
    row_id: str
    operation: Operation
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    digest: str


class ChangeLog:
    """Reads and writes the log within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def open_set(self, edit: Edit, analyst: str, made_at: str, schema_version: int) -> int:
        """Start a change set and return its number; it counts only once it is finished."""
        cursor = self._connection.execute(
            "INSERT INTO change_set (id, analyst, made_at, kind, message_key, message_parameters, inverse_of,"
            " schema_version, finished) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                new_id(),
                analyst,
                made_at,
                edit.kind,
                edit.message.key,
                to_json(_plain(edit.message)),
                edit.inverse_of,
                schema_version,
            ),
        )
        return int(cursor.lastrowid or 0)

    def finish(self, seq: int) -> None:
        """Mark the change set as complete."""
        self._connection.execute("UPDATE change_set SET finished = 1 WHERE seq = ?", (seq,))

    def record(self, seq: int, position: int, change: LoggedChange) -> None:
        """Append one row's change to a change set."""
        before = to_json(change.before) if change.before else None
        after = change.digest or (to_json(change.after) if change.after else None)
        self._connection.execute(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seq, position, change.table, change.row_id, change.operation, before, after),
        )

    def extend(self, seq: int, change: LoggedChange, made_at: str) -> None:
        """Let a one-row update or insert end in newer values: the undo step of somebody who goes on typing.

        The change has the row's new digest where the log has an insert.
        """
        after = change.digest or to_json(change.after)
        self._connection.execute("UPDATE change SET after = ? WHERE seq = ?", (after, seq))
        self._connection.execute("UPDATE change_set SET made_at = ? WHERE seq = ?", (made_at, seq))

    def remove(self, seq: int) -> None:
        """Forget a change set whose changes were taken back before it was finished."""
        self._connection.execute("DELETE FROM change WHERE seq = ?", (seq,))
        self._connection.execute("DELETE FROM change_set WHERE seq = ?", (seq,))

    def newest_changes(self, seq: int, below: int | None, limit: int) -> list[tuple[int, LoggedChange]]:
        """Return the last changes of a change set with their positions, below one if it is given, last first."""
        rows = self._connection.execute(
            "SELECT position, table_name, row_id, operation, before, after FROM change"
            " WHERE seq = ? AND position < ? ORDER BY position DESC LIMIT ?",
            (seq, _NO_LIMIT if below is None else below, limit),
        )
        found = rows.fetchall()
        return [(int(row["position"]), change) for row, change in zip(found, _logged(found), strict=True)]

    def inserted_digest(self, seq: int, table: str, row_id: str) -> str | None:
        """Return the digest of the row as a change set inserted it, or None where it did not."""
        row = self._connection.execute(
            "SELECT after FROM change WHERE row_id = ? AND seq = ? AND table_name = ? AND operation = 'insert'",
            (row_id, seq, table),
        ).fetchone()
        return None if row is None else str(row[0])

    def has(self, seq: int, table: str, row_id: str) -> bool:
        """Return whether a change set touched a row."""
        sql = "SELECT 1 FROM change WHERE row_id = ? AND seq = ? AND table_name = ?"
        return self._connection.execute(sql, (row_id, seq, table)).fetchone() is not None

    def forget(self, seq: int, position: int) -> None:
        """Forget one change of a change set that was cut off, as it was taken back."""
        self._connection.execute("DELETE FROM change WHERE seq = ? AND position = ?", (seq, position))

    def forget_row(self, seq: int, table: str, row_id: str) -> None:
        """Forget all that a change set that was cut off did to a row, as others made something of it."""
        self._connection.execute(
            "DELETE FROM change WHERE row_id = ? AND seq = ? AND table_name = ?", (row_id, seq, table)
        )

    def size(self, seq: int) -> int:
        """Return the number of a change set's row changes."""
        return int(self._connection.execute("SELECT count(*) FROM change WHERE seq = ?", (seq,)).fetchone()[0])

    def touched_since(self, seq: int) -> frozenset[tuple[str, str]]:
        """Return (table, key) of a change set's rows that later ones touched, those still being written included."""
        rows = self._connection.execute(
            "SELECT DISTINCT c.table_name, c.row_id FROM change c WHERE c.seq = ? AND EXISTS (SELECT 1 FROM change l"
            " WHERE l.row_id = c.row_id AND l.seq > c.seq AND l.table_name = c.table_name)",
            (seq,),
        )
        return frozenset((str(row[0]), str(row[1])) for row in rows)

    def written_beside(self, seq: int) -> list[ChangedRow]:
        """Return what others have changed since a change set was begun that is still being written."""
        sql = "SELECT DISTINCT table_name, row_id, operation FROM change WHERE seq > ?"
        rows = self._connection.execute(sql, (seq,))
        return [ChangedRow(str(row[0]), str(row[1]), row[2]) for row in rows.fetchall()]

    def unfinished(self) -> list[int]:
        """Return the numbers of change sets that a crash or an error cut off, newest first."""
        rows = self._connection.execute("SELECT seq FROM change_set WHERE finished = 0 ORDER BY seq DESC")
        return [int(row[0]) for row in rows]

    def get(self, seq: int, rows: tuple[ChangedRow, ...] = ()) -> ChangeSet:
        """Return a change set, with the rows that it is known to have touched."""
        row = self._connection.execute(f"{_SETS} WHERE s.seq = ?", (seq,)).fetchone()
        return replace(_change_set(row), rows=rows)

    def last(self) -> ChangeSet | None:
        """Return the newest change set, or None in a fresh library."""
        row = self._connection.execute(f"{_SETS} ORDER BY s.seq DESC LIMIT 1").fetchone()
        return None if row is None else _change_set(row)

    def sets(self) -> list[ChangeSet]:
        """Return all finished change sets, oldest first, each with whether it stands undone at present."""
        rows = self._connection.execute(f"{_SETS} WHERE s.finished ORDER BY s.seq").fetchall()
        standing: dict[int, bool] = {}
        inverted = {row["inverse_of"]: row["seq"] for row in rows if row["inverse_of"] is not None}
        for row in reversed(rows):  # an inverse comes later, and may itself be inverted
            inverse = inverted.get(row["seq"])
            standing[row["seq"]] = inverse is None or not standing[inverse]
        return [_change_set(row, undone=not standing[row["seq"]]) for row in rows]

    def newest(self, limit: int, before: int | None = None) -> list[ChangeSet]:
        """Return the last finished change sets, those below a number if one is given, newest first, as `sets` does."""
        where, values = ("", (limit,)) if before is None else ("AND s.seq < ?", (before, limit))
        rows = self._connection.execute(
            f"{_SETS} WHERE s.finished {where} ORDER BY s.seq DESC LIMIT ?", values
        ).fetchall()
        return [_change_set(row, undone=not self.stands(row["seq"])) for row in rows]

    def find(self, seq: int) -> ChangeSet | None:
        """Return a finished change set with whether it stands undone at present, or None where there is none."""
        row = self._connection.execute(f"{_SETS} WHERE s.finished AND s.seq = ?", (seq,)).fetchone()
        return None if row is None else _change_set(row, undone=not self.stands(seq))

    def own(self, analyst: str) -> Iterator[ChangeSet]:
        """Yield an analyst's finished change sets, newest first, as they are asked for."""
        before: int | None = None
        while True:
            row = self._connection.execute(
                f"{_SETS} WHERE s.finished AND s.analyst = ? AND s.seq < ? ORDER BY s.seq DESC LIMIT 1",
                (analyst, _NO_LIMIT if before is None else before),
            ).fetchone()
            if row is None:
                return
            before = int(row["seq"])
            yield _change_set(row, undone=not self.stands(before))

    def stands(self, seq: int) -> bool:
        """Return whether nothing has undone a change set, or what did has been undone itself."""
        row = self._connection.execute(
            "SELECT max(seq) FROM change_set WHERE inverse_of = ? AND finished", (seq,)
        ).fetchone()
        return row[0] is None or not self.stands(int(row[0]))

    def schema_version_of(self, seq: int) -> int:
        """Return the schema under which the change set was logged."""
        row = self._connection.execute("SELECT schema_version FROM change_set WHERE seq = ?", (seq,)).fetchone()
        return int(row[0])

    def changes(self, seq: int) -> list[LoggedChange]:
        """Return a change set's row changes in the order in which they were made."""
        return run_through(self.changes_slices(seq))

    def changes_slices(self, seq: int) -> Generator[None, None, list[LoggedChange]]:
        """Do what `changes` does, yielding now and then; what others write meanwhile may be in it or not."""
        found: list[LoggedChange] = []
        after = -1
        while True:
            rows = self._connection.execute(
                "SELECT position, table_name, row_id, operation, before, after FROM change"
                " WHERE seq = ? AND position > ? ORDER BY position LIMIT ?",
                (seq, after, _BATCH),
            ).fetchall()
            found.extend(_logged(rows))
            if len(rows) < _BATCH:
                return found
            after = int(rows[-1]["position"])
            yield

    def changed_rows(self, seq: int) -> tuple[ChangedRow, ...]:
        """Return the rows that a change set touched."""
        return tuple(
            ChangedRow(change.table, change.row_id, change.operation, tuple(change.after))
            for change in self.changes(seq)
        )

    def later_sets(self, seq: int, table: str, row_id: str) -> Iterator[ChangeSet]:
        """Yield the change sets after `seq` that touched a row, one that is still being written included."""
        rows = self._connection.execute(
            f"{_SETS} WHERE s.seq > ? AND s.seq IN"
            " (SELECT seq FROM change WHERE row_id = ? AND table_name = ?) ORDER BY s.seq",
            (seq, row_id, table),
        )
        return (_change_set(row) for row in rows.fetchall())


def _plain(message: Message) -> dict[str, object]:
    """Return a message's parameters for JSON, a message among them as a list of its key and its parameters."""
    return {
        name: [value.key, _plain(value)] if isinstance(value, Message) else value
        for name, value in message.parameters.items()
    }


def _parameters(stored: Mapping[str, Any]) -> dict[str, Parameter]:
    return {
        name: Message(value[0], _parameters(value[1])) if isinstance(value, list) else value
        for name, value in stored.items()
    }


@stored_form()
def _change_set(row: sqlite3.Row, *, undone: bool = False) -> ChangeSet:
    message = Message(row["message_key"], _parameters(json.loads(row["message_parameters"])))
    return ChangeSet(
        seq=row["seq"],
        id=row["id"],
        kind=row["kind"],
        analyst=row["analyst"],
        made_at=row["made_at"],
        message=message,
        inverse_of=row["inverse_of"],
        undone=undone,
    )


@stored_form()
def _logged(rows: Iterable[sqlite3.Row]) -> list[LoggedChange]:
    return [
        LoggedChange(
            table=row["table_name"],
            row_id=row["row_id"],
            operation=row["operation"],
            before=json.loads(row["before"]) if row["before"] else {},
            after={} if row["operation"] == "insert" or not row["after"] else json.loads(row["after"]),
            digest=row["after"] if row["operation"] == "insert" else "",
        )
        for row in rows
    ]
