"""Undo, redo and the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from storage.edits import ChangeSet
from storage.errors import NotFoundError
from storage.history import HistoryEntry, InverseSlices, MarksInTheWayError
from storage.library import Library


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What undo and redo would do next, for an analyst; None where there is nothing."""

    undo: ChangeSet | None
    redo: ChangeSet | None


AskToKeep = Callable[[MarksInTheWayError], bool]
"""Asks whether an import may be taken back except for what carries marks."""


def undo(library: Library, steps: int, *, analyst: str, may_keep: AskToKeep) -> Iterator[ChangeSet]:
    """Undo the analyst's own last steps and yield each as it is undone; fewer where there are fewer.

    Raises NotFoundError where there is none at all, LaterChangesError where newer changes stand on the next one, and
    MarksInTheWayError where that is an import with marks on it and `may_keep` says no.
    """
    yield from _repeated(lambda: _undo_one(library, analyst, may_keep), steps)


def redo(library: Library, steps: int, *, analyst: str) -> Iterator[ChangeSet]:
    """Redo the analyst's own last undone steps and yield each as it is redone; fewer where there are fewer.

    Raises NotFoundError where there is none at all, and LaterChangesError where newer changes stand on the next one.
    """
    yield from _repeated(lambda: library.history.redo(analyst), steps)


def undo_steps(library: Library, *, analyst: str, keep_marked: bool = False) -> InverseSlices:
    """Undo the analyst's own last step, yielding (done, total) between short transactions; returns the change set.

    Raises what `History.undo` raises: on MarksInTheWayError, ask, then say `keep_marked`.
    """
    return library.history.undo_slices(analyst, keep_marked=keep_marked)


def redo_steps(library: Library, *, analyst: str) -> InverseSlices:
    """Redo the analyst's own last undone step as `undo_steps` undoes; raises what `History.redo` raises."""
    return library.history.redo_slices(analyst)


def revert_steps(library: Library, seq: int, *, analyst: str, keep_marked: bool = False) -> InverseSlices:
    """Take one change set of the history back as `undo_steps` undoes; raises what `History.revert` raises."""
    return library.history.revert_slices(seq, analyst, keep_marked=keep_marked)


def next_steps(library: Library, *, analyst: str) -> NextSteps:
    """Return what undo and redo would do next."""
    return NextSteps(library.history.undoable(analyst), library.history.redoable(analyst))


def history_page(library: Library, limit: int, before: int | None = None) -> list[HistoryEntry]:
    """Return a page of the history, newest first; `before` is the number of the last change set of the page above."""
    return library.history.entries(limit, before)


def _repeated(step: Callable[[], ChangeSet], times: int) -> Iterator[ChangeSet]:
    for done in range(times):
        try:
            change_set = step()
        except NotFoundError:
            if done == 0:
                raise
            return
        yield change_set


def _undo_one(library: Library, analyst: str, may_keep: AskToKeep) -> ChangeSet:
    try:
        return library.history.undo(analyst)
    except MarksInTheWayError as refusal:
        if not may_keep(refusal):
            raise
    return library.history.undo(analyst, keep_marked=True)
