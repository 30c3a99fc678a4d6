"""References come in, and come in again with sections moved and renamed."""

from __future__ import annotations

from tests.storage.intake.documents import Desk, reference


def test_sections_in_their_order(desk: Desk) -> None:
    plan = desk.take_in("r.md", reference(("1.1", "背景", "文"), ("1.10", "展望", "文"), ("1.2", "目的", "文")))
    assert (plan.status, plan.sections) == ("imported", 3)
    assert [section.number for section in desk.library.sections.all()] == ["1.1", "1.10", "1.2"]


def test_an_inserted_section_moves_the_others_and_keeps_their_identity(desk: Desk) -> None:
    desk.take_in("r.md", reference(("1.1", "背景", "甲"), ("1.2", "目的", "乙")))
    before = {section.title: section.id for section in desk.library.sections.all()}
    plan = desk.take_in("r.md", reference(("1.1", "术语", "新"), ("1.2", "背景", "甲"), ("1.3", "目的", "乙")))
    after = {section.title: section.id for section in desk.library.sections.all()}
    assert plan.status == "updated"
    assert (after["背景"], after["目的"]) == (before["背景"], before["目的"])
    assert after["术语"] not in before.values()


def test_repeated_numbers_stay_apart(desk: Desk) -> None:
    desk.take_in("r.md", reference(("1.1", "背景", "甲"), ("1.1", "背景", "乙")))
    assert [section.text for section in desk.library.sections.all()] == ["甲", "乙"]


def test_a_vanished_section_is_withdrawn(desk: Desk) -> None:
    desk.take_in("r.md", reference(("1.1", "背景", "甲"), ("1.2", "目的", "乙")))
    plan = desk.take_in("r.md", reference(("1.1", "背景", "甲")))
    assert plan.withdrawn == 1
    assert [section.title for section in desk.library.sections.all()] == ["背景"]
