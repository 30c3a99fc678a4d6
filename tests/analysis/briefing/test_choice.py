"""Decided links are all printed, suggestions up to a number, and what is left out is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefing.choice import choose, link_statistics, printed_items
from analysis.briefing.lookup import Lookup

if TYPE_CHECKING:
    from conftest import Desk


def test_weaker_suggestions_are_counted(desk: Desk) -> None:
    links = [desk.link(f"t{place}", "k", 0.9 - place / 10) for place in range(5)]
    choice = choose(links, Lookup(desk.material()), 3)
    assert [link.item_id for link in choice.links] == ["t0", "t1", "t2"]
    assert (choice.weaker, choice.unquotable) == (2, 0)


def test_decided_links_are_never_left_out(desk: Desk) -> None:
    links = [desk.link(f"t{place}", "k", state="accepted") for place in range(4)]
    links += [desk.link("t9", "k", state="suspect"), desk.link("s1", "k")]
    choice = choose(links, Lookup(desk.material()), 3)
    assert len(choice.links) == 5
    assert choice.weaker == 1


def test_a_suggestion_on_a_withdrawn_report_is_left_out_but_a_decision_is_not(desk: Desk) -> None:
    desk.talk("a", "旧文", withdrawn=True)
    passages = (("a-0", "facts", "旧文"),)
    suggested = desk.link("a", "k1", passages=passages)
    accepted = desk.link("a", "k2", state="accepted", passages=passages)
    lookup = Lookup(desk.material())
    assert choose([suggested], lookup, 8).unquotable == 1
    assert choose([accepted], lookup, 8).links == (accepted,)


def test_items_are_counted_once_and_links_each(desk: Desk) -> None:
    desk.section("s")
    lookup = Lookup(desk.material())
    first = choose([desk.link("a", "k1", state="accepted"), desk.link("s", "k1")], lookup, 8)
    second = choose([desk.link("a", "k2", state="suspect"), desk.link("b", "k2"), desk.link("c", "k2")], lookup, 2)
    statistics = link_statistics([first, second, choose([], lookup, 8)])
    assert printed_items([first, second]) == ({"a", "b"}, {"s"})
    assert (statistics.challenges, statistics.challenges_with_links) == (3, 2)
    assert (statistics.talks_linked, statistics.sections_linked) == (2, 1)
    assert (statistics.accepted, statistics.suspect, statistics.suggested) == (1, 1, 2)
    assert statistics.weaker_left_out == 1
