"""What decides whether talks are the same, and what hangs on each."""

from __future__ import annotations

from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.library import Library
from storage.mark_edits import add_note, rate_talk, tag_talks
from storage.passage_edits import add_highlight
from storage.records import FieldRef, ItemRef, Speaker
from storage.report_edits import revise_report
from storage.statements import MarkCounts
from storage.talk_joins import distinguish
from tests.storage.intake.documents import ANALYST, Desk, digest, event, programme, report
from tests.storage.samples import SECOND


def take_in(library: Library) -> list[str]:
    """Bring a small conference in and return its talks' ids: two in one room at one time, and one by itself."""
    intake = Desk(library)
    first = event("g1", "甲", "2026-03-17T10:00+08:00", room="一厅")
    intake.take_in("plan.json", programme(first, event("g2", "乙", "2026-03-17T10:00:00+08:00", room="一厅")))
    spoken = ParsedReport(ParsedTitle("丙"), facts="三", speakers=(Speaker("Speaker B"), Speaker("讲者甲")))
    intake.take_in("one.md", digest(report("甲", "一", insight="看法"), spoken))
    found = {talk.title: talk.id for talk in library.talks.all()}
    return [found[title] for title in ("甲", "乙", "丙")]


def test_statements_are_listed_events_first(library: Library) -> None:
    first, *_ = take_in(library)
    event_row, report_row = library.joins.statements(first)
    assert (event_row.table, event_row.source, event_row.room) == ("programme_event", "plan.json", "一厅")
    assert (report_row.key[0], report_row.source, report_row.beginning) == ("report", "one.md", "一 看法")
    assert not report_row.withdrawn


def test_marks_are_counted(library: Library) -> None:
    first, *_ = take_in(library)
    [found] = library.reports.by_talk()[first]
    assert library.joins.mark_counts(first) == MarkCounts()
    for analyst in (ANALYST, SECOND):
        library.apply(tag_talks(library, [first], ["重点"], analyst), analyst)
        library.apply(rate_talk(library, first, 3, analyst), analyst)
    library.apply(add_note(library, ItemRef("talk", first), "看", ANALYST), ANALYST)
    place = FieldRef(ItemRef("talk", first), "facts", found.id)
    library.apply(add_highlight(library, place, found.facts, (0, 1), "yellow", ANALYST), ANALYST)
    library.apply(revise_report(library, found.id, "facts", "二", ANALYST), ANALYST)
    counts = library.joins.mark_counts(first)
    assert counts == MarkCounts(tags=1, notes=1, highlights=1, ratings=2, revisions=1)
    assert [statement.marks for statement in library.joins.statements(first)] == [0, 2]


def test_talks_in_one_room_at_one_time_are_found(library: Library) -> None:
    first, second, third = take_in(library)
    assert library.joins.at_the_same_place(first) == [second]
    assert library.joins.at_the_same_place(third) == []


def test_titles_and_speakers_of_a_conference_are_found(library: Library) -> None:
    first, second, third = take_in(library)
    conference = library.talks.all()[0].conference_id
    assert library.joins.title_keys(conference) == {first: ["甲"], second: ["乙"], third: ["丙"]}
    assert library.joins.with_speakers(conference, ["speaker b", "讲者乙"]) == {third: ["Speaker B"]}


def test_what_is_told_apart_is_found_from_both_sides(library: Library) -> None:
    first, second, third = take_in(library)
    library.apply(distinguish(library, first, second, ANALYST), ANALYST)
    library.apply(distinguish(library, third, first, ANALYST), ANALYST)
    assert set(library.joins.distinguished(first)) == {second, third}
    assert library.joins.distinguished(second) == [first]
