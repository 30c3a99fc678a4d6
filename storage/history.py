"""Undo and redo over the edit log: each appends an inverse, and neither ever passes over a newer change."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from storage.change_log import ChangeLog
from storage.edits import ChangeSet, ChangeSetKind, Edit
from storage.errors import InputError, NotFoundError
from storage.inverses import Inverses, Obstacles
from storage.messages import Message
from storage.migrations import UNDO_FLOOR
from storage.writer import Progress, Writer

_ATOMIC_CHANGES = 200
"""Up to this many row changes, an inverse is written at once; that of an import is written in slices, as it was."""


class MarksInTheWayError(InputError):
    """An import cannot be taken back whole: talks it brought carry human marks; ask, then keep those."""

    def __init__(self, change_set: ChangeSet, count: int) -> None:
        super().__init__(
            Message("history.marks_in_the_way", {"count": count}), remedy=Message("history.marks_in_the_way_remedy")
        )
        self.change_set = change_set
        self.count = count


class LaterChangesError(InputError):
    """A change set cannot be undone because newer changes stand on it."""

    def __init__(self, change_set: ChangeSet, later: tuple[ChangeSet, ...]) -> None:
        super().__init__(
            Message("history.later_changes", {"change": change_set.message}),
            remedy=Message("history.later_changes_remedy"),
            details=tuple(
                Message("history.later_change", {"number": s.seq, "analyst": s.analyst, "change": s.message})
                for s in later
            ),
        )
        self.change_set = change_set
        self.later = later


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change set as the history shows it."""

    change_set: ChangeSet
    row_count: int


class History:
    """The undo and redo stacks of each analyst, read from the log, so that they survive closing the program."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self._log = ChangeLog(connection)
        self._inverses = Inverses(connection)
        self._writer = writer

    def entries(self) -> list[HistoryEntry]:
        """Return every finished change set, oldest first."""
        counts = dict(self._connection.execute("SELECT seq, count(*) FROM change GROUP BY seq").fetchall())
        return [HistoryEntry(found, int(counts.get(found.seq, 0))) for found in self._log.sets()]

    def undoable(self, analyst: str) -> ChangeSet | None:
        """Return the analyst's own newest change set that stands, or None."""
        own = [found for found in self._log.sets(analyst) if found.kind in ("edit", "import") and not found.undone]
        return own[-1] if own else None

    def redoable(self, analyst: str) -> ChangeSet | None:
        """Return the analyst's newest undo that stands and that no new edit of theirs has followed, or None."""
        for found in reversed(self._log.sets(analyst)):
            if found.kind in ("edit", "import"):
                return None
            if found.kind == "undo" and not found.undone:
                return found
        return None

    def undo(self, analyst: str, *, keep_marked: bool = False, progress: Progress | None = None) -> ChangeSet:
        """Undo the analyst's newest standing change set and return the inverse's change set.

        Raises NotFoundError where there is nothing to undo, LaterChangesError where newer changes stand on it, and
        MarksInTheWayError where an import's talks carry marks and `keep_marked` was not said.
        """
        target = self.undoable(analyst)
        if target is None:
            raise NotFoundError(Message("history.nothing_to_undo"))
        return self._invert(target, analyst, "undo", keep_marked=keep_marked, progress=progress)

    def redo(self, analyst: str, *, progress: Progress | None = None) -> ChangeSet:
        """Undo the analyst's newest standing undo and return the inverse's change set.

        Raises NotFoundError where there is nothing to redo and LaterChangesError where newer changes stand on it.
        """
        target = self.redoable(analyst)
        if target is None:
            raise NotFoundError(Message("history.nothing_to_redo"))
        return self._invert(target, analyst, "redo", keep_marked=False, progress=progress)

    def _invert(
        self, target: ChangeSet, analyst: str, kind: ChangeSetKind, *, keep_marked: bool, progress: Progress | None
    ) -> ChangeSet:
        if self._log.schema_version_of(target.seq) < UNDO_FLOOR:
            raise InputError(Message("history.older_schema"), remedy=Message("history.older_schema_remedy"))
        keep = (self._inverses.rows_to_keep if keep_marked else self._inverses.rows_in_use)(target.seq)
        obstacles = self._inverses.obstacles(target.seq, keep)
        if obstacles:
            raise _refusal(target, obstacles)
        changes = tuple(self._inverses.of(target.seq, keep))
        if not changes:  # all that the import brought carries marks: there is nothing left to take back
            raise MarksInTheWayError(target, len(keep))
        edit = Edit(target.message, changes, kind=kind, sliced=len(changes) > _ATOMIC_CHANGES, inverse_of=target.seq)
        applied = self._writer.apply(edit, analyst, progress)
        if applied is None:
            raise NotFoundError(Message("history.nothing_to_undo"))
        return applied


def _refusal(target: ChangeSet, obstacles: Obstacles) -> InputError:
    if target.kind != "import" or obstacles.later or obstacles.changed:
        later = {found.seq: found for found in (*obstacles.later, *obstacles.marking)}
        return LaterChangesError(target, tuple(later[seq] for seq in sorted(later)))
    return MarksInTheWayError(target, len(obstacles.marked))
