"""The lines of the facet panel."""

from __future__ import annotations

from dataclasses import replace

from analysis.presentation.facet_index import FacetValue
from analysis.presentation.facet_rows import SHORT, FacetRow, PanelState, facet_rows
from analysis.presentation.talk_filter import WITHOUT, FacetName, TalkFilter
from analysis.presentation.talk_selection import FacetCount

COUNTS: dict[FacetName, list[FacetCount]] = {
    "day": [FacetCount(FacetValue(WITHOUT, ""), 9)],
    "topic": [FacetCount(FacetValue(f"k{n}", f"Topic {n}"), 20 - n) for n in range(10)],
    "tag": [
        FacetCount(FacetValue("t1", "存储", "", "blue"), 5),
        FacetCount(FacetValue("t2", "近存计算", "t1"), 3),
        FacetCount(FacetValue(WITHOUT, ""), 4),
    ],
    "track": [FacetCount(FacetValue("r", "Robotics"), 5), FacetCount(FacetValue("r\x1fs", "Simulation", "r"), 3)],
}


def lines(chosen: TalkFilter | None = None, state: PanelState | None = None) -> list[FacetRow]:
    """Return the lines of the counts above."""
    return list(facet_rows(COUNTS, chosen or TalkFilter(), state or PanelState(), _label))


def _label(_facet: FacetName, value: FacetValue) -> str:
    return value.label or "none"


def said(rows: list[FacetRow], facet: FacetName) -> list[tuple[str, int]]:
    """Return the values that are shown of a facet, each with its depth."""
    return [(row.label, row.depth) for row in rows if row.facet == facet and row.kind == "value"]


def test_groups_without_anything_to_choose_from_are_left_out() -> None:
    assert [row.facet for row in lines() if row.kind == "group"] == ["track", "topic", "tag"]
    assert "day" in [row.facet for row in lines(TalkFilter().toggled("day", WITHOUT))]


def test_long_groups_are_cut_until_somebody_asks_for_all() -> None:
    rows = lines()
    assert len(said(rows, "topic")) == SHORT
    assert [(row.kind, row.talks) for row in rows if row.kind == "more"] == [("more", 10 - SHORT)]
    complete = lines(state=PanelState(complete=frozenset({"topic"})))
    assert len(said(complete, "topic")) == 10
    assert [row.kind for row in complete if row.kind in ("more", "fewer")] == ["fewer"]


def test_a_chosen_value_is_always_shown() -> None:
    rows = lines(TalkFilter().toggled("topic", "k9").toggled("topic", "k8", exclude=True))
    assert [(row.label, row.choice) for row in rows if row.choice] == [("Topic 8", "excluded"), ("Topic 9", "chosen")]
    assert next(row.talks for row in rows if row.kind == "group" and row.facet == "topic") == 2


def test_closed_groups_show_no_values() -> None:
    rows = lines(state=PanelState(closed=frozenset({"topic"})))
    assert [(row.kind, row.is_open) for row in rows if row.facet == "topic"] == [("group", False)]


def test_what_stands_below_is_shown_where_it_is_open() -> None:
    assert said(lines(), "tag") == [("存储", 0), ("近存计算", 1), ("none", 0)]
    assert said(lines(), "track") == [("Robotics", 0)]
    turned = frozenset[tuple[FacetName, str]]({("tag", "t1"), ("track", "r")})
    rows = lines(state=PanelState(turned=turned))
    assert said(rows, "tag") == [("存储", 0), ("none", 0)]
    assert said(rows, "track") == [("Robotics", 0), ("Simulation", 1)]


def test_a_value_whose_parent_is_not_there_stands_by_itself() -> None:
    counts: dict[FacetName, list[FacetCount]] = {"tag": COUNTS["tag"][1:]}
    rows = list(facet_rows(counts, TalkFilter(), PanelState(), _label))
    assert said(rows, "tag") == [("近存计算", 0), ("none", 0)]


def test_a_search_finds_values_wherever_they_are() -> None:
    state = PanelState(closed=frozenset({"track"}), search=" SIMU")
    assert [(row.kind, row.label) for row in lines(state=state)] == [("group", ""), ("value", "Simulation")]
    assert lines(state=replace(state, search="近存")) == [
        FacetRow("group", "tag", is_open=True),
        FacetRow("value", "tag", "t2", "近存计算", 0, 3),
    ]
    assert lines(state=replace(state, search="zzz")) == []
