"""Chapters follow the sheet: numbers, headings and anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing.chapters import build_chapters, heading_of
from analysis.briefing.choice import Choice
from analysis.briefing.lookup import Lookup
from storage.records import Challenge

if TYPE_CHECKING:
    from conftest import Desk


def test_units_areas_and_challenges_are_numbered_in_the_order_of_the_sheet(desk: Desk) -> None:
    for identity, unit, area in (("a", "云", "甲"), ("b", "存储", "乙"), ("c", "云", "丙"), ("d", "云", "甲")):
        desk.challenge(identity, unit, area)
    choices = {challenge.id: Choice() for challenge in desk.challenges}
    chapters = build_chapters(desk.challenges, choices, Lookup(desk.material()), {})
    found = [
        (chapter.business_unit, area.name, challenge.line.number, challenge.sheet_number)
        for chapter in chapters
        for area in chapter.focus_areas
        for challenge in area.challenges
    ]
    assert found == [
        ("云", "甲", "1.1.1", 1),
        ("云", "甲", "1.1.2", 2),
        ("云", "丙", "1.2.1", 1),
        ("存储", "乙", "2.1.1", 1),
    ]


def test_anchors_are_unique_even_where_two_sheets_use_a_number_twice(desk: Desk) -> None:
    challenges = [Challenge(name, "云", "甲", 1, f"难题{name}") for name in "abc"]
    chapters = build_chapters(challenges, dict.fromkeys("abc", Choice()), Lookup(desk.material()), {})
    anchors = [challenge.line.anchor for challenge in chapters[0].focus_areas[0].challenges]
    assert len(set(anchors)) == 3


def test_a_chapter_counts_its_own_links(desk: Desk) -> None:
    for identity, unit in (("a", "云"), ("b", "存储")):
        desk.challenge(identity, unit)
    desk.talk("t")
    choices = {"a": Choice((desk.link("t", "a"),), weaker=2), "b": Choice()}
    cloud, storage = build_chapters(desk.challenges, choices, Lookup(desk.material()), {"t": 1})
    assert (cloud.statistics.suggested, cloud.statistics.weaker_left_out, cloud.statistics.talks_linked) == (1, 2, 1)
    assert storage.statistics.challenges_with_links == 0
    assert cloud.focus_areas[0].challenges[0].weaker_left_out == 2


def test_a_comma_left_over_from_a_cell_of_several_problems_goes(desk: Desk) -> None:
    challenge = desk.challenge("k", text="应用场景，")
    (chapter,) = build_chapters([challenge], {"k": Choice()}, Lookup(desk.material()), {})
    assert chapter.focus_areas[0].challenges[0].line.text == "应用场景"


@pytest.mark.parametrize("text", ["短难题", "难" * 90, "A short problem", "word " * 31 + "end"])
def test_a_text_that_fits_is_its_own_heading(text: str) -> None:
    assert heading_of(text) == text


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("多模态条件融合延迟大，如何统一特征空间以实现快速条件生成；" + "在端侧还要兼顾更多的要求" * 6, None),
        ("无标点" * 60, "无标点" * 15 + "无标…"),
        ("word " * 60, ("word " * 16).strip() + "…"),
    ],
)
def test_a_long_text_is_shortened_at_a_pause(text: str, heading: str | None) -> None:
    found = heading_of(text)
    assert found.endswith("…")
    assert text.startswith(found[:-1])
    assert len(found) <= 85
    assert found == (heading or "多模态条件融合延迟大，如何统一特征空间以实现快速条件生成…")
