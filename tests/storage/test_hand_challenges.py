"""Challenges added and edited by hand, and sheets that name them before and afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.errors import NotFoundError
from storage.hand_challenges import add_challenge, edit_challenge
from storage.hand_checks import FormError
from storage.hand_edits import archive
from storage.importing.parsed import ParsedChallenge
from storage.library import Library
from storage.records import Challenge
from tests.storage.intake.documents import ANALYST, Desk, sheet

FIRST = ParsedChallenge("存储", "推理", 1, "时延如何降低", line=4)
SECOND = ParsedChallenge("存储", "推理", 2, "数据如何布局", line=5)


@pytest.fixture
def desk(library: Library) -> Desk:
    """Return a desk at a library in memory with a sheet."""
    desk = Desk(library)
    desk.take_in("s.md", sheet(FIRST, SECOND))
    return desk


def listed(desk: Desk) -> list[tuple[str, str, int, str]]:
    return [(c.business_unit, c.focus_area, c.number, c.text) for c in desk.library.challenges.all()]


def edit(desk: Desk, **columns: object) -> None:
    """Edit the first challenge."""
    first = desk.library.challenges.all()[0]
    desk.library.apply(edit_challenge(desk.library, replace(first, **columns), ANALYST), ANALYST)


def corrected(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return what is corrected in the first challenge: by field, what was written and what the sheet says."""
    first = desk.library.challenges.all()[0]
    return {found.field: (found.value, found.stated) for found in desk.library.challenges.amendments(first.id)}


def problems(desk: Desk, challenge: Challenge) -> dict[str, str]:
    save = edit_challenge if challenge.id else add_challenge
    with pytest.raises(FormError) as refusal:
        save(desk.library, challenge, ANALYST)
    return {field: problem.what.key for field, problem in refusal.value.problems.items()}


def test_a_corrected_text_stays_when_the_old_sheet_comes_again(desk: Desk) -> None:
    edit(desk, text="时延怎样降到一毫秒")
    plan = desk.take_in("s.md", sheet(FIRST, SECOND, ParsedChallenge("存储", "推理", 3, "新")))
    assert (plan.status, plan.warnings, plan.withdrawn) == ("updated", (), 0)
    assert [text for *_, text in listed(desk)] == ["时延怎样降到一毫秒", "数据如何布局", "新"]


def test_a_new_text_of_the_sheet_gives_way_with_a_warning(desk: Desk) -> None:
    edit(desk, text="完全不同的说法")
    plan = desk.take_in("s.md", sheet(replace(FIRST, text="时延如何降低一半"), SECOND))
    assert [(found.where, found.message.key) for found in plan.warnings] == [("4", "import.challenge_corrected")]
    assert [text for *_, text in listed(desk)] == ["完全不同的说法", "数据如何布局"]
    assert corrected(desk) == {"text": ("完全不同的说法", "时延如何降低一半")}
    assert desk.take_in("s.md", sheet(replace(FIRST, text="时延如何降低一半"), SECOND)).warnings == ()


def test_a_text_set_back_follows_the_sheet_again(desk: Desk) -> None:
    edit(desk, text="别的")
    edit(desk, text=FIRST.text)
    assert corrected(desk) == {}
    desk.take_in("s.md", sheet(replace(FIRST, text="时延如何降低一半"), SECOND))
    assert listed(desk)[0][-1] == "时延如何降低一半"


def test_a_challenge_that_was_moved_and_renumbered_stays_where_it_was_put(desk: Desk) -> None:
    before = desk.library.challenges.all()[0].id
    edit(desk, business_unit="网络", focus_area="拥塞", number=7)
    desk.take_in("s.md", sheet(SECOND, FIRST))
    found = next(c for c in desk.library.challenges.all() if c.id == before)
    assert (found.business_unit, found.focus_area, found.number, found.text) == ("网络", "拥塞", 7, FIRST.text)
    assert len(desk.library.challenges.all()) == 2


