"""Where a document speaks of a talk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.source_places import event_place, located_source
from analysis.talk_details import talk_detail
from storage.importing.registry import read_document
from storage.intake.plan import ImportFile
from storage.library import Library, write_library

ME = "Analyst 03"
EVENTS = [
    {"guid": "g-1", "title": "缓存分层", "persons": [{"name": "讲者甲"}], "code": "S1"},
    {"guid": "g-2", "title": 'Say "hi"', "persons": [{"name": "{讲者乙"}]},
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "library.fieldbrief", ME, create=True) as opened:
        yield opened


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("needles", [("g-1", "S1"), ("", "S1"), ("gone", "", "缓存分层")])
def test_an_event_is_found_as_its_whole_object(ascii_only: bool, indent: int | None, needles: tuple[str, ...]) -> None:
    text = json.dumps({"schedule": {"day": EVENTS}}, ensure_ascii=ascii_only, indent=indent)
    start, end = event_place(text, needles)
    assert json.loads(text[start:end]) == EVENTS[0]


def test_braces_and_quotes_in_names_do_not_mislead() -> None:
    text = json.dumps(EVENTS, ensure_ascii=False)
    start, end = event_place(text, ('Say "hi"',))
    assert json.loads(text[start:end]) == EVENTS[1]


def test_elsewhere_an_event_is_a_line() -> None:
    text = "code,title\nS1,缓存分层\nS2,灵巧抓取\n"
    assert text[slice(*event_place(text, ("", "S2")))] == "S2,灵巧抓取"
    assert event_place(text, ("S9", "")) == (0, 0)


def test_a_report_is_found_by_its_offsets(library: Library) -> None:
    body = ["### 主题", "AI - 存储", "### 实事描述", "片上缓存分三层。", "### 启示", "值得跟进。"]
    text = "\n\n".join(["## 【Session】缓存分层", *body, "撰稿人：Analyst 07 50000007"])
    other = text.replace("缓存分层", "灵巧抓取").replace("片上缓存分三层", "手指有触觉")
    data = f"{text}\n\n{other}\n".encode("utf-8-sig")
    plan = library.plan_import(ImportFile("一.md", data, read_document("一.md", data)), "")
    assert plan.edit is not None
    library.apply(plan.edit, ME)
    talk = next(talk for talk in library.talks.all() if talk.title == "灵巧抓取")
    detail = talk_detail(library, talk.id, ME)
    assert detail is not None
    found = located_source(library, detail.documents[0])
    assert found.text[found.start : found.end].startswith("## 【Session】灵巧抓取")
    assert "缓存分层" not in found.text[found.start : found.end]
