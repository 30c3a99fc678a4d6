"""Undo, redo and the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from storage.edits import ChangeSet
from storage.errors import NotFoundError
from storage.history import MarksInTheWayError
from storage.library import Library

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
