"""Talks and reports."""

from __future__ import annotations

from dataclasses import replace

from storage.edits import Edit, Update
from storage.hand_talks import add_talk, edit_talk
from storage.importing.parsed import ParsedDocument, ParsedReport, ParsedTitle
from storage.library import Library
from storage.messages import Message
from storage.records import Author, Part, Speaker, Talk
from tests.storage.samples import FIRST, Clock, digest, report, take_in

FULL = ParsedReport(
    heading=ParsedTitle("近存计算", ("Near-memory computing",), "主题演讲", "S71234"),
    level="Technical - Advanced",
    track="存储",
    subtrack="介质",
    speakers=(Speaker("讲者甲", "CTO", "Example Labs"), Speaker("讲者乙")),
    facts="事实",
    insight="启示",
    takeaways="要点",
    topics=("数字孪生", "GPU"),
    authors=(Author("Analyst 03", "00012345"),),
    other_parts=(Part("背景", "往事"),),
    date="2026-03-17",
    start=5,
    end=50,
)


def set_start(library: Library, title: str, start: str) -> None:
    """Give a talk a time."""
    talk = next(talk for talk in library.talks.all() if talk.title.startswith(title))
    library.apply(Edit(Message("x"), (Update("talk", talk.id, {"start": start}),)), FIRST)


def test_a_talk_comes_back_as_it_was_read(library: Library) -> None:
    take_in(library, digest(FULL))
    talk = library.talks.all()[0]
    assert (talk.title, talk.other_titles, talk.code, talk.session_type) == (
        "近存计算",
        ("Near-memory computing",),
        "S71234",
        "主题演讲",
    )
    assert (talk.level, talk.track, talk.subtrack, talk.start) == ("Technical - Advanced", "存储", "介质", "2026-03-17")
    assert talk.speakers == FULL.speakers
    assert talk.conference_id == library.conferences.all()[0].id


def test_a_report_comes_back_as_it_was_read(library: Library) -> None:
    take_in(library, digest(FULL))
    found = library.reports.all()[0]
    assert (found.facts, found.insight, found.takeaways, found.topics) == ("事实", "启示", "要点", ("数字孪生", "GPU"))
    assert (found.authors, found.other_parts, found.start, found.end) == (FULL.authors, FULL.other_parts, 5, 50)
    assert (found.position, found.withdrawn, found.has_content) == (0, False, True)
    assert (found.talk_id, found.source_id) == (library.talks.all()[0].id, library.sources.all()[0].id)


def test_talks_with_a_time_come_first_and_the_rest_as_the_documents_name_them(library: Library, clock: Clock) -> None:
    take_in(library, digest(*(report(number) for number in (3, 1, 2))), "z.md")
    clock.wait(60)
    take_in(library, digest(report(9), report(1, facts="再报"), report(8)), "a.md")
    assert [talk.title[:4] for talk in library.talks.all()] == ["演讲 3", "演讲 1", "演讲 2", "演讲 9", "演讲 8"]
    set_start(library, "演讲 8", "2026-03-17T09:00+08:00")
    set_start(library, "演讲 2", "2026-03-16T09:00+08:00")
    assert [talk.title[:4] for talk in library.talks.all()] == ["演讲 2", "演讲 8", "演讲 3", "演讲 1", "演讲 9"]


