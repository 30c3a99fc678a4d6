"""The inverse of a logged change set, and what stands in its way."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass

from storage.change_log import ChangeLog, LoggedChange
from storage.edits import Change, ChangeSet, Delete, Insert, Row, Update
from storage.records import HAND_WRITTEN
from storage.rows import Rows
from storage.schema_2 import inserted_digest
from storage.slices import run_through
from storage.tables import MARKS, SHARED

RowKey = tuple[str, str]

_BATCH = 2_000
"""Changes that are walked at a stretch."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """Why a change set cannot simply be undone."""

    later: tuple[ChangeSet, ...] = ()
    """Later changes of the same rows, or of rows that refer to them, oldest first."""
    marked: tuple[RowKey, ...] = ()
    """Rows it brought that carry human marks now."""
    marking: tuple[ChangeSet, ...] = ()
    """The change sets that put those marks there."""
    changed: tuple[RowKey, ...] = ()
    """Rows that are no longer as it left them, that other rows refer to now, or whose own references are gone."""

    def __bool__(self) -> bool:
        return bool(self.later or self.marked or self.changed)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A change set walked backwards from the rows as they are: what undoing it would make of each."""

    inserted: tuple[RowKey, ...]
    after: Mapping[RowKey, Row | None]
    """Each of its rows as undoing leaves it, None where it goes."""
    changed: tuple[RowKey, ...]
    """Rows that are no longer as it left them."""
    orphans: Mapping[RowKey, RowKey]
    """Rows that would come back, each with a row that it refers to and that is gone."""
    children: Mapping[RowKey, list[RowKey]]
    """For its inserted rows, the rows that refer to them and would still do so after the undo."""


@dataclass(frozen=True, slots=True)
class Inversion:
    """A change set's inverse, ready to be applied where nothing stands in its way."""

    keep: frozenset[RowKey]
    """Rows it brought that stay."""
    obstacles: Obstacles
    changes: tuple[Change, ...]

    @property
    def touched(self) -> frozenset[RowKey]:
        """The rows that it changes."""
        return frozenset((change.table, change.row_id) for change in self.changes)

    @property
    def deleted(self) -> frozenset[RowKey]:
        """The rows that it removes."""
        return frozenset((change.table, change.row_id) for change in self.changes if isinstance(change, Delete))


