"""A whole import, file by file, out of the library again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from storage.edits import ChangeSet
from storage.history import MarksInTheWayError
from storage.library import Library


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The change sets that took an import back, and whether something stays for the marks on it."""

    change_sets: tuple[ChangeSet, ...]
    has_kept: bool = False


def taking_back_steps(
    library: Library, change_sets: Sequence[int], analyst: str, *, keep_marked: bool = False
) -> Generator[tuple[int, int], None, TakenBack]:
    """Take back the imports of several files, the last one first, yielding (done, total) between short transactions.

    What was undone meanwhile is left as it is. Raises MarksInTheWayError where talks carry human marks and
    `keep_marked` was not said, and LaterChangesError where newer changes stand on the import; what was taken back
    before that stays so, and asking again goes on from there.
    """
    done: list[ChangeSet] = []
    undone = {entry.change_set.seq for entry in library.history.entries() if entry.change_set.undone}
    for seq in sorted(set(change_sets) - undone, reverse=True):
        try:
            done.append((yield from library.history.revert_slices(seq, analyst, keep_marked=keep_marked)))
        except MarksInTheWayError:
            if not keep_marked:  # otherwise: all that this file brought carries marks
                raise
    return TakenBack(tuple(done), has_kept=keep_marked)
