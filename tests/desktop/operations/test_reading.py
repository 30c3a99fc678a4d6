"""What an analyst marks, writes and judges while they read a talk."""

from __future__ import annotations

import pytest

from analysis.presentation.talk_detail import TalkDetail
from desktop.operations import reading
from storage.library import Library
from storage.records import FieldRef, ItemRef, LinkKey

ME = "Analyst 03"


def reported(library: Library) -> TalkDetail:
    """Return the first talk with facts, as it is now."""
    report = next(report for report in library.reports.all() if report.facts)
    found = reading.open_talk(library, report.talk_id, analyst=ME)
    assert found is not None
    return found


def facts_of(detail: TalkDetail) -> tuple[FieldRef, str]:
    """Return the place and the shown text of the first facts."""
    report = next(report for report in detail.reports if report.parts[0].text)
    return FieldRef(ItemRef("talk", detail.talk.id), "facts", report.id), report.parts[0].text


def test_a_document_is_opened_at_the_talk(library: Library) -> None:
    detail = reported(library)
    source = reading.open_source(library, next(place for place in detail.documents if place.report_id))
    assert detail.talk.title[:4] in source.text[source.start : source.end]


def test_a_highlight_is_made_recoloured_and_removed(library: Library) -> None:
    place, text = facts_of(reported(library))
    reading.highlight(library, place, text, (0, 4), "yellow", analyst=ME)
    (made,) = library.highlights.of_talk(place.item.id)
    reading.recolour(library, made.id, "pink", analyst=ME)
    assert library.highlights.of_talk(place.item.id)[0].colour == "pink"
    reading.remove_highlight(library, made.id, analyst=ME)
    assert library.highlights.of_talk(place.item.id) == []


def test_notes_are_written_changed_and_removed_and_blank_ones_are_none(library: Library) -> None:
    place, text = facts_of(reported(library))
    talk = place.item.id
    assert reading.note(library, talk, " \n", analyst=ME) is None
    reading.note(library, talk, "问价格", analyst=ME)
    (made,) = library.notes.of_talk(talk)
    reading.change_note(library, made.id, "问交期", analyst=ME)
    assert [note.text for note in library.notes.of_talk(talk)] == ["问交期"]
    reading.change_note(library, made.id, " ", analyst=ME)
    assert library.notes.of_talk(talk) == []
    reading.note_on_passage(library, place, text, (0, 3), "green", "为何？", analyst=ME)
    reading.note_on_passage(library, place, text, (3, 5), "green", "", analyst=ME)
    first, second = library.highlights.of_talk(talk)
    reading.note(library, talk, "再看", highlight_id=second.id, analyst=ME)
    assert [note.highlight_id for note in library.notes.of_talk(talk)] == [first.id, second.id]
    reading.remove_note(library, library.notes.of_talk(talk)[0].id, analyst=ME)
    assert [note.text for note in library.notes.of_talk(talk)] == ["再看"]


def test_evidence_accepts_the_link(library: Library) -> None:
    place, text = facts_of(reported(library))
    first, second = (challenge.id for challenge in library.challenges.all()[:2])
    reading.give_evidence(library, place, text, (0, 4), "blue", first, analyst=ME)
    (made,) = library.highlights.of_talk(place.item.id)
    reading.make_evidence(library, made.id, second, analyst=ME)
    accepted = {link.challenge_id for link in library.links.of_talk(place.item.id) if link.state == "accepted"}
    assert accepted == {first, second}


def test_an_own_report_is_begun_and_written(library: Library) -> None:
    talk = reported(library).talk.id
    reading.write_report(library, talk, analyst=ME)
    own = reported(library).own_report
    assert own is not None
    reading.write_part(library, own.id, "insight", "我的看法", analyst=ME)
    written = reported(library).own_report
    assert written is not None
    assert [part.text for part in written.parts] == ["", "我的看法", ""]


@pytest.mark.parametrize("stars", [1, 5])
def test_stars_come_and_go(library: Library, stars: int) -> None:
    talk = reported(library).talk.id
    reading.rate(library, talk, stars, analyst=ME)
    assert reported(library).rating == stars
    reading.rate(library, talk, 0, analyst=ME)
    assert reported(library).rating == 0


def test_a_link_is_decided(library: Library) -> None:
    link = next(link for link in library.links.all() if link.item_kind == "talk")
    key = LinkKey(link.id, "talk", link.item_id, link.challenge_id)
    reading.decide_link(library, key, "rejected", "太远", analyst=ME)
    found = next(found for found in library.links.of_talk(link.item_id) if found.id == link.id)
    assert (found.state, found.decision.note if found.decision else "") == ("rejected", "太远")
