"""Reading the history: pages of it, single changes in words, and what can be undone next."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.presentation.history_rows import (
    NAMELESS,
    HistoryDetails,
    HistoryFilter,
    HistoryPage,
    HistoryRow,
    Say,
    answers,
    described,
    history_row,
    shortened,
    with_subject,
)
from desktop.operations.undoing import next_steps
from storage.edits import LONG_EDIT, ChangeSet
from storage.errors import UserFacingError
from storage.inverses import Obstacles
from storage.library import Library
from storage.messages import Message

PAGE = 200
"""Change sets on a page."""

_READ_AT_ONCE = 500
_LOOKED_THROUGH = 2_000
"""How far one page looks for change sets that a filter asks for; the next one goes on from there."""

_DESCRIBED = 200
"""Row changes that are put into words."""

_CHECKED = 3_000
"""Up to this many row changes it is checked beforehand whether a change can be taken back; else trying tells."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """The next step of undo or redo: what it is called, and whether it is long work."""

    message: Message
    is_long: bool


@dataclass(frozen=True, slots=True)
class UndoState:
    """What an analyst can undo and redo at present."""

    undo: UndoStep | None = None
    redo: UndoStep | None = None


def undo_state(library: Library, *, analyst: str) -> UndoState:
    """Return the analyst's own next steps of undo and redo."""
    steps = next_steps(library, analyst=analyst)
    return UndoState(_step(library, steps.undo), _step(library, steps.redo))


def analysts(library: Library) -> tuple[str, ...]:
    """Return everybody who ever changed something."""
    return tuple(library.changes.analysts())


def page(library: Library, wanted: HistoryFilter, before: int | None, say: Say, *, limit: int = PAGE) -> HistoryPage:
    """Return change sets that a filter asks for, newest first, from below the number `before`, or from the newest.

    A page may hold fewer than `limit`, even none, and yet not be the last: `before` of the result tells.
    """
    rows: list[HistoryRow] = []
    looked = 0
    while len(rows) < limit and looked < _LOOKED_THROUGH:
        at_once = limit - len(rows) if wanted == HistoryFilter() else _READ_AT_ONCE
        entries = library.history.entries(at_once, before)
        for entry in entries:
            before = entry.change_set.seq
            looked += 1
            row = history_row(entry, _subject(library, entry.change_set))
            if answers(row, wanted, say):
                rows.append(row)
                if len(rows) == limit:
                    return HistoryPage(tuple(rows), before)
        if len(entries) < at_once:
            return HistoryPage(tuple(rows), None)
    return HistoryPage(tuple(rows), before)


def details(library: Library, seq: int, *, undone: bool) -> HistoryDetails:
    """Return what a change set did, in words, and whether it can be taken back."""
    count = library.changes.row_count(seq)
    lines = tuple(described(change) for change in library.changes.rows_of(seq, _DESCRIBED))
    refusal, keeps_marked = _refusal(library, seq, count, undone=undone)
    return HistoryDetails(seq, lines, count - len(lines), refusal, keeps_marked)


def refusal_lines(error: UserFacingError) -> tuple[Message, ...]:
    """Return what an error says, a line each."""
    return (error.what, *((error.remedy,) if error.remedy else ()), *error.details)


def _step(library: Library, change_set: ChangeSet | None) -> UndoStep | None:
    if change_set is None:
        return None
    message = with_subject(change_set.message, _subject(library, change_set))
    return UndoStep(message, library.changes.row_count(change_set.seq) > LONG_EDIT)


def _subject(library: Library, change_set: ChangeSet) -> str:
    return library.changes.subject_of(change_set.seq) if change_set.message.key in NAMELESS else ""


def _refusal(library: Library, seq: int, count: int, *, undone: bool) -> tuple[tuple[Message, ...], bool]:
    if undone:
        return (Message("history.refused_undone"),), False
    if library.changes.is_too_old(seq):
        return (Message("history.older_schema"),), False
    if count > _CHECKED:
        return (), False
    found = library.changes.obstacles(seq)
    if found.later or found.changed:
        return (Message("history.refused_later"), *_later(found)), False
    return (), bool(found.marked)


def _later(obstacles: Obstacles) -> tuple[Message, ...]:
    sets = {found.seq: found for found in (*obstacles.later, *obstacles.marking)}
    return tuple(
        Message("history.refused_by", {"analyst": sets[seq].analyst, "change": shortened(sets[seq].message)})
        for seq in sorted(sets)
    )
