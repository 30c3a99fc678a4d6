"""Filters and views: what can be chosen, and what comes back from their JSON."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.talk_filter import (
    COLUMNS,
    FACETS,
    WITHOUT,
    FacetChoice,
    NamedView,
    TalkFilter,
    TalkSort,
    TalkView,
    view_from_json,
    view_from_plain,
)


@st.composite
def views(draw: st.DrawFn) -> TalkView:
    """Draw a view."""
    values = st.frozensets(st.text(max_size=4), max_size=3)
    chosen = {facet: draw(values) for facet in draw(st.lists(st.sampled_from(FACETS), unique=True))}
    facets = {facet: FacetChoice(some, draw(values) - some) for facet, some in chosen.items()}
    return TalkView(
        TalkFilter(draw(st.text(max_size=9)), facets), TalkSort(draw(st.sampled_from(COLUMNS)), draw(st.booleans()))
    )


@given(views())
def test_a_view_comes_back_from_its_json(view: TalkView) -> None:
    assert view_from_json(view.to_json()) == view
    assert pickle.loads(pickle.dumps(view)) == view  # noqa: S301 - what we have just written


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("text", "facets", "sort", "tag", "chosen", "excluded", "column", "x")), inner
        )
    ),
)


@given(_JSON)
def test_odd_json_makes_a_view_all_the_same(plain: object) -> None:
    assert isinstance(view_from_json(json.dumps(plain)), TalkView)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"facets": {"tag": 4}, "sort": {"column": "size"}}'])
def test_what_makes_no_sense_is_left_out(text: str) -> None:
    assert view_from_json(text) == TalkView()


def test_what_is_odd_beside_what_is_good_is_left_out() -> None:
    plain = {"text": "存储", "facets": {"tag": {"chosen": ["a", 3], "excluded": ["a", "b"]}, "size": {"chosen": ["x"]}}}
    assert view_from_plain(plain) == TalkView(TalkFilter("存储", {"tag": FacetChoice(frozenset("a"), frozenset("b"))}))


def test_values_are_chosen_excluded_and_let_go() -> None:
    wanted = TalkFilter().toggled("tag", "a").toggled("tag", "b", exclude=True).toggled("day", WITHOUT)
    assert wanted.values() == [("day", WITHOUT, False), ("tag", "a", False), ("tag", "b", True)]
    assert wanted.toggled("tag", "a", exclude=True).choice("tag") == FacetChoice(excluded=frozenset("ab"))
    assert wanted.toggled("tag", "b").choice("tag") == FacetChoice(chosen=frozenset("ab"))
    assert wanted.toggled("tag", "a").toggled("tag", "b", exclude=True) == TalkFilter().toggled("day", WITHOUT)


def test_an_empty_choice_is_no_choice() -> None:
    assert TalkFilter("", {"tag": FacetChoice()}) == TalkFilter()
    assert not TalkFilter("  ")
    assert TalkFilter("x")
    assert TalkFilter().toggled("tag", "a")
    assert TalkFilter("x").with_text("") == TalkFilter()


def test_a_named_view_keeps_its_view() -> None:
    assert NamedView("1", "存储", "Analyst 03", TalkView()).view == TalkView()
