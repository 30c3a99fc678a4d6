"""Facets as arrays: which values each talk has, which talks a choice allows, how many talks have each value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.presentation.collation import sort_key
from analysis.presentation.talk_filter import WITHOUT, FacetChoice

Mask = NDArray[np.bool_]
Places = NDArray[np.int32]


class FacetValue(NamedTuple):
    """One value of a facet; `parent` is the key of the value that it stands below."""

    key: str
    label: str
    parent: str = ""
    colour: str = ""


_NONE = FacetValue(WITHOUT, "")


@dataclass(frozen=True)
class FacetIndex:
    """The values of one facet, and a pair (talk, value) for each that a talk has; a talk without has the first."""

    values: tuple[FacetValue, ...]
    talks: Places
    """Places of talks in the list, in no particular order."""
    codes: Places
    """For each of them the place of a value in `values`."""

    @staticmethod
    def of(rows: Iterable[Sequence[FacetValue]]) -> FacetIndex:
        """Return the index of the values of each talk in a list."""
        return _index((_NONE,), enumerate(rows))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each value by its key."""
        return {value.key: place for place, value in enumerate(self.values)}

    @cached_property
    def in_order(self) -> Mapping[str, int]:
        """The place of each value, by its key, when they are sorted by label."""
        by_label = sorted(self.values, key=lambda value: (sort_key(value.label), value.key))
        return {value.key: place for place, value in enumerate(by_label)}

    def mask(self, choice: FacetChoice, size: int) -> Mask:
        """Return which of `size` talks a choice allows."""
        allowed = self._having(choice.chosen, size) if choice.chosen else np.ones(size, np.bool_)
        return allowed & ~self._having(choice.excluded, size) if choice.excluded else allowed

    def counts(self, shown: Mask) -> NDArray[np.int64]:
        """Return how many of the shown talks have each value."""
        return np.bincount(self.codes[shown[self.talks]], minlength=len(self.values))

    def replaced(self, rows: Mapping[int, Sequence[FacetValue]], size: int) -> FacetIndex:
        """Return the index with other values for the talks at some places, of `size` talks in all."""
        changed = np.zeros(size, np.bool_)
        changed[list(rows)] = True
        kept = ~changed[self.talks]
        fresh = _index(self.values, rows.items())
        return FacetIndex(
            fresh.values,
            np.concatenate([self.talks[kept], fresh.talks]),
            np.concatenate([self.codes[kept], fresh.codes]),
        )

    def without(self, kept: Mask) -> FacetIndex:
        """Return the index of the talks that are kept, which move up into the places of the others."""
        moved = np.cumsum(kept, dtype=np.int32) - 1
        stays = kept[self.talks]
        return replace(self, talks=moved[self.talks[stays]].astype(np.int32), codes=self.codes[stays])

    def _having(self, keys: frozenset[str], size: int) -> Mask:
        wanted = np.zeros(len(self.values), np.bool_)
        wanted[[self.places[key] for key in keys if key in self.places]] = True
        found = np.zeros(size, np.bool_)
        found[self.talks[wanted[self.codes]]] = True
        return found


def _index(known: Iterable[FacetValue], rows: Iterable[tuple[int, Sequence[FacetValue]]]) -> FacetIndex:
    values = list(known)
    places = {value.key: place for place, value in enumerate(values)}
    talks: list[int] = []
    codes: list[int] = []
    for talk, own in rows:
        for value in own or (_NONE,):
            code = places.get(value.key)
            if code is None:  # of several spellings, the first is shown
                code = places[value.key] = len(values)
                values.append(value)
            talks.append(talk)
            codes.append(code)
    return FacetIndex(tuple(values), np.array(talks, np.int32), np.array(codes, np.int32))
