"""The one writer: applies edits in immediate transactions and logs them, a long import slice by slice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from storage.change_log import ChangeLog, LoggedChange
from storage.database import transaction
from storage.edits import Change, ChangedRow, ChangeSet, Edit
from storage.migrations import SCHEMA_VERSION
from storage.row_writer import RowWriter
from storage.slices import run_through
from storage.tables import TYPED
from storage.taking_back import TakingBack

SLICE_SECONDS = 0.05
"""How long a sliced edit writes before it lets others in; with its commit it stays under a tenth of a second."""

TYPING_PAUSE = timedelta(seconds=60)
"""Edits of one field by one analyst that follow each other within this time are one undo step."""

Progress = Callable[[int, int], None]
Clock = Callable[[], datetime]
Check = Callable[[int | None], None]
"""Raises where others' edits stand in the way of what is still to be written."""
Applied = Callable[[ChangeSet], object]
"""Told a change set as soon as it is finished and committed."""


def utc_now() -> datetime:
    """Return the present moment; tests pass a clock of their own instead."""
    return datetime.now(UTC)


@dataclass(slots=True)
class _Application:
    """One edit on its way into the library: how far it is, and under which change set."""

    edit: Edit
    analyst: str
    made_at: str
    position: int = 0
    seq: int | None = None
    is_announced: bool = False
    """Whether its analyst and its files are known to the library."""
    is_finished: bool = False
    rows: list[ChangedRow] = field(default_factory=list)


