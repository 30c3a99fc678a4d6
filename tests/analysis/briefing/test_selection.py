"""A scope selects challenges, talks and links, and refuses names that the material does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.document import BriefingScope
from analysis.briefing.selection import is_rejected, select
from storage.errors import RequestError
from storage.records import LinkState

if TYPE_CHECKING:
    from conftest import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Return a desk with two units, three talks on two days, and a section."""
    desk.challenge("k1", unit="存储")
    desk.challenge("k2", unit="CBG")
    desk.talk("a", "甲", start="2026-05-12T09:00:00+08:00")
    desk.talk("b", "乙", start="2026-05-13T23:30:00-07:00")
    desk.talk("c", "丙")
    desk.section("s")
    for item in ("a", "b", "c", "s"):
        desk.link(item, "k1")
    desk.link("a", "k2")
    desk.tags = {"a": ("重点",), "c": ("Storage",)}
    return desk


def linked(desk: Desk, scope: BriefingScope) -> dict[str, list[str]]:
    """Return the items linked to each challenge of a selection."""
    return {
        challenge: [link.item_id for link in links] for challenge, links in select(desk.material(), scope).links.items()
    }


def test_an_empty_scope_holds_everything(filled: Desk) -> None:
    assert linked(filled, BriefingScope()) == {"k1": ["a", "b", "c", "s"], "k2": ["a"]}


@pytest.mark.parametrize("name", ["存储", "存儲", " 存储 "])
def test_a_business_unit_restricts_the_challenges(filled: Desk, name: str) -> None:
    selection = select(filled.material(), BriefingScope(business_units=(name,)))
    assert [challenge.id for challenge in selection.challenges] == ["k1"]
    assert len(selection.talks) == 3


def test_case_and_width_of_a_name_do_not_matter(filled: Desk) -> None:
    assert list(linked(filled, BriefingScope(business_units=("ｃｂｇ",)))) == ["k2"]


def test_a_day_restricts_the_talks_in_their_own_time_zone(filled: Desk) -> None:
    assert linked(filled, BriefingScope(days=("2026-05-13",))) == {"k1": ["b"]}


def test_a_tag_restricts_the_talks(filled: Desk) -> None:
    assert linked(filled, BriefingScope(tags=("storage", "重點"))) == {"k1": ["a", "c"], "k2": ["a"]}


def test_day_and_tag_restrict_together(filled: Desk) -> None:
    assert linked(filled, BriefingScope(days=("2026-05-12",), tags=("重点", "Storage"))) == {"k1": ["a"], "k2": ["a"]}


def test_decided_links_stand_before_stronger_suggestions(desk: Desk) -> None:
    desk.challenge("k")
    states: tuple[tuple[LinkState, float], ...] = (
        ("suggested", 0.9),
        ("suspect", 0.3),
        ("accepted", 0.1),
        ("accepted", 0.2),
        ("suggested", 0.95),
    )
    for place, (state, score) in enumerate(states):
        desk.talk(f"t{place}")
        desk.link(f"t{place}", "k", score, state)
    assert linked(desk, BriefingScope()) == {"k": ["t3", "t2", "t1", "t4", "t0"]}


def test_a_rejected_link_is_out_even_when_its_talk_has_changed(desk: Desk) -> None:
    desk.challenge("k")
    desk.talk("a")
    rejected = desk.link("a", "k", state="rejected")
    assert is_rejected(rejected)
    assert not linked(desk, BriefingScope())


@pytest.mark.parametrize(
    ("scope", "key", "known"),
    [
        (BriefingScope(business_units=("存储", "云")), "briefing.unknown_business_unit", "存储, CBG"),
        (BriefingScope(days=("2026-06-01",)), "briefing.unknown_day", "2026-05-12, 2026-05-13"),
        (BriefingScope(tags=("无",)), "briefing.unknown_tag", "Storage, 重点"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(
    filled: Desk, scope: BriefingScope, key: str, known: str
) -> None:
    with pytest.raises(RequestError) as refused:
        select(filled.material(), scope)
    assert refused.value.what.key == key
    assert refused.value.what.parameters["name"] in (*scope.business_units, *scope.days, *scope.tags)
    assert refused.value.remedy is not None
    assert refused.value.remedy.parameters["names"] == known


def test_of_many_known_names_twenty_are_listed(desk: Desk) -> None:
    for number in range(25):
        desk.challenge(f"k{number}", unit=f"U{number}")
    with pytest.raises(RequestError) as refused:
        select(desk.material(), BriefingScope(business_units=("X",)))
    remedy = refused.value.remedy
    assert remedy is not None
    assert str(remedy.parameters["names"]).count(",") == 19
    assert remedy.parameters["left"] == 5


def test_a_name_where_none_is_known(desk: Desk) -> None:
    with pytest.raises(RequestError) as refused:
        select(desk.material(), BriefingScope(tags=("重点",)))
    assert refused.value.remedy is not None
    assert refused.value.remedy.key == "briefing.nothing_to_choose"
