"""Every talk that is printed has a card, the card knows its challenges, and the documents are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope

if TYPE_CHECKING:
    from conftest import Desk


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Return a desk with two units and three talks, one of them linked to both."""
    desk.challenge("k1", unit="存储")
    desk.challenge("k2", unit="云")
    desk.talk("late", "乙", start="2026-05-13T09:00:00+08:00", schedule_status="moved")
    desk.talk("early", "甲", start="2026-05-12T09:00:00+08:00", other_titles=("Early",), code="S1")
    desk.talk("unknown time")
    desk.section("s")
    desk.link("late", "k1", state="accepted")
    desk.link("late", "k2")
    desk.link("s", "k1")
    return desk


def test_cards_are_numbered_by_time(filled: Desk) -> None:
    cards = compose(filled.material(), BriefingScope()).talk_cards
    assert [(card.number, card.anchor, card.title) for card in cards] == [
        ("T1", "talk-1", "Talk early"),
        ("T2", "talk-2", "Talk late"),
        ("T3", "talk-3", "Talk unknown time"),
    ]
    assert [card.status for card in cards] == ["reported", "moved", "planned"]
    assert (cards[0].other_titles, cards[0].code, cards[0].sources) == (("Early",), "S1", ("digest.md",))


def test_a_briefing_of_units_has_cards_of_linked_talks_only(filled: Desk) -> None:
    cards = compose(filled.material(), BriefingScope(business_units=("云",))).talk_cards
    assert [(card.number, card.title) for card in cards] == [("T1", "Talk late")]


def test_a_card_leads_back_to_every_challenge(filled: Desk) -> None:
    document = compose(filled.material(), BriefingScope())
    late = document.talk_cards[1]
    assert [(link.number, link.state) for link in late.challenges] == [("1.1.1", "accepted"), ("2.1.1", "suggested")]
    items = [
        (item.card, challenge.line.anchor)
        for chapter in document.chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
        for item in challenge.items
        if item.card
    ]
    assert [(late.anchor, link.anchor) for link in late.challenges] == items


def test_the_documents_are_listed_once_with_their_fingerprints(filled: Desk) -> None:
    document = compose(filled.material(), BriefingScope())
    assert [(source.name, source.kind) for source in document.sources] == [
        ("sheet.md", "challenges"),
        ("digest.md", "digest"),
        ("reference.md", "reference"),
    ]
    assert all(len(source.sha256) == 64 for source in document.sources)
    assert [source.name for source in compose(filled.material(), BriefingScope(tags=())).sources]
