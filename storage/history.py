"""Undo and redo over the edit log: each appends an inverse, and neither ever passes over a newer change."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass

from storage.change_log import ChangeLog
from storage.edits import LONG_EDIT, ChangeSet, ChangeSetKind, Edit, Insert
from storage.errors import InputError, NotFoundError
from storage.inverses import Inverses, Inversion, Obstacles
from storage.messages import Message
from storage.migrations import UNDO_FLOOR
from storage.rows import Rows
from storage.slices import run_through
from storage.writer import Check, Progress, Writer

_MADE: tuple[ChangeSetKind, ...] = ("edit", "import")
"""What analysts do; the other kinds take such change sets back, or bring them back."""

InverseSlices = Generator[tuple[int, int], None, ChangeSet]


_ATTEMPTS = 3
"""How often it is looked bit by bit at what stands in the way, before that is done at a stretch."""


class _OvertakenError(Exception):
    """Others have changed, between two slices of an inverse, rows that it is about."""


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


@dataclass(frozen=True, slots=True)
class _How:
    """How a change set is to be inverted, and under which text the log shows that."""

    kind: ChangeSetKind
    message: Message
    analyst: str
    keep_marked: bool = False


class History:
    """The undo and redo stacks of each analyst, read from the log, so that they survive closing the program."""

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self._connection = connection
        self._log = ChangeLog(connection)
        self._rows = Rows(connection)
        self._inverses = Inverses(connection)
        self._writer = writer

    def entries(self, limit: int | None = None, before: int | None = None) -> list[HistoryEntry]:
        """Return every finished change set, oldest first; with a limit, a page of so many, newest first.

        `before` continues a page: only change sets with lower numbers are on the next one.
        """
        found = self._log.sets() if limit is None else self._log.newest(limit, before)
        if not found:
            return []
        ends = sorted((found[0].seq, found[-1].seq))
        counts = dict(
            self._connection.execute("SELECT seq, count(*) FROM change WHERE seq BETWEEN ? AND ? GROUP BY seq", ends)
        )
        return [HistoryEntry(change_set, int(counts.get(change_set.seq, 0))) for change_set in found]

    def undoable(self, analyst: str) -> ChangeSet | None:
        """Return the analyst's own newest change set that stands, or None."""
        own = self._log.own(analyst)
        return next((found for found in own if found.kind in _MADE and not found.undone), None)

    def redoable(self, analyst: str) -> ChangeSet | None:
        """Return the analyst's newest undo that stands and that no new edit of theirs has followed, or None."""
        for found in self._log.own(analyst):
            if found.kind in _MADE:
                return None
            if found.kind == "undo" and not found.undone:
                return found
        return None

    def undo(self, analyst: str, *, keep_marked: bool = False, progress: Progress | None = None) -> ChangeSet:
        """Undo the analyst's newest standing change set and return the inverse's change set.

        Raises NotFoundError where there is nothing to undo, LaterChangesError where newer changes stand on it, and
        MarksInTheWayError where an import's talks carry marks and `keep_marked` was not said.
        """
        return self._at_a_stretch(self.undo_slices(analyst, keep_marked=keep_marked), progress)

    def undo_slices(self, analyst: str, *, keep_marked: bool = False) -> InverseSlices:
        """Do what `undo` does, an import's in short transactions, yielding (done, total) changes between them.

        Whatever stops it before it returns, closing it included, takes back what was written.
        """
        target = self.undoable(analyst)
        if target is None:
            raise NotFoundError(Message("history.nothing_to_undo"))
        return (yield from self._inverse_slices(target, _How("undo", target.message, analyst, keep_marked)))

    def redo(self, analyst: str, *, progress: Progress | None = None) -> ChangeSet:
        """Undo the analyst's newest standing undo and return the inverse's change set.

        Raises NotFoundError where there is nothing to redo and LaterChangesError where newer changes stand on it.
        """
        return self._at_a_stretch(self.redo_slices(analyst), progress)

    def redo_slices(self, analyst: str) -> InverseSlices:
        """Do what `redo` does as `undo_slices` does it."""
        target = self.redoable(analyst)
        if target is None:
            raise NotFoundError(Message("history.nothing_to_redo"))
        return (yield from self._inverse_slices(target, _How("redo", target.message, analyst)))

    def revert(
        self, seq: int, analyst: str, *, keep_marked: bool = False, progress: Progress | None = None
    ) -> ChangeSet:
        """Take one change set back, whoever made it and when, by an edit of the analyst that can be undone in turn.

        Raises NotFoundError where there is no such change set, InputError where it was undone already, and
        LaterChangesError and MarksInTheWayError as `undo` does.
        """
        return self._at_a_stretch(self.revert_slices(seq, analyst, keep_marked=keep_marked), progress)

    def revert_slices(self, seq: int, analyst: str, *, keep_marked: bool = False) -> InverseSlices:
        """Do what `revert` does as `undo_slices` does it."""
        target = self._log.find(seq)
        if target is None:
            raise NotFoundError(Message("history.no_change_set"), where=str(seq))
        if target.undone:
            raise InputError(
                Message("history.already_undone", {"change": _named(target)}),
                remedy=Message("history.already_undone_remedy"),
            )
        message = Message("history.reverted", {"change": _named(target)})
        return (yield from self._inverse_slices(target, _How("edit", message, analyst, keep_marked)))

    def _inverse_slices(self, target: ChangeSet, how: _How) -> InverseSlices:
        if self._log.schema_version_of(target.seq) < UNDO_FLOOR:
            raise InputError(Message("history.older_schema"), remedy=Message("history.older_schema_remedy"))
        total = self._log.size(target.seq)
        while True:
            inversion = yield from self._prepared(target, how, total)
            if inversion.obstacles:
                raise _refusal(target, inversion.obstacles)
            if not inversion.changes:  # all that the import brought carries marks: there is nothing left to take back
                raise MarksInTheWayError(target, len(inversion.keep))
            try:
                return (yield from self._write_slices(target, how, inversion))
            except _OvertakenError:  # what it wrote is taken back; it begins anew, or is refused now
                for left in self._writer.taking_back_slices():
                    yield min(left, total), total

    def _prepared(self, target: ChangeSet, how: _How, total: int) -> Generator[tuple[int, int], None, Inversion]:
        """Look at what stands in the way of a long change set bit by bit, at a stretch if others write all the time."""
        for attempt in range(_ATTEMPTS + 1):
            before = self._connection.total_changes
            preparing = self._inverses.prepare(target.seq, keep_marked=how.keep_marked)
            while True:
                try:
                    next(preparing)
                except StopIteration as end:
                    inversion: Inversion = end.value
                    break
                if total > LONG_EDIT and attempt < _ATTEMPTS:
                    yield 0, total
            if self._connection.total_changes == before:
                break
        return inversion

    def _write_slices(self, target: ChangeSet, how: _How, inversion: Inversion) -> InverseSlices:
        total = len(inversion.changes)
        edit = Edit(how.message, inversion.changes, kind=how.kind, sliced=total > LONG_EDIT, inverse_of=target.seq)
        check = self._check_of(inversion)
        with closing(self._writer.slices(edit, how.analyst, check)) as slices:
            while True:
                try:
                    done = next(slices)
                except StopIteration as end:
                    applied: ChangeSet | None = end.value
                    break
                yield done, total
        if applied is None:
            raise NotFoundError(Message("history.nothing_to_undo"))
        return applied

    def _check_of(self, inversion: Inversion) -> Check:
        """Return a check that what others write while the inverse is written leaves its rows alone."""
        touched, deleted = inversion.touched, inversion.deleted
        brings_back = any(isinstance(change, Insert) for change in inversion.changes)

        def check(seq: int | None) -> None:
            for written in () if seq is None else self._log.written_beside(seq):
                row = self._rows.get(written.table, written.row_id) or {}
                if (
                    (written.table, written.row_id) in touched
                    or (written.operation == "delete" and brings_back)
                    or not deleted.isdisjoint(self._rows.parents(written.table, row))
                ):
                    raise _OvertakenError

        return check

    def _at_a_stretch(self, slices: InverseSlices, progress: Progress | None) -> ChangeSet:
        with self._writer.at_a_stretch():
            applied = run_through(slices, None if progress is None else lambda step: progress(*step))
        if progress is not None:
            progress(len(applied.rows), len(applied.rows))
        return applied


def _named(change_set: ChangeSet) -> Message:
    """Return what the history says of a change set."""
    if change_set.kind in _MADE:
        return change_set.message
    return Message("history.undone" if change_set.kind == "undo" else "history.redone", {"change": change_set.message})


def _refusal(target: ChangeSet, obstacles: Obstacles) -> InputError:
    if target.kind != "import" or obstacles.later or obstacles.changed:
        later = {found.seq: found for found in (*obstacles.later, *obstacles.marking)}
        return LaterChangesError(target, tuple(later[seq] for seq in sorted(later)))
    return MarksInTheWayError(target, len(obstacles.marked))
