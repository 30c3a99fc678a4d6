"""A plan says, where asked, what becomes of each item of the file and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storage.importing.parsed import ParsedChallenge, ParsedDocument, ParsedSection
from storage.intake.plan import ImportFile, PlannedItem
from storage.intake.planned_items import changed_columns, joined_by
from tests.storage.intake.documents import Desk, digest, event, programme, report, sheet

GUID = "6b0e0f57-9c0f-4f4e-8f4e-2f5f6a1b7c11"


def items(desk: Desk, document: ParsedDocument, name: str = "d.md") -> tuple[PlannedItem, ...]:
    file = ImportFile(name, repr(document).encode(), document)
    return desk.library.plan_import(file, "", detailed=True).items


def states(found: tuple[PlannedItem, ...]) -> list[tuple[str, str]]:
    return [(item.title, item.state) for item in found]


def test_only_a_preview_pays_for_the_details(desk: Desk) -> None:
    document = digest(report("分层缓存", "正文"))
    assert not desk.plan("d.md", document).items
    (item,) = items(desk, document)
    assert item == PlannedItem("talk", "new", "分层缓存")


def test_the_details_change_nothing_of_the_plan(desk: Desk) -> None:
    desk.take_in("p.json", programme(event(GUID, "分层缓存")))
    document = digest(report("分层缓存", "正文"), report("另一场", "别的"))
    file = ImportFile("d.md", repr(document).encode(), document)
    plain = desk.library.plan_import(file, "")
    detailed = desk.library.plan_import(file, "", detailed=True)
    assert plain.edit is not None
    assert detailed.edit is not None
    assert [type(change) for change in plain.edit.changes] == [type(change) for change in detailed.edit.changes]
    assert replace(detailed, items=(), edit=None) == replace(plain, edit=None)


def test_a_report_says_by_which_name_its_talk_is_known(desk: Desk) -> None:
    desk.take_in("p.json", programme(event("", "分层缓存", code="S1"), event("", "灵巧抓取")))
    found = items(desk, digest(report("Tiered Caches", "一", code="s1"), report("灵巧抓取", "二"), report("新", "三")))
    assert [(item.state, item.joins, item.by) for item in found] == [
        ("joins", "分层缓存", "code"),
        ("joins", "灵巧抓取", "title"),
        ("new", "", ""),
    ]


def test_an_event_is_known_by_its_guid(desk: Desk) -> None:
    desk.take_in("p.json", programme(event(GUID, "分层缓存")))
    (found,) = items(desk, programme(event(GUID, "别的题目"), event("x", "一"), event("y", "二")), "other.json")[:1]
    assert (found.state, found.joins, found.by) == ("joins", "分层缓存", "guid")


def test_the_second_report_on_a_talk_of_the_same_file_joins_it(desk: Desk) -> None:
    found = items(desk, digest(report("分层缓存", "一"), report("分层缓存", "二")))
    assert [(item.state, item.by) for item in found] == [("new", ""), ("joins", "title")]


def test_talks_that_become_one_are_named(desk: Desk) -> None:
    desk.take_in("p.json", programme(event("a", "Tiered Caches"), event("b", "灵巧抓取")))
    desk.take_in("d.md", digest(report("分层缓存", "正文"), report("别的", "正文二")))
    (found, *_) = items(desk, digest(report("Tiered Caches", "一", others=("分层缓存",)), report("新", "二")), "e.md")
    assert (found.state, found.joins, found.merges) == ("joins", "Tiered Caches", ("分层缓存",))


def test_a_new_edition_says_what_changed_and_what_is_gone(desk: Desk) -> None:
    desk.take_in("d.md", digest(report("甲题目", "一"), report("乙题目", "二"), report("丙题目", "三")))
    found = items(desk, digest(report("甲题目", "一"), report("乙题目", "二点五"), report("丁题目", "四")))
    assert states(found) == [("甲题目", "unchanged"), ("乙题目", "changed"), ("丁题目", "new"), ("丙题目", "withdrawn")]
    assert found[1].changed == ("facts",)


def test_a_report_that_comes_back_has_changed(desk: Desk) -> None:
    first = digest(report("甲题目", "一"), report("乙题目", "二"))
    desk.take_in("d.md", first)
    desk.take_in("d.md", digest(report("甲题目", "一")))
    (_, found) = items(desk, first)
    assert (found.state, found.changed) == ("changed", ("withdrawn",))


def test_challenges_by_unit_and_number(desk: Desk) -> None:
    desk.take_in(
        "s.md", sheet(ParsedChallenge("存储", "推理", 1, "访问模式"), ParsedChallenge("存储", "推理", 2, "布局"))
    )
    found = items(
        desk,
        sheet(ParsedChallenge("存储", "推理", 1, "访问模式", 7), ParsedChallenge("网络", "", 1, "拥塞", 8)),
        "s.md",
    )
    assert found == (
        PlannedItem("challenge", "unchanged", "访问模式", "1", ("存储", "推理"), 7),
        PlannedItem("challenge", "new", "拥塞", "1", ("网络",), 8),
        PlannedItem("challenge", "withdrawn", "布局", "2"),
    )


def test_sections_by_path_and_number(desk: Desk) -> None:
    def paper(*sections: ParsedSection) -> ParsedDocument:
        return ParsedDocument("reference", "reference/1", "utf-8", sections=sections)

    desk.take_in(
        "r.md", paper(ParsedSection("1.1", "背景", ("概述",), "一"), ParsedSection("1.2", "做法", ("概述",), "二"))
    )
    found = items(desk, paper(ParsedSection("1.1", "背景", ("概述",), "改", start=9, line=4)), "r.md")
    assert found == (
        PlannedItem("section", "changed", "背景", "1.1", ("概述",), 4, changed=("text",)),
        PlannedItem("section", "withdrawn", "做法", "1.2"),
    )


@pytest.mark.parametrize(("table", "expected"), [("report", ()), ("programme_event", ("start",))])
def test_an_offset_is_no_news_and_a_time_is(table: str, expected: tuple[str, ...]) -> None:
    before = {"title": "甲", "start": 1, "position": 1}
    assert changed_columns(table, before, {"title": "甲", "start": 2, "position": 2}) == expected


def test_kinds_of_names() -> None:
    assert [joined_by(alias) for alias in ("code:s1", "guid:x", "title:t:u", "", "other:x")] == [
        "code",
        "guid",
        "title",
        "",
        "",
    ]
