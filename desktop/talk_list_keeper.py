"""The list of talks behind the table: loaded once, then only what changed is read again; used by reading threads."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from analysis.presentation.talk_filter import TalkView
from storage.edits import ChangeSet
from storage.library import Library

if TYPE_CHECKING:
    from analysis.presentation.talk_list import TalkList
    from analysis.presentation.talk_selection import TalkSelection


FIRST_TALKS = 200
"""How many talks are shown while the others are still being read: more than any screen holds."""


class TalkListKeeper:
    """Holds the newest list; whoever changes it reads and replaces under one lock, so that nothing older comes last."""

    def __init__(self, analyst: str) -> None:
        self._analyst = analyst
        self._lock = Lock()
        self._list: TalkList | None = None
        self._last: TalkSelection | None = None

    def first(self, library: Library) -> TalkSelection:
        """Return what the table shows until all talks are read: those that the list begins with."""
        from analysis.presentation.talk_list import talk_list
        from analysis.presentation.talk_selection import show

        return show(talk_list(library.talk_list.first(self._analyst, FIRST_TALKS)), TalkView())

    def load(self, library: Library) -> None:
        """Read every talk; of those that are as they were, what was worked out is kept."""
        from analysis.presentation.talk_list import talk_list

        with self._lock:
            self._list = talk_list(library.talk_list.read(self._analyst), self._list)

    def update(self, library: Library, change_set: ChangeSet) -> bool:
        """Read again what a change set touches, and say whether that is anything that the table shows."""
        if self._list is None:
            return False  # a list that is still to be loaded will have it
        touched = library.touched_talks.of(change_set)
        if touched is None:
            self.load(library)
            return True
        if not touched and all(row.table != "tag" for row in change_set.rows):
            return False
        self.read_again(library, touched)
        return True

    def read_again(self, library: Library, talk_ids: frozenset[str]) -> bool:
        """Read some talks again, and say whether they are all there."""
        with self._lock:
            listing = library.talk_list.read(self._analyst, talk_ids)
            gone = talk_ids - {talk.id for talk in listing.talks}
            if self._list is not None:
                self._list = self._list.with_changed(listing, gone)
        return not gone

    def show(self, view: TalkView) -> TalkSelection | None:
        """Return what a view shows of the list, None while there is none."""
        from analysis.presentation.talk_selection import show

        if self._list is None:
            return None
        self._last = show(self._list, view, self._last)
        return self._last

    def prepare(self) -> None:
        """Work out by what every column is sorted, before somebody asks for it."""
        if self._list is not None:
            self._list.prepare()
