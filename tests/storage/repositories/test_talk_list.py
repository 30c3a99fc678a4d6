"""The rows of the talk table agree with what the other repositories say of the same talks."""

from __future__ import annotations

import pytest

from storage.derived import DerivedState
from storage.edits import Edit, Update
from storage.ids import link_id
from storage.library import Library
from storage.mark_edits import add_note, decide, rate_talk, tag_talks
from storage.messages import Message
from storage.passage_edits import add_highlight
from storage.records import FieldRef, ItemRef, LinkKey, Receipt, Suggestion
from storage.repositories.talk_list import ListedTalk, talk_status
from tests.storage.samples import FIRST, SECOND, Clock, digest, report, sheet, take_in


def listed(library: Library, analyst: str = FIRST) -> dict[str, ListedTalk]:
    """Return every row by the talk's id."""
    return {talk.id: talk for talk in library.talk_list.read(analyst).talks}


def update(library: Library, table: str, row_id: str, **values: str | int) -> None:
    """Change a row by hand."""
    library.apply(Edit(Message("history.note"), (Update(table, row_id, values),)), FIRST)


def test_every_talk_is_listed_with_what_it_says(filled: Library) -> None:
    rows = listed(filled)
    assert rows.keys() == {talk.id for talk in filled.talks.all()}
    for talk in filled.talks.all():
        row = rows[talk.id]
        assert (row.title, row.other_titles, row.code) == (talk.title, talk.other_titles, talk.code)
        assert (row.start, row.end, row.room) == (talk.start, talk.end, talk.room)
        assert (row.track, row.subtrack, row.session_type) == (talk.track, talk.subtrack, talk.session_type)
        assert row.speakers == tuple(speaker.name for speaker in talk.speakers)
        assert row.conference.id == talk.conference_id


def test_reports_give_topics_authors_and_status(filled: Library) -> None:
    rows = listed(filled)
    for talk_id, reports in filled.reports.by_talk().items():
        row = rows[talk_id]
        assert row.topics == tuple(dict.fromkeys(topic for found in reports for topic in found.topics))
        assert row.authors == tuple(dict.fromkeys(author.name for found in reports for author in found.authors))
        assert row.status == "reported"


def test_rows_are_in_the_order_of_the_documents_by_their_position(library: Library) -> None:
    take_in(library, digest(*(report(number) for number in (3, 1, 2))))
    by_position = sorted(listed(library).values(), key=lambda row: row.position)
    assert [row.id for row in by_position] == [talk.id for talk in library.talks.all()]


def test_own_stars_are_told_from_those_of_others(library: Library) -> None:
    take_in(library, digest(report(1)))
    talk = library.talks.all()[0]
    for analyst, stars in ((FIRST, 2), (SECOND, 5), ("Analyst 09", 4)):
        library.apply(rate_talk(library, talk.id, stars, analyst), analyst)
    assert [(row.rating, row.others_rating) for row in listed(library).values()] == [(2, 4.5)]
    assert [(row.rating, row.others_rating) for row in listed(library, "Analyst 77").values()] == [(0, 11 / 3)]


def test_a_tag_is_listed_once_however_many_gave_it(library: Library) -> None:
    take_in(library, digest(report(1)))
    talk = library.talks.all()[0]
    library.apply(tag_talks(library, [talk.id], ["重点", "a"], FIRST), FIRST)
    library.apply(tag_talks(library, [talk.id], ["重点"], SECOND), SECOND)
    listing = library.talk_list.read(FIRST)
    assert [tag.name for tag in listing.talks[0].tags] == ["a", "重点"]
    assert {tag.name for tag in listing.tags} == {"a", "重点"}


def suggest(library: Library, *links: tuple[str, str, float]) -> list[LinkKey]:
    """Suggest links (talk, challenge, score) and return their keys."""
    suggestions = [
        Suggestion(link_id(talk, challenge), "talk", talk, challenge, score, Receipt())
        for talk, challenge, score in links
    ]
    library.replace_suggestions(suggestions, DerivedState("engine", "1", "hash"))
    return [LinkKey(found.id, "talk", found.item_id, found.challenge_id) for found in suggestions]


def links_of(library: Library, talk_id: str) -> tuple[int, float, list[str]]:
    """Return what a row says of the talk's links."""
    row = listed(library)[talk_id]
    return row.links, row.best_score, [unit.name for unit in row.business_units]


