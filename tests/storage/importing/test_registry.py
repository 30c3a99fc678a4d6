"""The one door: layout decides, a kind restricts, and nothing but an input error comes out of bad input."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import InputError
from storage.importing.registry import AUTO, KINDS, READERS, read_document, readable_kinds, source_text
from storage.records import SourceKind

MakeWorkbook = Callable[..., bytes]

SHEET = "| BU | 关注方向 | 难题 |\n|---|---|---|\n| 甲 | 乙 | 1. 丙 2. 丁 |\n"
DIGEST = "# 快报\n\n" + "".join(
    f"## 【T】{title}\n\n### 主题\n存储\n\n### 演讲人\n讲者甲（CTO, Acme）\n\n### 实事描述\n正文\n\n"
    "撰稿人：讲者乙 50012345\n\n---\n\n"
    for title in ("甲", "乙")
)
TAKEAWAYS = "# Advanced\n\n" + "".join(
    f"## {title}\n\n### Key Takeaways\n段落\n### 重點摘要：\n* 甲\n### Topic: 甲、乙\n\n---\n" for title in ("甲", "乙")
)
TALK = "---\ntitle: 标题\ntags: [甲]\n---\n\n# 标题\n\n正文\n\n## 背景\n\n文字\n"
PAPER = "# 白皮书\n\n## 1.1 甲\n\n一\n\n## 1.2 乙\n\n二\n\n## 2.1 丙\n\n三\n"
CALL = "".join(f"1.{n} 题目\n\n概述：一\n\n研究方法推荐：\n\n(1) 二\n\n验收标准：三\n\n" for n in (1, 2, 3))
PROGRAMME = json.dumps(
    {
        "schedule": {
            "conference": {"title": "大会", "days": [{"date": "2026-05-03", "rooms": {"厅": [{"title": "甲"}]}}]}
        }
    }
)
LAYOUTS = {
    "challenge_sheet 1": SHEET,
    "daily_digest 1": DIGEST,
    "takeaways_digest 1": TAKEAWAYS,
    "single_talk 1": TALK,
    "numbered_reference 1": PAPER,
    "fund_call 1": CALL,
    "programme_json 1": PROGRAMME,
}


def refusal(data: str | bytes, kind: str = AUTO, name: str = "notes.txt") -> InputError:
    with pytest.raises(InputError) as caught:
        read_document(name, data.encode() if isinstance(data, str) else data, kind)
    assert caught.value.where == name
    assert caught.value.remedy is not None
    return caught.value


@pytest.mark.parametrize("parser", LAYOUTS)
@pytest.mark.parametrize("name", ["a.md", "a.csv", "challenges.xlsx", "无后缀"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_layout_decides_whatever_the_name_and_the_encoding(parser: str, name: str, encoding: str) -> None:
    data = LAYOUTS[parser].replace("\n", "\r\n").encode(encoding)
    document = read_document(name, data)
    assert document.parser == parser
    assert source_text(name, data, document.encoding) == LAYOUTS[parser].replace("\n", "\r\n")
    assert document == read_document(name, data, document.kind)


def test_every_kind_has_a_reader() -> None:
    assert {reader.kind for reader in READERS} == set(get_args(SourceKind))
    assert (AUTO, *get_args(SourceKind)) == KINDS


def test_a_workbook_has_no_text(make_xlsx: MakeWorkbook) -> None:
    data = make_xlsx({"s": [["BU", "关注方向", "难题"], ["甲", "乙", "丙"]]})
    document = read_document("notes.txt", data)
    assert (document.kind, document.encoding, source_text("notes.txt", data, "")) == ("challenges", "", "")


def test_an_unknown_layout_says_what_to_do() -> None:
    for text in (
        "只是一段文字。",
        "推理服务实践\n\n正文。\n",
        "# 标题\n\n正文。\n",
        '{"a": 1}',
        "a,b\n1,2\n",
        "#!/bin/sh\n# a\n# b\n",
    ):
        error = refusal(text)
        assert error.what.key == "reading.unknown_layout"
        assert error.remedy is not None
        assert error.remedy.key == "reading.unknown_layout.remedy"


def test_a_plain_text_is_read_as_a_talk_when_asked() -> None:
    (report,) = read_document("a.txt", "推理服务实践\n\n正文。\n".encode(), "digest").reports
    assert (report.heading.title, report.facts) == ("推理服务实践", "正文。")


def test_a_kind_that_the_layout_contradicts() -> None:
    error = refusal(SHEET, "digest")
    assert error.what.key == "reading.layout_of_other_kind"
    assert refusal("只是一段文字。", "challenges").what.key == "reading.layout_mismatch"
    assert refusal("只是一段文字。", "programme").what.key == "reading.layout_mismatch"
    assert refusal(TALK, "challenges").what.key == "reading.layout_mismatch"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BEGIN:VCALENDAR\n", "iCalendar"),
        ("<schedule></schedule>", "frab XML"),
        ("title,room,start,track\na,b,c,d\n", "CSV"),
    ],
)
@pytest.mark.parametrize("kind", [AUTO, "programme"])
def test_formats_to_come_are_named(text: str, name: str, kind: str) -> None:
    error = refusal(text, kind)
    assert (error.what.key, error.what.parameters) == ("reading.not_available_yet", {"format": name})


def test_files_that_are_no_text() -> None:
    assert refusal(b"").what.key == "reading.empty"
    assert refusal(b"%PDF-1.7\n").what.key == "reading.binary.known"
    assert refusal(b"\xff\xfe\x00").what.key in {"reading.unreadable_encoding", "reading.empty"}
    assert refusal(b"PK\x03\x04 xl/workbook.xml").what.key == "reading.workbook_unreadable"


def test_an_unknown_kind_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        read_document("a.txt", b"text", "nonsense")


def test_source_text_of_bytes_that_changed_their_encoding() -> None:
    assert source_text("a", "标题".encode("gb18030"), "utf-8") == "标题"
    assert source_text("a", "标题".encode(), "no-such-codec") == "标题"


def read_or_refuse(data: bytes, kind: str) -> None:
    try:
        document = read_document("notes", data, kind)
    except InputError:
        return
    text = source_text("notes", data, document.encoding)
    for passage in (*document.reports, *document.sections):
        assert 0 <= passage.start < passage.end <= len(text)
        assert text[passage.start : passage.end].strip()
    assert all(report.heading.title for report in document.reports)
    numbers = [(c.business_unit, c.focus_area, c.number) for c in document.challenges]
    assert len(numbers) == len(set(numbers))
    assert len({section.number for section in document.sections}) == len(document.sections)


@given(st.binary(max_size=500), st.sampled_from(KINDS))
def test_arbitrary_bytes_are_read_or_refused(data: bytes, kind: str) -> None:
    read_or_refuse(data, kind)


LINES = st.sampled_from([line for text in LAYOUTS.values() for line in text.split("\n")])


@given(st.lists(LINES, max_size=40), st.sampled_from(KINDS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_of_all_layouts_in_any_order_are_read_or_refused(lines: list[str], kind: str, end: str) -> None:
    read_or_refuse(end.join(lines).encode(), kind)


@given(st.sampled_from(sorted(LAYOUTS)), st.data(), st.sampled_from(KINDS))
def test_mutilated_documents_are_read_or_refused(parser: str, data: st.DataObject, kind: str) -> None:
    whole = LAYOUTS[parser].encode(data.draw(st.sampled_from(["utf-8", "gb18030", "utf-16-le"])))
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    read_or_refuse(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:], kind)


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6), st.sampled_from([",", "\t", ";"]))
def test_any_separated_values_are_read_or_refused(rows: list[list[str]], mark: str) -> None:
    header = mark.join(["BU", "关注方向", "难题"])
    read_or_refuse("\n".join([header, *(mark.join(row) for row in rows)]).encode(errors="replace"), "challenges")


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_mutilated_workbooks_are_read_or_refused(kind: str, make_xlsx: MakeWorkbook, make_ods: MakeWorkbook) -> None:
    make = make_xlsx if kind == "xlsx" else make_ods
    whole = make({"s": [["BU", "关注方向", "难题"], ["甲", "乙", "1. 丙 2. 丁"], [None, None, "3. 戊"]]})
    for start in range(0, len(whole), max(1, len(whole) // 60)):
        read_or_refuse(whole[:start] + whole[start + 7 :], "challenges")
        read_or_refuse(whole[:start] + b"\xff\x00" + whole[start + 2 :], AUTO)


@pytest.mark.parametrize("text", [*LAYOUTS.values(), "只是一段没有标题的话。", "a,b\n1,2\n", ""])
def test_the_readable_kinds_are_those_that_can_be_asked_for(text: str) -> None:
    def reads(kind: str) -> bool:
        try:
            return read_document("x", text.encode(), kind).kind == kind
        except InputError:
            return False

    assert readable_kinds("x", text.encode()) == tuple(kind for kind in get_args(SourceKind) if reads(kind))


def test_what_is_no_text_is_of_no_kind() -> None:
    assert readable_kinds("x.pdf", b"%PDF-1.7\n\x00\x01") == ()
