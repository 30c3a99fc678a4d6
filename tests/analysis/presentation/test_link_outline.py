"""Links as an outline: everything is there once, or counted as left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.link_outline import LinkOutline, OutlineFilter, OutlineNode, link_outline
from storage.records import Challenge, Link, LinkState, Receipt

CHALLENGES = (
    Challenge("c1", "存储", "缓存", 1, "换入换出"),
    Challenge("c2", "存储", "介质", 1, "磨损"),
    Challenge("c3", "推理", "服务", 1, "长上下文"),
)
TITLES = {"t1": "Talk one", "t2": "Talk two", "s1": "Section"}
STATES: tuple[LinkState, ...] = ("suggested", "accepted", "rejected", "suspect")


def link(item: str, challenge: str, score: float, state: LinkState = "suggested") -> Link:
    """Return a link of an item and a challenge."""
    kind = "section" if item.startswith("s") else "talk"
    return Link(f"{item}-{challenge}", kind, item, challenge, score, state, Receipt())


def items(outline: LinkOutline) -> list[OutlineNode]:
    """Return every item of the outline in its order."""
    return [
        item
        for unit in outline.units
        for area in unit.children
        for challenge in area.children
        for item in challenge.children
    ]


def test_levels_are_those_of_the_sheet() -> None:
    outline = link_outline(CHALLENGES, [link("t1", "c1", 0.6), link("s1", "c1", 0.9)], TITLES, OutlineFilter())
    assert [unit.title for unit in outline.units] == ["存储", "推理"] == list(outline.business_units)
    assert [area.title for area in outline.units[0].children] == ["缓存", "介质"]
    assert [(item.kind, item.title) for item in items(outline)] == [("section", "Section"), ("talk", "Talk one")]
    assert (outline.units[0].links, outline.units[1].links, outline.shown, outline.left_out) == (2, 0, 2, 0)


def test_a_filter_leaves_out_and_says_how_much() -> None:
    links = [link("t1", "c1", 0.6), link("t2", "c1", 0.2), link("t1", "c3", 0.7), link("t2", "c3", 0.1, "accepted")]
    strong = link_outline(CHALLENGES, links, TITLES, OutlineFilter(least_score=0.5))
    assert [item.link_id for item in items(strong)] == ["t1-c1", "t1-c3", "t2-c3"], "what is decided stays"
    assert strong.left_out == 1
    unit = link_outline(CHALLENGES, links, TITLES, OutlineFilter(business_unit="推理"))
    assert [node.title for node in unit.units] == ["推理"]
    assert (unit.shown, unit.left_out, unit.business_units) == (2, 2, ("存储", "推理"))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(TITLES)),
            st.sampled_from(["c1", "c2", "c3", "gone"]),
            st.floats(0, 1),
            st.sampled_from(STATES),
        ),
        unique_by=lambda made: made[:2],
    ),
    st.sets(st.sampled_from(STATES)),
    st.floats(0, 1),
)
def test_every_link_is_shown_or_counted(
    made: list[tuple[str, str, float, LinkState]], states: set[LinkState], least: float
) -> None:
    links = [link(*one) for one in made]
    outline = link_outline(CHALLENGES, links, TITLES, OutlineFilter("", least, frozenset(states)))
    standing = [one for one in links if one.challenge_id != "gone"]
    expected = [one for one in standing if one.state in states and (one.state != "suggested" or one.score >= least)]
    assert sorted(item.link_id for item in items(outline)) == sorted(one.id for one in expected)
    assert outline.shown + outline.left_out == len(standing)