def test_an_archived_talk_is_left_out(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    talk = library.talks.all()[0]
    library.apply(Edit(Message("x"), (Update("talk", talk.id, {"archived": 1}),)), FIRST)
    assert talk.id not in {found.id for found in library.talks.all()}


def test_the_reports_of_a_talk_are_those_that_stand(library: Library, clock: Clock) -> None:
    take_in(library, digest(report(1), report(2)), "one.md")
    clock.wait(60)
    take_in(library, digest(report(3), report(1, facts="另一篇")), "two.md")
    talk = next(talk.id for talk in library.talks.all() if talk.title.startswith("演讲 1"))
    sources = {source.id: source.name for source in library.sources.all()}
    assert [sources[found.source_id] for found in library.reports.by_talk()[talk]] == ["one.md", "two.md"]
    take_in(library, digest(report(2)), "one.md")
    assert [sources[found.source_id] for found in library.reports.by_talk()[talk]] == ["two.md"]
    assert [found.withdrawn for found in library.reports.all() if found.talk_id == talk] == [True, False]


def test_a_report_without_facts_says_nothing_yet(library: Library) -> None:
    empty = ParsedReport(ParsedTitle("待补"), topics=("GPU",), authors=(Author("Analyst 03"),))
    take_in(library, ParsedDocument("digest", "sample/1", "utf-8", reports=(empty,)))
    assert not library.reports.all()[0].has_content


def test_the_conferences_that_aliases_speak_for(library: Library) -> None:
    first = ParsedReport(ParsedTitle("甲题目", code="S1"), facts="一")
    second = ParsedReport(ParsedTitle("乙题目"), facts="二")
    take_in(library, replace(digest(first, second), conference="One"), "a.md")
    take_in(library, replace(digest(second), conference="Two"), "b.md")
    names = {conference.id: conference.name for conference in library.conferences.all()}

    def spoken_for(*aliases: str) -> dict[str, int]:
        return {names[key]: count for key, count in library.talks.conferences_of(aliases).items()}

    assert spoken_for("code:s1", "title:甲题目", "title:乙题目") == {"One": 3, "Two": 1}
    assert spoken_for("title:丙题目") == {}


def test_archived_talks_and_those_of_an_archived_conference_are_left_out(library: Library) -> None:
    take_in(library, digest(FULL, report(1)))
    first, second = library.talks.all()
    library.apply(Edit(Message("x"), (Update("talk", first.id, {"archived": 1}),)), FIRST)
    assert library.talks.all() == [second]
    assert library.talks.archived() == [replace(first, archived=True)]
    assert library.talks.get(first.id) == replace(first, archived=True)
    assert library.talks.get("nothing") is None
    library.apply(Edit(Message("x"), (Update("conference", first.conference_id, {"archived": 1}),)), FIRST)
    assert library.talks.all() == []


def test_talks_are_known_under_aliases_in_their_conference(library: Library) -> None:
    take_in(library, digest(FULL))
    (talk,) = library.talks.all()
    for alias in ("code:s71234", "title:近存计算", "title:nearmemorycomputing"):
        assert library.talks.known_as(talk.conference_id, alias) == [talk.id]
        assert library.talks.known_as("elsewhere", alias) == []


def test_a_talk_as_its_documents_state_it(library: Library) -> None:
    take_in(library, digest(FULL))
    (talk,) = library.talks.all()
    assert library.talks.as_stated(talk.id) == talk
    corrected = replace(talk, track="芯片", speakers=(), other_titles=("Near memory",))
    library.apply(edit_talk(library, corrected), FIRST)
    assert library.talks.get(talk.id) == corrected
    assert library.talks.as_stated(talk.id) == talk
    assert library.talks.as_stated("nothing") is None


def test_entries_of_a_conference_are_collected_by_column(library: Library) -> None:
    take_in(library, digest(FULL, report(1), report(2)))
    conference = library.talks.all()[0].conference_id
    assert library.talks.entries(conference) == {
        "session_type": ("主题演讲",),
        "track": ("存储", "机器人"),
        "subtrack": ("介质",),
        "room": (),
    }


def test_talks_without_a_document_come_after_those_of_documents(library: Library) -> None:
    take_in(library, digest(report(1)))
    (stated,) = library.talks.all()
    library.apply(add_talk(library, Talk("", stated.conference_id, "自己的演讲")), FIRST)
    assert [talk.title for talk in library.talks.all()] == [stated.title, "自己的演讲"]
    assert [library.talks.is_stated(talk.id) for talk in library.talks.all()] == [True, False]
