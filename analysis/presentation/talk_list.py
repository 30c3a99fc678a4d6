"""All talks as the table needs them: rows, with arrays beside them by which they are filtered, counted and sorted.

Only what shows talks imports this module, and not before the window stands: numpy takes a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np

from analysis.presentation.facet_index import FacetIndex
from analysis.presentation.talk_columns import Ranks, ranks
from analysis.presentation.talk_facets import FacetReader
from analysis.presentation.talk_filter import COLUMNS, FACETS, ColumnName, FacetName
from storage.records import Tag
from storage.repositories.talk_list import ListedTalk, TalkListing
from storage.text import normalise

TalkListRow = ListedTalk
"""One talk as the table shows it."""


@dataclass(frozen=True, eq=False)
class TalkList:
    """Talks in their natural order: by time where they have one, then as their documents name them."""

    talks: tuple[ListedTalk, ...]
    tags: tuple[Tag, ...]
    searched: Sequence[str]
    """For each talk what the text filter looks into, in its compared form."""
    facets: Mapping[FacetName, FacetIndex]
    places: Mapping[str, int]
    """The place of each talk by its id."""
    _ranks: dict[ColumnName, Ranks] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.talks)

    def ranks(self, column: ColumnName) -> Ranks:
        """Return by what a column is sorted; worked out when first asked for."""
        if column not in self._ranks:
            self._ranks[column] = ranks(self.talks, column)
        return self._ranks[column]

    def prepare(self) -> None:
        """Work out by what every column is sorted, so that no click on a header has to wait for it."""
        for column in COLUMNS:
            self.ranks(column)

    def with_changed(self, listing: TalkListing, removed: Collection[str] = ()) -> TalkList:
        """Return the list with these talks in place of those of the same ids, or added, and others removed."""
        changed = {talk.id: talk for talk in listing.talks}
        in_place = all(
            talk_id in self.places and _natural(self.talks[self.places[talk_id]]) == _natural(talk)
            for talk_id, talk in changed.items()
        )
        if in_place and set(listing.tags) == set(self.tags):
            return self._replaced(changed).without(removed)
        kept = (talk for talk in self.talks if talk.id not in removed and talk.id not in changed)
        return talk_list(TalkListing((*kept, *changed.values()), listing.tags), self)

    def without(self, removed: Collection[str]) -> TalkList:
        """Return the list without some talks; ids that it does not have are passed over."""
        gone = [self.places[talk_id] for talk_id in removed if talk_id in self.places]
        if not gone:
            return self
        kept = np.ones(len(self), np.bool_)
        kept[gone] = False
        talks = tuple(compress(self.talks, kept))
        facets = {name: index.without(kept) for name, index in self.facets.items()}
        return TalkList(talks, self.tags, list(compress(self.searched, kept)), facets, _places(talks))

    def _replaced(self, changed: Mapping[str, ListedTalk]) -> TalkList:
        if not changed:
            return self
        talks, searched = list(self.talks), list(self.searched)
        fold = _Folding()
        for talk_id, talk in changed.items():
            talks[self.places[talk_id]] = talk
            searched[self.places[talk_id]] = fold.talk(talk)
        reader = FacetReader(self.tags)
        facets = {
            name: index.replaced(
                {self.places[talk_id]: reader.values(name, talk) for talk_id, talk in changed.items()}, len(self)
            )
            for name, index in self.facets.items()
        }
        return TalkList(tuple(talks), self.tags, searched, facets, self.places)


def talk_list(listing: TalkListing, known: TalkList | None = None) -> TalkList:
    """Return the list of a listing's talks; what `known` has worked out of the very same rows is taken over."""
    talks = tuple(sorted(listing.talks, key=_natural))
    fold = _Folding()
    reader = FacetReader(listing.tags)
    return TalkList(
        talks,
        listing.tags,
        [fold.talk(talk) if (found := _searched(known, talk)) is None else found for talk in talks],
        {name: FacetIndex.of(reader.values(name, talk) for talk in talks) for name in FACETS},
        _places(talks),
    )


def _searched(known: TalkList | None, talk: ListedTalk) -> str | None:
    place = None if known is None else known.places.get(talk.id)
    if known is None or place is None or known.talks[place] != talk:
        return None
    return known.searched[place]


def _places(talks: Sequence[ListedTalk]) -> dict[str, int]:
    return {talk.id: place for place, talk in enumerate(talks)}


class _Folding:
    """Makes of a talk the text that the filter looks into; what many talks share is compared form but once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def talk(self, talk: ListedTalk) -> str:
        """Return the compared form of everything of a talk that the filter looks into, a line each."""
        shared: Iterable[str] = (
            *(talk.track, talk.subtrack, talk.room, *talk.speakers, *talk.affiliations),
            *([tag.name for tag in talk.tags]),
            *(*talk.topics, *talk.authors),
        )
        own = normalise("\n".join((talk.title, *talk.other_titles, talk.code)))
        return "\n".join([own, *map(self._folded, shared)])

    def _folded(self, text: str) -> str:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = normalise(text)
        return found


def _natural(talk: ListedTalk) -> tuple[bool, str, tuple[int, int], str]:
    return (not talk.start, talk.start, talk.position, talk.id)
