"""The library becomes snapshots: talks with all that is said of them, and items as links name them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.views import linked_items, talk_rows
from storage import mark_edits
from storage.importing.parsed import (
    ParsedDocument,
    ParsedEvent,
    ParsedReport,
    ParsedSection,
    ParsedTitle,
)
from storage.intake.plan import ImportFile
from storage.library import Library, write_library
from storage.messages import Message

ME = "Analyst 03"


def digest(*titles: str, facts: str = "事实") -> ParsedDocument:
    """Return a digest that reports on talks of these titles."""
    reports = tuple(ParsedReport(ParsedTitle(title), facts=facts) for title in titles)
    return ParsedDocument("digest", "daily/1", "utf-8", reports=reports)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "library.fieldbrief", ME, create=True) as opened:
        yield opened


def take_in(library: Library, name: str, document: ParsedDocument, conference: str = "秋季会") -> None:
    """Import a document."""
    plan = library.plan_import(ImportFile(name, repr(document).encode(), document), conference)
    assert plan.edit is not None
    library.apply(plan.edit, ME)


def talk_id(library: Library, title: str) -> str:
    """Return the id of a talk."""
    return next(talk.id for talk in library.talks.all() if talk.title == title)


def test_an_empty_library_shows_nothing(library: Library) -> None:
    assert talk_rows(library, ME) == []
    assert linked_items(library) == {}


def test_a_talk_is_shown_with_what_each_digest_says(library: Library) -> None:
    take_in(library, "一.md", digest("缓存分层", "灵巧抓取"))
    take_in(library, "二.md", digest("缓存分层", facts="别的事实"))
    take_in(library, "三.md", digest("缓存分层"), conference="春季会")
    rows = {(row.conference, row.talk.title): row for row in talk_rows(library, ME)}
    assert rows.keys() == {("秋季会", "缓存分层"), ("秋季会", "灵巧抓取"), ("春季会", "缓存分层")}
    merged = rows["秋季会", "缓存分层"]
    assert [(found.source, found.report.facts) for found in merged.reports] == [
        ("一.md", "事实"),
        ("二.md", "别的事实"),
    ]
    assert (merged.status, merged.tags, merged.rating, merged.warnings) == ("reported", (), None, ())
    assert [found.source for found in rows["春季会", "缓存分层"].reports] == ["三.md"]


def test_tags_are_everybody_s_and_ratings_one_s_own(library: Library) -> None:
    take_in(library, "一.md", digest("缓存分层"))
    talk = talk_id(library, "缓存分层")
    for analyst, stars in ((ME, 4), ("Analyst 07", 2)):
        library.apply(mark_edits.tag_talks(library, [talk], [analyst], analyst), analyst)
        library.apply(mark_edits.rate_talk(library, talk, stars, analyst), analyst)
    (row,) = talk_rows(library, ME)
    assert (row.tags, row.rating) == ((ME, "Analyst 07"), 4)
    assert talk_rows(library, "Analyst 07")[0].rating == 2
    assert talk_rows(library, "Analyst 09")[0].rating is None


def test_a_withdrawn_report_becomes_a_warning(library: Library) -> None:
    take_in(library, "一.md", digest("缓存分层", "灵巧抓取"))
    take_in(library, "一.md", digest("灵巧抓取"))
    rows = {row.talk.title: row for row in talk_rows(library, ME)}
    gone = rows["缓存分层"]
    assert (gone.reports, gone.status) == ((), "planned")
    assert gone.warnings == (Message("talk.report_withdrawn", {"source": "一.md"}),)
    assert rows["灵巧抓取"].warnings == ()


def test_items_are_named_as_links_name_them(library: Library) -> None:
    take_in(library, "一.md", digest("Tiered Caches"))
    take_in(library, "二.md", digest("Tiered Caches", facts="别的事实"))
    event = ParsedEvent("guid", ParsedTitle("午餐", session_type="break"), start="2026-09-16T12:00:00+08:00")
    take_in(library, "日程.json", ParsedDocument("programme", "json/1", "utf-8", events=(event,)))
    section = ParsedSection("1.2", "分层缓存", ("第一章",), "正文")
    take_in(library, "白皮书.md", ParsedDocument("reference", "reference/1", "utf-8", sections=(section,)))
    items = linked_items(library)
    assert {item.id for item in items.values()} == items.keys()
    assert [(item.kind, item.title, item.source, item.number) for item in items.values()] == [
        ("talk", "午餐", "日程.json", None),
        ("talk", "Tiered Caches", "一.md; 二.md", None),
        ("section", "分层缓存", "白皮书.md", "1.2"),
    ]


def test_a_withdrawn_report_s_document_is_no_source(library: Library) -> None:
    take_in(library, "一.md", digest("缓存分层", "灵巧抓取"))
    take_in(library, "二.md", digest("缓存分层"))
    take_in(library, "一.md", digest("灵巧抓取"))
    sources = {item.title: item.source for item in linked_items(library).values()}
    assert sources == {"缓存分层": "二.md", "灵巧抓取": "一.md"}
