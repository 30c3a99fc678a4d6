"""Edits that put human marks on items."""

from __future__ import annotations

import pytest

from storage.edits import Delete, Insert, Update
from storage.ids import link_id
from storage.library import Library
from storage.mark_edits import (
    add_keywords,
    add_note,
    change_note,
    decide,
    rate_talk,
    remove_keywords,
    remove_note,
    tag_talks,
    undecide,
    untag_talks,
)
from storage.messages import Message, listed
from storage.records import ItemRef, LinkKey
from tests.storage.samples import FIRST, SECOND, Clock, digest, reference, report, sheet, take_in

SAME_NAMES = [
    ("GPU", "gpu"),
    ("GPU", "ＧＰＵ"),
    ("重点", "重點"),
    ("近存 计算", " 近存\t 計算 "),
    ("⼀等", "一等"),
    ("Café", "CAFE\u0301"),
    ("Ⅳ", "iv"),
]
"""Pairs that differ in case, width, script, white space, or in how a letter is put together."""


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with three talks, two challenges and a section."""
    take_in(library, digest(*(report(number) for number in range(3))), analyst="importer")
    take_in(library, sheet("近存计算如何降低时延？", "如何压缩缓存？"), "sheet.md", "importer")
    take_in(library, reference(("1.1", "概述", "文字")), "paper.md", "importer")
    return library


def talks(library: Library) -> list[str]:
    """Return the keys of the talks."""
    return [talk.id for talk in library.talks.all()]


def link(library: Library, talk: int = 0) -> LinkKey:
    """Return a link of a talk to the first challenge."""
    item, challenge = talks(library)[talk], library.challenges.all()[0].id
    return LinkKey(link_id(item, challenge), "talk", item, challenge)


def tag(library: Library, *names: str, talk: int = 0, analyst: str = FIRST) -> bool:
    """Tag a talk; return whether that changed anything."""
    return library.apply(tag_talks(library, [talks(library)[talk]], names, analyst), analyst) is not None


# Tags


def test_a_talk_gets_a_new_tag(desk: Library) -> None:
    assert tag(desk, "  重点\n演讲 ")
    assert desk.tags.by_talk() == {talks(desk)[0]: ["重点 演讲"]}


@pytest.mark.parametrize(("first", "second"), SAME_NAMES)
def test_a_tag_of_the_same_name_is_used_again(desk: Library, first: str, second: str) -> None:
    tag(desk, first)
    assert not tag(desk, second)
    assert tag(desk, second, talk=1)
    assert len(desk.tags.all()) == 1


@pytest.mark.parametrize(("first", "second"), SAME_NAMES)
def test_two_spellings_in_one_edit_are_one_tag(desk: Library, first: str, second: str) -> None:
    tag(desk, first, second)
    assert [found.name for found in desk.tags.all()] == [first]
    assert desk.tags.by_talk() == {talks(desk)[0]: [first]}


def test_blank_names_are_no_tags(desk: Library) -> None:
    assert not tag(desk, "", "  \u3000")
    assert desk.tags.all() == []


def test_several_talks_and_tags_go_in_one_edit(desk: Library) -> None:
    edit = tag_talks(desk, [*talks(desk), talks(desk)[0]], ["重点", "跟进"], FIRST)
    assert edit.message == Message("history.tag", {"count": 3, "tags": listed(["重点", "跟进"])})
    desk.apply(edit, FIRST)
    assert desk.tags.by_talk() == {talk: ["跟进", "重点"] for talk in talks(desk)}
    desk.history.undo(FIRST)
    assert desk.tags.all() == []


def test_an_edit_is_named_by_the_tag_as_it_is_spelt_in_the_library(desk: Library) -> None:
    tag(desk, "重点")
    assert tag_talks(desk, talks(desk)[1:2], ["重點"], FIRST).message.parameters["tags"] == "重点"


def test_two_analysts_may_give_the_same_tag(desk: Library) -> None:
    tag(desk, "重点")
    assert tag(desk, "重点", analyst=SECOND)
    assert desk.tags.by_talk() == {talks(desk)[0]: ["重点"]}
    assert len(desk.tags.taggings(talks(desk)[0])["重点"]) == 2
    desk.history.undo(SECOND)
    assert desk.tags.by_talk() == {talks(desk)[0]: ["重点"]}


@pytest.mark.parametrize(("first", "second"), SAME_NAMES)
def test_a_tag_is_taken_off_whoever_gave_it_and_however_it_is_spelt(desk: Library, first: str, second: str) -> None:
    tag(desk, first)
    tag(desk, first, analyst=SECOND)
    edit = untag_talks(desk, talks(desk), [second])
    assert edit.message.parameters["tags"] == first
    desk.apply(edit, FIRST)
    assert desk.tags.by_talk() == {}
    assert [found.name for found in desk.tags.all()] == [first]


def test_taking_off_what_is_not_there_changes_nothing(desk: Library) -> None:
    tag(desk, "重点")
    assert desk.apply(untag_talks(desk, talks(desk)[1:], ["重点"]), FIRST) is None
    assert desk.apply(untag_talks(desk, talks(desk), ["", "别的"]), FIRST) is None


# Decisions


def test_a_link_is_decided_with_time_and_note(desk: Library, clock: Clock) -> None:
    desk.apply(decide(desk, link(desk), "accepted", "直接相关", FIRST), FIRST)
    decision = desk.links.decisions()[0]
    assert (decision.link_id, decision.item_id, decision.challenge_id) == (
        link(desk).id,
        link(desk).item_id,
        link(desk).challenge_id,
    )
    assert (decision.verdict, decision.note, decision.analyst) == ("accepted", "直接相关", FIRST)
    assert decision.decided_at == clock().isoformat(timespec="milliseconds")


def test_a_new_decision_takes_the_place_of_the_old_one(desk: Library, clock: Clock) -> None:
    desk.apply(decide(desk, link(desk), "accepted", "", FIRST), FIRST)
    clock.wait(10)
    edit = decide(desk, link(desk), "rejected", "", FIRST)
    assert edit.message.key == "history.decide_rejected"
    assert isinstance(edit.changes[0], Update)
    desk.apply(edit, FIRST)
    assert [found.verdict for found in desk.links.decisions()] == ["rejected"]
    desk.history.undo(FIRST)
    assert [found.verdict for found in desk.links.decisions()] == ["accepted"]


def test_the_same_decision_again_changes_nothing_not_even_its_time(desk: Library, clock: Clock) -> None:
    desk.apply(decide(desk, link(desk), "accepted", "一", FIRST), FIRST)
    clock.wait(3600)
    assert desk.apply(decide(desk, link(desk), "accepted", "一", FIRST), FIRST) is None
    assert desk.apply(decide(desk, link(desk), "accepted", "二", FIRST), FIRST) is not None


def test_each_analyst_decides_for_themselves(desk: Library, clock: Clock) -> None:
    desk.apply(decide(desk, link(desk), "accepted", "", FIRST), FIRST)
    clock.wait(1)
    desk.apply(decide(desk, link(desk), "rejected", "", SECOND), SECOND)
    assert [(found.analyst, found.verdict) for found in desk.links.decisions()] == [
        (FIRST, "accepted"),
        (SECOND, "rejected"),
    ]
    assert [found.state for found in desk.links.all()] == ["rejected"]


def test_a_link_of_a_section_is_decided_too(desk: Library) -> None:
    section, challenge = desk.sections.all()[0].id, desk.challenges.all()[0].id
    key = LinkKey(link_id(section, challenge), "section", section, challenge)
    desk.apply(decide(desk, key, "accepted", "", FIRST), FIRST)
    decision = desk.links.decisions()[0]
    assert (decision.item_kind, decision.item_id) == ("section", section)


# Keywords


@pytest.mark.parametrize(("first", "second"), SAME_NAMES)
def test_a_keyword_is_given_once_and_taken_however_it_is_spelt(desk: Library, first: str, second: str) -> None:
    challenge = desk.challenges.all()[0].id
    desk.apply(add_keywords(desk, challenge, [f" {first} ", second], FIRST), FIRST)
    assert desk.challenges.keywords() == {challenge: [first]}
    assert desk.apply(add_keywords(desk, challenge, [second], SECOND), SECOND) is None
    desk.apply(remove_keywords(desk, challenge, [second]), SECOND)
    assert desk.challenges.keywords() == {}


def test_keywords_of_other_challenges_are_left_alone(desk: Library) -> None:
    first, second = (challenge.id for challenge in desk.challenges.all())
    desk.apply(add_keywords(desk, first, ["PIM"], FIRST), FIRST)
    desk.apply(add_keywords(desk, second, ["PIM"], FIRST), FIRST)
    desk.apply(remove_keywords(desk, first, ["PIM"]), FIRST)
    assert desk.challenges.keywords() == {second: ["PIM"]}


def test_an_edit_of_keywords_names_those_that_it_changes(desk: Library) -> None:
    challenge = desk.challenges.all()[0].id
    desk.apply(add_keywords(desk, challenge, ["PIM"], FIRST), FIRST)
    assert add_keywords(desk, challenge, ["pim", "近存", " "], FIRST).message.parameters == {"words": "近存"}
    assert remove_keywords(desk, challenge, ["ＰＩＭ", "没有的"]).message.parameters == {"words": "PIM"}


def test_a_keyword_whose_key_was_made_otherwise_can_be_removed(desk: Library) -> None:
    # Keys are made of the compared form of the word, and that may change with a new version of OpenCC.
    challenge = desk.challenges.all()[0].id
    edit = add_keywords(desk, challenge, ["PIM"], FIRST)
    assert isinstance(edit.changes[0], Insert)
    other_key = Insert("keyword", {**edit.changes[0].row, "id": "another"})
    desk.apply(type(edit)(edit.message, (other_key,)), FIRST)
    assert remove_keywords(desk, challenge, ["pim"]).changes == (Delete("keyword", "another"),)


# Notes and ratings


@pytest.mark.parametrize("kind", ["talk", "section", "challenge"])
def test_a_note_is_put_on_any_item(desk: Library, clock: Clock, kind: str) -> None:
    keys = {"talk": talks(desk)[0], "section": desk.sections.all()[0].id, "challenge": desk.challenges.all()[0].id}
    item = ItemRef(kind, keys[kind])  # type: ignore[arg-type] # one of the three by the parameters above
    desk.apply(add_note(desk, item, "笔记", FIRST), FIRST)
    note = desk.notes.all()[0]
    assert (note.item, note.analyst, note.text) == (item, FIRST, "笔记")
    assert note.made_at == clock().isoformat(timespec="milliseconds")


def test_a_note_is_rewritten(desk: Library) -> None:
    desk.apply(add_note(desk, ItemRef("talk", talks(desk)[0]), "旧", FIRST), FIRST)
    note = desk.notes.all()[0]
    desk.apply(change_note(note.id, "新"), FIRST)
    assert [(found.id, found.text) for found in desk.notes.all()] == [(note.id, "新")]
    assert [hit.kind for hit in desk.search("新", 5)] == ["note"]
    assert not desk.search("旧", 5)


def test_a_talk_is_rated_once_by_each_analyst(desk: Library) -> None:
    talk = talks(desk)[0]
    for analyst, value in ((FIRST, 2), (SECOND, 5), (FIRST, 4)):
        desk.apply(rate_talk(desk, talk, value, analyst), analyst)
    assert {(found.analyst, found.value) for found in desk.ratings.all()} == {(FIRST, 4), (SECOND, 5)}
    assert desk.apply(rate_talk(desk, talk, 4, FIRST), FIRST) is None


def test_stars_are_taken_away_again(desk: Library) -> None:
    talk = talks(desk)[0]
    assert desk.apply(rate_talk(desk, talk, 0, FIRST), FIRST) is None
    for analyst in (FIRST, SECOND):
        desk.apply(rate_talk(desk, talk, 3, analyst), analyst)
    desk.apply(rate_talk(desk, talk, 0, FIRST), FIRST)
    assert [(found.analyst, found.value) for found in desk.ratings.all()] == [(SECOND, 3)]
    desk.history.undo(FIRST)
    assert len(desk.ratings.all()) == 2


def test_a_note_is_removed_and_comes_back(desk: Library) -> None:
    desk.apply(add_note(desk, ItemRef("talk", talks(desk)[0]), "笔记", FIRST), FIRST)
    (note,) = desk.notes.all()
    desk.apply(remove_note(note.id), FIRST)
    assert desk.notes.all() == []
    desk.history.undo(FIRST)
    assert desk.notes.all() == [note]


def test_a_decision_is_taken_back(desk: Library) -> None:
    desk.apply(decide(desk, link(desk), "accepted", "好", FIRST), FIRST)
    assert desk.apply(undecide(desk, link(desk), SECOND), SECOND) is None
    desk.apply(undecide(desk, link(desk), FIRST), FIRST)
    assert desk.links.all() == []
