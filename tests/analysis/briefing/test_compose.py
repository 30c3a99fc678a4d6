"""The whole conference composed: counts, order, summary, and what never appears."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingDocument, BriefingScope, LinkedItem, Statistics
from analysis.briefing.material import BriefingMaterial
from storage.errors import RequestError

if TYPE_CHECKING:
    from conftest import Desk


def items(document: BriefingDocument) -> list[LinkedItem]:
    """Return all items in the order of printing."""
    challenges = [
        challenge for chapter in document.chapters for area in chapter.focus_areas for challenge in area.challenges
    ]
    return [item for challenge in challenges for item in challenge.items]


def test_the_cover_counts_what_the_chapters_hold(material: BriefingMaterial) -> None:
    document = compose(material, BriefingScope())
    counts = document.statistics
    states = [item.state for item in items(document)]
    assert counts.links == len(states)
    assert (counts.accepted, counts.suspect) == (states.count("accepted"), states.count("suspect"))
    assert counts.talks_linked == len({item.card for item in items(document) if item.card})
    assert (counts.business_units, counts.challenges, counts.talks) == (6, len(material.challenges), 40)
    assert (counts.first_day, counts.last_day) == ("2026-05-12", "2026-05-14")
    assert counts.challenges_without_links == len(document.summary.nothing_found) == 3


def test_rejected_links_never_appear(material: BriefingMaterial) -> None:
    rejected = {(link.item_id, link.challenge_id) for link in material.links if link.state == "rejected"}
    titles = {talk.id: talk.title for talk in material.talks}
    texts = {challenge.id: challenge.text for challenge in material.challenges}
    printed = {
        (item.title, challenge.line.text)
        for chapter in compose(material, BriefingScope(most_items=99)).chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
        for item in challenge.items
    }
    assert len(rejected) > 5
    assert not printed & {(titles[item], texts[challenge]) for item, challenge in rejected}


def test_no_staff_number_is_in_the_document(material: BriefingMaterial) -> None:
    numbers = {author.number for report in material.reports for author in report.authors}
    text = json.dumps(dataclasses.asdict(compose(material, BriefingScope())), ensure_ascii=False)
    assert numbers
    assert not [number for number in numbers if number in text]


def test_the_strongest_links_are_accepted_ones_first_and_spread_over_challenges(desk: Desk) -> None:
    desk.challenge("k1")
    desk.challenge("k2")
    for place in range(4):
        desk.talk(f"t{place}")
        desk.link(f"t{place}", "k1", 0.9 - place / 10)
    desk.link("t0", "k2", 0.2, "accepted")
    lines = compose(desk.material(), BriefingScope()).summary.strongest
    assert [(line.state, line.score) for line in lines] == [("accepted", 0.2), ("suggested", 0.9), ("suggested", 0.8)]


def test_what_is_left_out_is_counted(material: BriefingMaterial) -> None:
    full = compose(material, BriefingScope(most_items=99)).statistics
    short = compose(material, BriefingScope(most_items=2)).statistics
    assert short.weaker_left_out > 0
    assert short.links + short.weaker_left_out == full.links
    assert full.weaker_left_out == 0


def test_a_business_unit_makes_one_chapter(material: BriefingMaterial) -> None:
    document = compose(material, BriefingScope(business_units=("存储",)))
    assert [chapter.business_unit for chapter in document.chapters] == ["存储"]
    assert document.statistics.challenges == 5
    assert len(document.talk_cards) == document.statistics.talks_linked


def test_a_day_and_a_tag_restrict_talks_and_leave_sections_out(material: BriefingMaterial) -> None:
    day = compose(material, BriefingScope(days=("2026-05-12",)))
    assert {item.start[:10] for item in items(day)} == {"2026-05-12"}
    assert day.statistics.sections_linked == 0
    tag = compose(material, BriefingScope(tags=("重点",)))
    assert tag.statistics.talks == 2


def test_nothing_makes_an_empty_briefing() -> None:
    document = compose(BriefingMaterial(), BriefingScope())
    assert document.statistics == Statistics()
    assert not any((document.chapters, document.talk_cards, document.sources, document.conferences))


def test_the_same_material_gives_the_same_document(material: BriefingMaterial) -> None:
    turned = dataclasses.replace(
        material, links=material.links[::-1], reports=material.reports[::-1], talks=material.talks[::-1]
    )
    assert compose(turned, BriefingScope()) == compose(material, BriefingScope())


def test_an_unknown_unit_is_refused(material: BriefingMaterial) -> None:
    with pytest.raises(RequestError):
        compose(material, BriefingScope(business_units=("不存在",)))