class Inverses:
    """Finds and builds inverses within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._rows = Rows(connection)
        self._log = ChangeLog(connection)

    def prepare(self, seq: int, *, keep_marked: bool = False) -> Generator[None, None, Inversion]:
        """Return the inverse of a change set and what stands in its way, yielding every some ten milliseconds.

        What is found holds only if nothing was written from the beginning to the end.
        """
        logged = yield from self._log.changes_slices(seq)
        walk = yield from self._walk(seq, logged)
        keep = self._with_parents(self._referred_to(walk) if keep_marked else self._in_use(walk), walk)
        if keep:
            walk = yield from self._walk(seq, logged, keep)
        obstacles = self._obstacles(seq, walk)
        yield
        changes = tuple(self._inverse(logged, keep))
        yield
        return Inversion(keep, obstacles, changes)

    def of(self, seq: int, keep: frozenset[RowKey] = frozenset()) -> list[Change]:
        """Return the changes that undo a change set, last change first, leaving the rows of `keep` in place.

        A source that stays without its reports forgets its parser, so that importing the file again reads it anew.
        """
        return self._inverse(self._log.changes(seq), keep)

    def _inverse(self, logged: list[LoggedChange], keep: frozenset[RowKey]) -> list[Change]:
        changes = [inverse(change) for change in reversed(logged) if (change.table, change.row_id) not in keep]
        if changes:
            changes.extend(
                Update("source", change.row_id, {"parser": ""})
                for change in logged
                if (change.table, change.operation) == ("source", "insert")
                and ("source", change.row_id) in keep
                and (self._rows.get("source", change.row_id) or {}).get("parser") not in (None, HAND_WRITTEN)
            )
        return changes

    def rows_to_keep(self, seq: int) -> frozenset[RowKey]:
        """Return the inserted rows that rows from outside the change set refer to, with all that these refer to."""
        walk = run_through(self._walk(seq, self._log.changes(seq)))
        return self._with_parents(self._referred_to(walk), walk)

    def rows_in_use(self, seq: int) -> frozenset[RowKey]:
        """Return the inserted rows that other documents hang on by now; undoing never takes these."""
        walk = run_through(self._walk(seq, self._log.changes(seq)))
        return self._with_parents(self._in_use(walk), walk)

    def obstacles(self, seq: int, keep: frozenset[RowKey] = frozenset()) -> Obstacles:
        """Return what stands on a change set: its rows must still be as it left them, and bear nothing newer.

        A row that it brought and that was corrected by hand since is a marked one.
        """
        return self._obstacles(seq, run_through(self._walk(seq, self._log.changes(seq), keep)))

    def _obstacles(self, seq: int, walk: _Walk) -> Obstacles:
        corrected = self._corrected(walk)
        later: dict[int, ChangeSet] = {}
        marking: dict[int, ChangeSet] = {}
        marked: list[RowKey] = []
        changed = [key for key in (*walk.changed, *walk.orphans) if key not in corrected]
        for key in (*walk.changed, *walk.orphans.values()):
            standing = self._log.later_sets(seq, *key)
            (marking if key in corrected else later).update((found.seq, found) for found in standing)
        for key in walk.inserted:
            for child in walk.children.get(key, ()):
                is_mark = (child[0] in MARKS and key[0] not in MARKS) or key in corrected
                (marked if is_mark else changed).append(key)
                standing = self._log.later_sets(seq, *child)
                (marking if is_mark else later).update((found.seq, found) for found in standing)
        return Obstacles(
            later=_in_order(later),
            marked=tuple(dict.fromkeys(marked)),
            marking=_in_order(marking),
            changed=tuple(dict.fromkeys(changed)),
        )

    def _walk(
        self, seq: int, logged: list[LoggedChange], keep: frozenset[RowKey] = frozenset()
    ) -> Generator[None, None, _Walk]:
        """Walk a change set; rows that no later one touched are as it left them, and need not be read."""
        changes = [change for change in logged if (change.table, change.row_id) not in keep]
        touched = yield from self._touched(seq, changes)
        after: dict[RowKey, Row | None] = {}
        changed: dict[RowKey, None] = {}
        for number, change in enumerate(reversed(changes), 1):
            if number % _BATCH == 0:
                yield
            key = (change.table, change.row_id)
            if key not in after and key not in touched and change.operation != "update":
                after[key] = _undone(change, None)
                continue
            row = after[key] if key in after else self._rows.get(*key)
            if not stands(change, row):
                changed[key] = None
            after[key] = _undone(change, row)
        inserted = tuple((change.table, change.row_id) for change in changes if change.operation == "insert")
        orphans = self._orphans(changes, after)
        yield
        children = yield from self._staying_children(seq, frozenset(inserted), after)
        return _Walk(inserted, after, tuple(changed), orphans, children)

    def _touched(self, seq: int, changes: list[LoggedChange]) -> Generator[None, None, frozenset[RowKey]]:
        """Return rows that may be no longer as a change set left them; what it deleted may be back unlogged.

        That is so where a change set brought such a row back, was cut off, and left it to those who had made use of it.
        """
        back: list[RowKey] = []
        for table in sorted({change.table for change in changes if change.operation == "delete"}):
            back.extend((table, row_id) for row_id in self._rows.deleted_that_are_there(seq, table))
            yield
        return self._log.touched_since(seq) | frozenset(back)

    def _orphans(self, changes: list[LoggedChange], after: Mapping[RowKey, Row | None]) -> dict[RowKey, RowKey]:
        is_gone: dict[RowKey, bool] = {}
        orphans: dict[RowKey, RowKey] = {}
        for change in changes:
            key = (change.table, change.row_id)
            if not change.before or after[key] is None:
                continue
            for parent in self._rows.parents(change.table, change.before):
                if parent not in is_gone:
                    is_gone[parent] = (after[parent] if parent in after else self._rows.get(*parent)) is None
                if is_gone[parent]:
                    orphans[key] = parent
        return orphans

    def _in_use(self, walk: _Walk) -> list[RowKey]:
        return [key for key in walk.inserted if key in walk.children and self._is_shared(key)]

    def _is_shared(self, key: RowKey) -> bool:
        """Return whether others come to hang on a row; of sources, only the analysts themselves are such rows."""
        if key[0] == "source":
            return (self._rows.get(*key) or {}).get("parser") == HAND_WRITTEN
        return key[0] in SHARED

    def _corrected(self, walk: _Walk) -> frozenset[RowKey]:
        """Return the inserted rows that somebody corrected by hand and that would not go with the correction."""
        return frozenset(
            key
            for key in walk.inserted
            if key in walk.changed and any(child[0] == "amendment" for child in walk.children.get(key, ()))
        )

    def _referred_to(self, walk: _Walk) -> list[RowKey]:
        return [key for key in walk.inserted if key in walk.children]

    def _staying_children(
        self, seq: int, inserted: frozenset[RowKey], after: Mapping[RowKey, Row | None]
    ) -> Generator[None, None, dict[RowKey, list[RowKey]]]:
        staying: dict[RowKey, list[RowKey]] = {}
        for table in sorted({table for table, _ in inserted}):
            for row_id, child in self._rows.children_of_inserted(seq, table):
                key = (table, row_id)
                if key in inserted and self._stays(child, key, after):
                    staying.setdefault(key, []).append(child)
            yield
        return staying

    def _stays(self, child: RowKey, key: RowKey, after: Mapping[RowKey, Row | None]) -> bool:
        """Return whether a row that refers to another would still do so after the undo."""
        if child not in after:
            return True
        row = after[child]
        return row is not None and key in self._rows.parents(child[0], row)

    def _with_parents(self, keys: Iterable[RowKey], walk: _Walk) -> frozenset[RowKey]:
        """Return rows with all rows of the change set that they refer to, and with their talks' aliases."""
        inserted = frozenset(walk.inserted)
        kept: set[RowKey] = set()
        pending = list(keys)
        while pending:
            key = pending.pop()
            row = self._rows.get(*key)
            if key in kept or row is None:
                continue
            kept.add(key)
            pending.extend(parent for parent in self._rows.parents(key[0], row) if parent in inserted)
            # An alias is how a later import knows the talk again.
            pending.extend(child for child in self._rows.children(*key) if child[0] == "talk_alias")
        return frozenset(kept)


def stands(change: LoggedChange, row: Row | None) -> bool:
    """Return whether a row, None where there is none, is as a logged change left it."""
    if change.operation == "delete" or row is None:
        return change.operation == "delete" and row is None
    if change.operation == "insert":
        return inserted_digest(change.table, row) == change.digest
    return all(row[column] == value for column, value in change.after.items())


def _undone(change: LoggedChange, row: Row | None) -> Row | None:
    if change.operation == "delete":
        return change.before
    return None if change.operation == "insert" or row is None else {**row, **change.before}


def _in_order(change_sets: dict[int, ChangeSet]) -> tuple[ChangeSet, ...]:
    return tuple(change_sets[seq] for seq in sorted(change_sets))


def inverse(change: LoggedChange) -> Change:
    """Return the change that undoes a logged one."""
    if change.operation == "insert":
        return Delete(change.table, change.row_id)
    if change.operation == "delete":
        return Insert(change.table, change.before)
    return Update(change.table, change.row_id, change.before)
