"""A talk is what its sources state of it."""

from __future__ import annotations

import sqlite3
from typing import Any

from storage.edits import Value
from storage.importing.parsed import ParsedEvent, ParsedReport, ParsedTitle
from storage.intake.draft import Draft
from storage.intake.statement_rows import event_values, report_values
from storage.intake.talk_statements import restate_talk, talk_values
from storage.records import Speaker


def report_row(title: str, *, withdrawn: int = 0, **parts: Any) -> dict[str, Value]:
    return {**report_values(ParsedReport(ParsedTitle(title), **parts)), "withdrawn": withdrawn}


def event_row(title: str, *, withdrawn: int = 0, **parts: Any) -> dict[str, Value]:
    return {**event_values(ParsedEvent("g", ParsedTitle(title), **parts)), "withdrawn": withdrawn}


def test_the_first_that_states_something_wins() -> None:
    rows = [report_row("甲", track=""), report_row("甲", track="系统", speakers=(Speaker("讲者甲"),))]
    values = talk_values(rows)
    assert values["track"] == "系统"
    assert "讲者甲" in str(values["speakers"])


def test_the_title_is_in_the_language_of_the_reports() -> None:
    rows = [event_row("Disaggregated storage"), report_row("存算分离", facts="讲了存算分离架构")]
    assert (talk_values(rows)["title"], talk_values(rows)["other_titles"]) == ("存算分离", '["Disaggregated storage"]')
    english = [event_row("存算分离"), report_row("Disaggregated storage", facts="What was said in the talk")]
    assert talk_values(english)["title"] == "Disaggregated storage"


def test_one_spelling_of_a_title_is_enough() -> None:
    rows = [report_row("推理加速：方案"), report_row("推理加速  方案"), report_row("推理加速方案!")]
    assert (talk_values(rows)["title"], talk_values(rows)["other_titles"]) == ("推理加速：方案", "[]")


def test_what_is_withdrawn_states_nothing_while_something_stands() -> None:
    rows = [report_row("旧题", withdrawn=1, track="旧"), report_row("新题", track="新")]
    assert (talk_values(rows)["title"], talk_values(rows)["track"]) == ("新题", "新")
    assert talk_values(rows[:1])["title"] == "旧题"


def test_an_offset_is_no_time() -> None:
    assert talk_values([report_row("甲", start=12, end=90)])["start"] == ""
    assert talk_values([report_row("甲", start=12, date="2026-09-16")])["start"] == "2026-09-16"


def test_an_event_that_vanished_is_cancelled() -> None:
    assert talk_values([event_row("甲", withdrawn=1), report_row("甲")])["schedule_status"] == "cancelled"
    assert talk_values([event_row("甲", schedule_status="moved")])["schedule_status"] == "moved"
    assert talk_values([report_row("甲", withdrawn=1)])["schedule_status"] == ""


def test_drafted_statements_count_with_stored_ones(memory: sqlite3.Connection) -> None:
    draft = Draft(memory)
    draft.put("talk", "t", {"conference_id": "c", "title": ""})
    draft.put("report", "r", {**report_row("甲"), "talk_id": "t", "source_id": "s", "position": 0})
    draft.put("report", "q", {**report_row("乙"), "talk_id": "u", "source_id": "s", "position": 1})
    restate_talk(draft, "t")
    talk = draft.get("talk", "t") or {}
    assert (talk["title"], talk["other_titles"]) == ("甲", "[]")
