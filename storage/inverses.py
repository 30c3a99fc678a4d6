"""The inverse of a logged change set, and what stands in its way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.change_log import ChangeLog, LoggedChange
from storage.edits import Change, ChangeSet, Delete, Insert, Row, Update
from storage.records import HAND_WRITTEN
from storage.rows import Rows
from storage.schema_2 import inserted_digest
from storage.tables import MARKS, SHARED

RowKey = tuple[str, str]


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


class Inverses:
    """Finds and builds inverses within the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._rows = Rows(connection)
        self._log = ChangeLog(connection)

    def of(self, seq: int, keep: frozenset[RowKey] = frozenset()) -> list[Change]:
        """Return the changes that undo a change set, last change first, leaving the rows of `keep` in place.

        A source that stays without its reports forgets its parser, so that importing the file again reads it anew.
        """
        logged = self._log.changes(seq)
        changes = [_inverse(change) for change in reversed(logged) if (change.table, change.row_id) not in keep]
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
        walk = self._walk(seq)
        return self._with_parents(self._referred_to(walk), walk)

    def rows_in_use(self, seq: int) -> frozenset[RowKey]:
        """Return the inserted rows that other documents hang on by now; undoing never takes these."""
        walk = self._walk(seq)
        shared = [key for key in walk.inserted if self._is_shared(key) and self._staying_children(key, walk)]
        return self._with_parents(shared, walk)

    def rows_to_leave(self, seq: int) -> frozenset[RowKey]:
        """Return the rows that taking back an unfinished change set must not touch: others made something of them.

        These are rows that are no longer as it left them, those of `rows_to_keep`, and all that either refer to.
        """
        walk = self._walk(seq)
        touched = frozenset((*walk.changed, *walk.orphans))
        return touched | self._with_parents([*touched, *self._referred_to(walk)], walk)

    def obstacles(self, seq: int, keep: frozenset[RowKey] = frozenset()) -> Obstacles:
        """Return what stands on a change set: its rows must still be as it left them, and bear nothing newer.

        A row that it brought and that was corrected by hand since is a marked one.
        """
        walk = self._walk(seq, keep)
        corrected = self._corrected(walk)
        later: dict[int, ChangeSet] = {}
        marking: dict[int, ChangeSet] = {}
        marked: list[RowKey] = []
        changed = [key for key in (*walk.changed, *walk.orphans) if key not in corrected]
        for key in (*walk.changed, *walk.orphans.values()):
            standing = self._log.later_sets(seq, *key)
            (marking if key in corrected else later).update((found.seq, found) for found in standing)
        for key in walk.inserted:
            for child in self._staying_children(key, walk) if key not in keep else ():
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

    def _walk(self, seq: int, keep: frozenset[RowKey] = frozenset()) -> _Walk:
        changes = [change for change in self._log.changes(seq) if (change.table, change.row_id) not in keep]
        after: dict[RowKey, Row | None] = {}
        changed: dict[RowKey, None] = {}
        for change in reversed(changes):
            key = (change.table, change.row_id)
            row = after[key] if key in after else self._rows.get(*key)
            if not _stands(change, row):
                changed[key] = None
            after[key] = _undone(change, row)
        orphans = {
            (change.table, change.row_id): parent
            for change in changes
            if change.before and after[change.table, change.row_id] is not None
            for parent in self._rows.parents(change.table, change.before)
            if (after[parent] if parent in after else self._rows.get(*parent)) is None
        }
        inserted = tuple((change.table, change.row_id) for change in changes if change.operation == "insert")
        return _Walk(inserted, after, tuple(changed), orphans)

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
            if key in walk.changed and any(child[0] == "amendment" for child in self._staying_children(key, walk))
        )

    def _referred_to(self, walk: _Walk) -> list[RowKey]:
        return [key for key in walk.inserted if self._staying_children(key, walk)]

    def _staying_children(self, key: RowKey, walk: _Walk) -> list[RowKey]:
        """Return the rows that refer to a row and would still do so after the undo."""
        return [
            child
            for child in self._rows.children(*key)
            if child not in walk.after
            or ((row := walk.after[child]) is not None and key in self._rows.parents(child[0], row))
        ]

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


def _stands(change: LoggedChange, row: Row | None) -> bool:
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


def _inverse(change: LoggedChange) -> Change:
    if change.operation == "insert":
        return Delete(change.table, change.row_id)
    if change.operation == "delete":
        return Insert(change.table, change.before)
    return Update(change.table, change.row_id, change.before)