def test_a_correction_is_undone_and_redone(desk: Desk) -> None:
    before = listed(desk)
    edit(desk, business_unit="网络", focus_area="拥塞", number=7, text="别的", keywords=("PIM",))
    after = listed(desk)
    desk.library.history.undo(ANALYST)
    assert (listed(desk), corrected(desk), desk.library.challenges.keywords()) == (before, {}, {})
    assert [unit.name for unit in desk.library.business_units.all()] == ["存储"]
    desk.library.history.redo(ANALYST)
    assert listed(desk) == after


def test_what_was_not_touched_is_no_correction(desk: Desk) -> None:
    first = desk.library.challenges.all()[0]
    assert desk.library.apply(edit_challenge(desk.library, first, ANALYST), ANALYST) is None
    edit(desk, text=f" {FIRST.text}\n")
    assert corrected(desk) == {}


def test_a_challenge_is_added_with_the_next_number_after_those_of_the_sheet(desk: Desk) -> None:
    new = Challenge("", "存储", "推理", 0, " 缓存如何压缩 ", keywords=("KV",))
    desk.library.apply(add_challenge(desk.library, new, ANALYST), ANALYST)
    assert listed(desk)[2:] == [("存储", "推理", 3, "缓存如何压缩")]
    assert desk.library.challenges.all()[2].keywords == ("KV",)
    desk.library.history.undo(ANALYST)
    assert len(listed(desk)) == 2


def test_a_challenge_is_added_with_a_unit_and_an_area_that_are_new(desk: Desk) -> None:
    desk.library.apply(add_challenge(desk.library, Challenge("", "网络", "拥塞", 0, "一"), ANALYST), ANALYST)
    desk.library.apply(add_challenge(desk.library, Challenge("", "网 络", "拥塞", 5, "二"), ANALYST), ANALYST)
    assert listed(desk)[2:] == [("网络", "拥塞", 1, "一"), ("网 络", "拥塞", 5, "二")]


def test_a_sheet_joins_a_challenge_that_was_added_by_hand(desk: Desk) -> None:
    desk.library.apply(add_challenge(desk.library, Challenge("", "存储", "推理", 9, "缓存如何压缩"), ANALYST), ANALYST)
    added = desk.library.challenges.all()[2].id
    desk.take_in("s.md", sheet(FIRST, SECOND, ParsedChallenge("存储", "推理", 3, "缓存如何压缩")))
    assert [(c.id, c.number) for c in desk.library.challenges.all()][2:] == [(added, 3)]


def test_a_challenge_added_by_hand_is_edited_without_corrections(desk: Desk) -> None:
    library = desk.library
    library.apply(add_challenge(library, Challenge("", "存储", "推理", 0, "缓存"), ANALYST), ANALYST)
    added = library.challenges.all()[2]
    library.apply(edit_challenge(library, replace(added, text="缓存如何压缩"), ANALYST), ANALYST)
    assert library.challenges.amendments(added.id) == []
    assert library.challenges.get(added.id) == replace(added, text="缓存如何压缩")


def test_adding_to_an_archived_area_brings_it_back(desk: Desk) -> None:
    library = desk.library
    library.apply(archive(library, "business_unit", library.business_units.all()[0].id), ANALYST)
    library.apply(add_challenge(library, Challenge("", "存储", "推理", 0, "缓存"), ANALYST), ANALYST)
    assert len(listed(desk)) == 3


def test_every_problem_is_named_at_its_field(desk: Desk) -> None:
    assert problems(desk, Challenge("", " ", "", 0, "\n")) == {
        "business_unit": "form.name_empty",
        "focus_area": "form.name_empty",
        "text": "form.text_empty",
    }
    assert problems(desk, Challenge("", "存储", "推理", 2, "新")) == {"number": "form.number_taken"}
    assert problems(desk, Challenge("", "存储", "推理", -1, "新")) == {"number": "form.number_too_small"}
    first = desk.library.challenges.all()[0]
    assert problems(desk, replace(first, number=2)) == {"number": "form.number_taken"}


def test_an_unknown_challenge_is_not_edited(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        edit_challenge(desk.library, Challenge("nothing", "存储", "推理", 1, "一"), ANALYST)
