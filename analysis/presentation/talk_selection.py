"""What the table shows of a list: the talks that a filter lets through, in order, and how many have which value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.presentation.facet_index import FacetValue, Mask
from analysis.presentation.talk_columns import in_order
from analysis.presentation.talk_filter import FACETS, STATUSES, FacetName, TalkFilter, TalkSort, TalkView
from analysis.presentation.talk_list import TalkList
from storage.text import normalise

_BY_COUNT: frozenset[FacetName] = frozenset({"type", "topic", "author"})
"""Facets whose commonest values stand first; the others are in the order of their labels, days in time's."""

_STATUS_PLACES: Mapping[str, int] = MappingProxyType({status: place for place, status in enumerate(("", *STATUSES))})


class FacetCount(NamedTuple):
    """A value of a facet and how many talks have it, all other facets' choices and the text applied."""

    value: FacetValue
    talks: int


@dataclass(frozen=True, eq=False)
class TalkSelection:
    """A list as it is shown."""

    talks: TalkList
    view: TalkView
    order: Sequence[int]
    """Places in the list, in the order of the table."""
    counts: Mapping[FacetName, tuple[FacetCount, ...]]
    matches: TextMatches
    """What the text filter found, from which the next, longer text is answered faster."""

    @cached_property
    def _rows(self) -> NDArray[np.int32]:
        rows = np.full(len(self.talks), -1, np.int32)
        rows[self.order] = np.arange(len(self.order), dtype=np.int32)
        return rows

    def row_of(self, talk_id: str) -> int:
        """Return the row of the table that a talk is in, -1 where it is not shown."""
        place = self.talks.places.get(talk_id)
        return -1 if place is None else int(self._rows[place])

    def has(self, talk_id: str) -> bool:
        """Say whether the list, shown or hidden, has a talk."""
        return talk_id in self.talks.places

    def label(self, facet: FacetName, key: str) -> str:
        """Return how a value is called, empty where no talk has it."""
        index = self.talks.facets[facet]
        place = index.places.get(key)
        return "" if place is None else index.values[place].label


@dataclass(frozen=True, eq=False)
class TextMatches:
    """Which talks of a list have all words of a text."""

    searched: Sequence[str]
    words: tuple[str, ...]
    mask: Mask


def select(talks: TalkList, wanted: TalkFilter, sort: TalkSort) -> list[int]:
    """Return the places of the talks that a filter lets through, in order."""
    return list(show(talks, TalkView(wanted, sort)).order)


def show(talks: TalkList, view: TalkView, before: TalkSelection | None = None) -> TalkSelection:
    """Return what the table shows of a list; `before` is what it showed last, from which typing on is faster."""
    matches = _text_matches(talks, view.filter.text, before)
    masks = {name: talks.facets[name].mask(choice, len(talks)) for name, choice in view.filter.facets.items()}
    shown = matches.mask.copy()
    for mask in masks.values():
        shown &= mask
    places = np.flatnonzero(shown).astype(np.int32)
    order = in_order(places, talks.ranks(view.sort.column), view.sort).tolist()
    counts = {name: _counts(talks, view.filter, name, _all_but(name, matches.mask, masks, shown)) for name in FACETS}
    return TalkSelection(talks, view, order, counts, matches)


def _all_but(facet: FacetName, text: Mask, masks: Mapping[FacetName, Mask], shown: Mask) -> Mask:
    """Return the talks that everything but one facet's choice lets through."""
    if facet not in masks:
        return shown
    found = text.copy()
    for name, mask in masks.items():
        if name != facet:
            found &= mask
    return found


def _text_matches(talks: TalkList, text: str, before: TalkSelection | None) -> TextMatches:
    words = tuple(dict.fromkeys(normalise(text).split()))
    searched = talks.searched
    known = before.matches if before is not None and before.matches.searched is searched else None
    if known is not None and known.words == words:
        return known
    mask = np.ones(len(searched), np.bool_)
    if known is not None and all(any(old in word for word in words) for old in known.words):
        mask = known.mask.copy()  # whatever has the longer words has the shorter ones
    for word in words:
        places = np.flatnonzero(mask).tolist()
        mask[places] = [word in searched[place] for place in places]
    return TextMatches(searched, words, mask)


def _counts(talks: TalkList, wanted: TalkFilter, facet: FacetName, shown: Mask) -> tuple[FacetCount, ...]:
    """Return the values that shown talks have, and those that are chosen, in the order of the panel."""
    index = talks.facets[facet]
    counts = index.counts(shown).tolist()
    choice = wanted.choice(facet)
    kept = choice.chosen | choice.excluded
    found = [
        FacetCount(value, count)
        for value, count in zip(index.values, counts, strict=True)
        if count or (kept and value.key in kept)
    ]
    by_count = facet in _BY_COUNT
    by_label = _STATUS_PLACES if facet == "status" else index.in_order
    return tuple(
        sorted(
            found, key=lambda entry: (not entry.value.key, -entry.talks if by_count else 0, by_label[entry.value.key])
        )
    )