class Writer:
    """Applies edits to one library, from the thread that owns the connection."""

    def __init__(self, connection: sqlite3.Connection, now: Clock = utc_now, applied: Applied | None = None) -> None:
        self._connection = connection
        self._now = now
        self._applied = applied
        self._row_writer = RowWriter(connection)
        self._log = ChangeLog(connection)
        self._takes_back_later = False
        self._cut_off: list[int] = []

    def apply(self, edit: Edit, analyst: str, progress: Progress | None = None) -> ChangeSet | None:
        """Apply an edit and return its change set, or None where it changes nothing.

        An exception of `progress` takes back what was written, unless that was all of it. Raises KeyError and
        sqlite3.IntegrityError for an edit that does not fit the library's rows.
        """
        total = len(edit.changes)
        tell = None if progress is None else lambda done: progress(done, total)
        with self.at_a_stretch():
            result = run_through(self.slices(edit, analyst), tell)
        if progress is not None:
            progress(total, total)
        return result

    def slices(self, edit: Edit, analyst: str, check: Check | None = None) -> Generator[int, None, ChangeSet | None]:
        """Apply an edit transaction by transaction, yielding the number of changes written after each but the last.

        Between two slices other edits may be applied; `check` is called at the beginning of every transaction with the
        number of the change set, None before there is one, and raises where they stand in the way. Whatever stops it
        before it returns takes back what was written, at once or as `take_back_later` says.
        """
        application = _Application(edit, analyst, self._now().astimezone(UTC).isoformat(timespec="milliseconds"))
        committed: int | None = None
        try:
            while True:
                with self._transaction():
                    if check is not None:
                        check(application.seq)
                    self._write_slice(application)
                if application.is_finished:
                    break
                committed = application.seq
                yield application.position
        except BaseException:  # closing it raises GeneratorExit
            if committed is not None:
                self._cut(committed)
            raise
        if application.seq is None:
            return None
        change_set = self._log.get(application.seq, tuple(application.rows))
        if self._applied is not None:
            self._applied(change_set)
        return change_set

    def take_back_unfinished(self) -> int:
        """Take back every change set that a crash left half written; return how many there were."""
        unfinished = self._log.unfinished()
        for seq in unfinished:
            self.take_back(seq)
        self._cut_off.clear()
        return len(unfinished)

    def take_back(self, seq: int) -> None:
        """Restore the rows of an unfinished change set and forget it; what others made of its rows meanwhile stays."""
        run_through(self._take_back_slices(seq))

    def take_back_later(self) -> None:
        """Leave what is cut off from now on to `taking_back_slices`, for a caller who has edits made between them."""
        self._takes_back_later = True

    @contextmanager
    def at_a_stretch(self) -> Iterator[None]:
        """Take back at once what is cut off in the block, whatever `take_back_later` says: nobody is to get between."""
        before, self._takes_back_later = self._takes_back_later, False
        try:
            yield
        finally:
            self._takes_back_later = before

    def taking_back_slices(self) -> Generator[int, None, None]:
        """Take back what was cut off in short transactions, yielding after each how many changes are left at most.

        Others' edits may be applied between two of them. Stopped early, it goes on where it was when it is asked
        again, and `take_back_unfinished` does at the next start.
        """
        while self._cut_off:
            yield from self._take_back_slices(self._cut_off[-1])
            self._cut_off.pop()

    def _cut(self, seq: int) -> None:
        if self._takes_back_later:
            self._cut_off.append(seq)
        else:
            self.take_back(seq)

    def _take_back_slices(self, seq: int) -> Generator[int, None, None]:
        taking_back = TakingBack(self._connection, self._row_writer, seq)
        while True:
            with self._transaction():
                left = taking_back.write_slice(SLICE_SECONDS)
            if not left:
                return
            yield left

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Run the block in a transaction, and bring the search index up to date in it."""
        try:
            with transaction(self._connection):
                yield
                self._row_writer.index()
        except BaseException:
            self._row_writer.forget()
            raise

    def _write_slice(self, application: _Application) -> None:
        changes = application.edit.changes
        deadline = time.perf_counter() + SLICE_SECONDS if application.edit.sliced else float("inf")
        while application.position < len(changes):
            self._write_change(application, changes[application.position])
            application.position += 1
            if time.perf_counter() >= deadline or (application.edit.sliced and self._row_writer.has_much_to_index):
                break
        if application.position == len(changes):
            application.is_finished = True
            if application.seq is not None:
                self._log.finish(application.seq)

    def _write_change(self, application: _Application, change: Change) -> None:
        if not application.is_announced:
            if self._row_writer.changes_nothing(change):  # an edit that changes no row at all writes nothing at all
                return
            self._row_writer.know(application.analyst)
            self._row_writer.keep(application.edit.contents)
            application.is_announced = True
        logged = self._row_writer.write(change)
        if logged is not None:
            self._record(application, logged)

    def _record(self, application: _Application, change: LoggedChange) -> None:
        application.rows.append(ChangedRow(change.table, change.row_id, change.operation, tuple(change.after)))
        continued = self._continued(change, application)
        if continued is not None:
            application.seq = continued.seq
            first = self._log.changes(continued.seq)[0]
            if first.operation == "insert":
                change = replace(change, digest=self._row_writer.digest(change.table, change.row_id))
            self._log.extend(continued.seq, change, application.made_at)
            return
        if application.seq is None:
            application.seq = self._log.open_set(
                application.edit, application.analyst, application.made_at, SCHEMA_VERSION
            )
        self._log.record(application.seq, application.position, change)

    def _continued(self, change: LoggedChange, application: _Application) -> ChangeSet | None:
        """Return the last change set where this edit only goes on with its field, by the same analyst, in time."""
        edit = application.edit
        if edit.kind != "edit" or len(edit.changes) != 1 or change.operation != "update":
            return None
        if edit.inverse_of is not None:  # a revert speaks of one change set only
            return None
        last = self._log.last()
        if last is None or (last.analyst, last.kind, last.message) != (application.analyst, "edit", edit.message):
            return None
        if abs(datetime.fromisoformat(application.made_at) - datetime.fromisoformat(last.made_at)) > TYPING_PAUSE:
            return None
        if last.seq in self._log.unfinished():  # cut off, and on its way out
            return None
        changes = self._log.changes(last.seq)
        if len(changes) != 1 or changes[0].operation == "delete" or len(change.after) != 1:
            return None
        if changes[0].operation == "insert":  # the first words made the row
            same_row = (changes[0].table, changes[0].row_id) == (change.table, change.row_id)
            return last if same_row and change.table in TYPED else None
        if changes[0].before == change.after:  # typed and deleted again: a set that changes nothing could not be undone
            return None
        same = (changes[0].table, changes[0].row_id, *changes[0].after) == (change.table, change.row_id, *change.after)
        return last if same else None
