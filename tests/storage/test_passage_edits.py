"""Edits of highlights, notes on them, and evidence."""

from __future__ import annotations

import pytest

from storage.errors import NotFoundError
from storage.ids import link_id
from storage.library import Library
from storage.mark_edits import decide
from storage.passage_edits import (
    add_highlight,
    add_note_on_passage,
    give_evidence,
    make_evidence,
    recolour_highlight,
    remove_highlight,
)
from storage.records import FieldRef, ItemRef, LinkKey, Report
from tests.storage.samples import FIRST, SECOND, Clock, digest, report, sheet, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with two talks and two challenges."""
    take_in(library, digest(report(0), report(1)), analyst="importer")
    take_in(library, sheet("近存计算如何降低时延？", "如何压缩缓存？"), "sheet.md", "importer")
    return library


def facts(desk: Library) -> tuple[Report, FieldRef]:
    """Return the first report, and the place of its facts."""
    found = desk.reports.all()[0]
    return found, FieldRef(ItemRef("talk", found.talk_id), "facts", found.id)


def highlight(desk: Library, start: int = 2, end: int = 6) -> str:
    """Highlight a passage of the facts and return the highlight's key."""
    found, place = facts(desk)
    desk.apply(add_highlight(desk, place, found.facts, (start, end), "yellow", FIRST), FIRST)
    return desk.highlights.all()[-1].id


def test_a_highlight_is_kept_by_its_words_and_those_around_it(desk: Library) -> None:
    found, place = facts(desk)
    start, end = 2, 6
    desk.apply(add_highlight(desk, place, found.facts, (start, end), "yellow", FIRST), FIRST)
    (made,) = desk.highlights.all()
    assert (made.exact, made.prefix) == (found.facts[start:end], found.facts[:start])
    assert found.facts[end:].startswith(made.suffix)
    assert (made.report_id, made.item.id, made.analyst) == (found.id, found.talk_id, FIRST)
    with pytest.raises(ValueError, match="no passage"):
        add_highlight(desk, place, found.facts, (5, 5), "yellow", FIRST)


def test_a_highlight_gets_another_colour(desk: Library) -> None:
    key = highlight(desk)
    desk.apply(recolour_highlight(key, "pink"), FIRST)
    assert [found.colour for found in desk.highlights.all()] == ["pink"]
    assert desk.apply(recolour_highlight(key, "pink"), FIRST) is None


def test_a_note_on_a_passage_highlights_it(desk: Library) -> None:
    found, place = facts(desk)
    desk.apply(add_note_on_passage(desk, place, found.facts, (0, 3), "green", "要问", FIRST), FIRST)
    (made,), (note,) = desk.highlights.all(), desk.notes.all()
    assert (note.highlight_id, note.text, note.item, made.colour) == (made.id, "要问", place.item, "green")
    desk.history.undo(FIRST)
    assert (desk.highlights.all(), desk.notes.all()) == ([], [])


def test_removing_a_highlight_keeps_its_notes_and_its_decision(desk: Library) -> None:
    found, place = facts(desk)
    challenge = desk.challenges.all()[0].id
    desk.apply(add_note_on_passage(desk, place, found.facts, (0, 3), "green", "要问", FIRST), FIRST)
    (made,) = desk.highlights.all()
    desk.apply(make_evidence(desk, made.id, challenge, FIRST), FIRST)
    desk.apply(remove_highlight(desk, made.id), FIRST)
    assert (desk.highlights.all(), desk.evidence.of_talk(found.talk_id)) == ([], [])
    assert [(note.text, note.highlight_id) for note in desk.notes.all()] == [("要问", "")]
    assert [decision.verdict for decision in desk.links.decisions()] == ["accepted"]
    desk.history.undo(FIRST)
    assert desk.highlights.all() == [made]
    assert desk.notes.on_highlight(made.id)
    assert desk.evidence.of_highlight(made.id)


def test_evidence_is_a_highlight_and_an_accepted_link_in_one_step(desk: Library) -> None:
    found, place = facts(desk)
    challenge = desk.challenges.all()[1].id
    edit = give_evidence(desk, place, found.facts, (1, 5), "blue", challenge, FIRST)
    label = desk.challenges.labels([challenge])[challenge]
    assert edit.message.parameters == {"challenge": label}
    desk.apply(edit, FIRST)
    (evidence,) = desk.evidence.of_talk(found.talk_id)
    (made,) = desk.highlights.all()
    assert (evidence.highlight_id, evidence.challenge_id, evidence.analyst) == (made.id, challenge, FIRST)
    (link,) = desk.links.of_talk(found.talk_id)
    assert (link.id, link.state) == (link_id(found.talk_id, challenge), "accepted")
    desk.history.undo(FIRST)
    assert desk.evidence.of_talk(found.talk_id) == []
    assert desk.highlights.all() == []
    assert desk.links.all() == []


def test_evidence_turns_a_rejection_and_keeps_its_note(desk: Library) -> None:
    found, place = facts(desk)
    challenge = desk.challenges.all()[0].id
    key = LinkKey(link_id(found.talk_id, challenge), "talk", found.talk_id, challenge)
    desk.apply(decide(desk, key, "rejected", "太远", FIRST), FIRST)
    desk.apply(give_evidence(desk, place, found.facts, (1, 5), "blue", challenge, FIRST), FIRST)
    (decision,) = desk.links.decisions()
    assert (decision.verdict, decision.note) == ("accepted", "太远")


def test_a_highlight_is_evidence_for_a_challenge_once(desk: Library, clock: Clock) -> None:
    key = highlight(desk)
    first, second = (challenge.id for challenge in desk.challenges.all())
    desk.apply(make_evidence(desk, key, first, FIRST), FIRST)
    assert desk.apply(make_evidence(desk, key, first, SECOND), SECOND) is None
    clock.wait(1)
    desk.apply(make_evidence(desk, key, second, SECOND), SECOND)
    assert [found.challenge_id for found in desk.evidence.of_highlight(key)] == [first, second]


def test_what_is_gone_is_no_highlight(desk: Library) -> None:
    with pytest.raises(NotFoundError):
        remove_highlight(desk, "gone")
    with pytest.raises(NotFoundError):
        make_evidence(desk, "gone", desk.challenges.all()[0].id, FIRST)