def linkable(library: Library) -> tuple[str, str, str]:
    """Take in a talk and a sheet, and return the ids of the talk and of two challenges."""
    take_in(library, digest(report(1)))
    take_in(library, sheet("难题甲", "难题乙"), "sheet.md")
    first, second = library.challenges.all()
    return library.talks.all()[0].id, first.id, second.id


def test_links_that_somebody_rejected_do_not_count(library: Library) -> None:
    talk, first, second = linkable(library)
    strong, weak = suggest(library, (talk, first, 0.9), (talk, second, 0.4))
    assert links_of(library, talk) == (2, 0.9, ["数据存储"])
    library.apply(decide(library, strong, "rejected", "", SECOND), SECOND)
    assert links_of(library, talk) == (1, 0.4, ["数据存储"])
    library.apply(decide(library, weak, "rejected", "", SECOND), SECOND)
    assert links_of(library, talk) == (0, 0.0, [])


def test_the_newest_verdict_of_anybody_counts(library: Library, clock: Clock) -> None:
    talk, first, _ = linkable(library)
    (link,) = suggest(library, (talk, first, 0.5))
    for verdict, analyst, expected in (("rejected", FIRST, 0), ("accepted", SECOND, 1)):
        clock.wait(1)
        library.apply(decide(library, link, verdict, "", analyst), analyst)
        assert links_of(library, talk)[0] == expected


def test_an_accepted_link_counts_though_no_engine_suggests_it(library: Library) -> None:
    talk, first, _ = linkable(library)
    link = LinkKey(link_id(talk, first), "talk", talk, first)
    library.apply(decide(library, link, "accepted", "", FIRST), FIRST)
    assert links_of(library, talk) == (1, 0.0, ["数据存储"])


def test_links_to_archived_challenges_do_not_count(library: Library) -> None:
    talk, first, _ = linkable(library)
    suggest(library, (talk, first, 0.5))
    update(library, "challenge", first, archived=1)
    assert links_of(library, talk) == (0, 0.0, [])


def test_notes_highlights_and_withdrawn_reports_are_counted(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    talk = library.talks.all()[0]
    item = ItemRef("talk", talk.id)
    library.apply(add_note(library, item, "笔记", FIRST), FIRST)
    library.apply(add_highlight(library, FieldRef(item, "title"), talk.title, (0, 2), "yellow", FIRST), FIRST)
    found = library.reports.by_talk()[talk.id][0]
    update(library, "report", found.id, withdrawn=1)
    row = listed(library)[talk.id]
    assert (row.notes, row.highlights, row.warnings) == (1, 1, 1)
    assert (row.status, row.topics) == ("planned", ())


def test_archived_talks_and_those_of_archived_conferences_are_left_out(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    first, second = library.talks.all()
    update(library, "talk", first.id, archived=1)
    assert set(listed(library)) == {second.id}
    update(library, "conference", second.conference_id, archived=1)
    assert not listed(library)


def test_some_talks_are_read_by_their_ids_and_look_the_same(filled: Library) -> None:
    rows = listed(filled)
    some = sorted(rows)[:2]
    assert {row.id: row for row in filled.talk_list.read(FIRST, some).talks} == {
        talk_id: rows[talk_id] for talk_id in some
    }
    assert filled.talk_list.read(FIRST, []).talks == ()
    assert filled.talk_list.read(FIRST, ["no-such-talk"]).talks == ()


@pytest.mark.parametrize(
    ("schedule", "has_content", "status"),
    [
        ("", False, "planned"),
        ("moved", False, "moved"),
        ("cancelled", False, "cancelled"),
        ("cancelled", True, "reported"),
        ("", True, "reported"),
    ],
)
def test_what_was_reported_happened(schedule: str, has_content: bool, status: str) -> None:
    assert talk_status(schedule, has_content=has_content) == status


def test_a_list_begins_with_the_same_talks_whatever_is_read(filled: Library) -> None:
    in_order = [talk.id for talk in filled.talks.all()]
    for count in (0, 1, 2, len(in_order) + 5):
        begun = filled.talk_list.first(FIRST, count).talks
        assert {row.id for row in begun} == set(in_order[:count])
    rows = listed(filled)
    assert all(rows[row.id] == row for row in filled.talk_list.first(FIRST, 3).talks)
    update(filled, "talk", in_order[0], archived=1)
    assert {row.id for row in filled.talk_list.first(FIRST, 1).talks} == {in_order[1]}
