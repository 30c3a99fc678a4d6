"""Facets as arrays."""

from __future__ import annotations

import numpy as np

from analysis.presentation.facet_index import FacetIndex, FacetValue
from analysis.presentation.talk_filter import WITHOUT, FacetChoice

A, B = FacetValue("a", "Alpha"), FacetValue("b", "beta")


def index() -> FacetIndex:
    """Return the index of three talks: one with a, one with both, one without."""
    return FacetIndex.of([(A,), (A, B), ()])


def counted(found: FacetIndex, size: int) -> dict[str, int]:
    """Return how many of all talks have each value, those that none has left out."""
    counts = found.counts(np.ones(size, np.bool_)).tolist()
    return {value.key: count for value, count in zip(found.values, counts, strict=True) if count}


def test_values_are_counted_among_the_shown_talks() -> None:
    assert counted(index(), 3) == {"a": 2, "b": 1, WITHOUT: 1}
    shown = np.array([False, True, True])
    assert dict(zip([value.key for value in index().values], index().counts(shown).tolist(), strict=True)) == {
        WITHOUT: 1,
        "a": 1,
        "b": 1,
    }


def test_a_choice_lets_through_any_chosen_and_no_excluded_value() -> None:
    def allowed(chosen: str = "", excluded: str = "", *, without: bool = False) -> list[bool]:
        keys = frozenset(chosen) | (frozenset([WITHOUT]) if without else frozenset())
        return index().mask(FacetChoice(keys, frozenset(excluded)), 3).tolist()

    assert allowed("a") == [True, True, False]
    assert allowed("b", without=True) == [False, True, True]
    assert allowed(excluded="b") == [True, False, True]
    assert allowed("a", "b") == [True, False, False]
    assert allowed("z") == [False, False, False]


def test_talks_are_replaced_and_removed() -> None:
    changed = index().replaced({0: (B,), 2: (A, FacetValue("c", "Gamma"))}, 3)
    assert counted(changed, 3) == {"a": 2, "b": 2, "c": 1}
    rest = changed.without(np.array([True, False, True]))
    assert counted(rest, 2) == {"a": 1, "b": 1, "c": 1}
    assert rest.mask(FacetChoice(frozenset("c")), 2).tolist() == [False, True]


def test_of_several_spellings_the_first_is_the_label() -> None:
    found = FacetIndex.of([(FacetValue("a", "Á"),), (FacetValue("a", "A"),)])
    assert [value.label for value in found.values] == ["", "Á"]


def test_values_are_ordered_by_their_labels() -> None:
    values = [FacetValue("1", "机器人"), FacetValue("2", "存储"), FacetValue("3", "Zeta"), FacetValue("4", "alpha")]
    places = FacetIndex.of([values]).in_order
    assert sorted("1234", key=lambda key: places[key]) == ["4", "3", "2", "1"]
