"""Which fields of which tables are searched, and what of a row goes into the index."""

from __future__ import annotations

import sqlite3

import pytest

from storage.edits import Row
from storage.library import Library
from storage.rows import Rows
from storage.tables import MARKS, SEARCHED, searched_item, searched_texts
from tests.storage.samples import connection_of

REPORT: Row = {
    "id": "r",
    "talk_id": "t",
    "facts": "事实",
    "insight": "",
    "takeaways": "要点",
    "topics": '["数字孪生","GPU"]',
    "other_parts": '[{"name":"背景","text":"往事"},{"name":"展望","text":"来日"}]',
    "withdrawn": 0,
}


def test_a_reports_filled_parts_are_searched() -> None:
    assert searched_texts("report", REPORT) == {
        "facts": "事实",
        "takeaways": "要点",
        "topics": "数字孪生\nGPU",
        "other_parts": "背景\n往事\n展望\n来日",
    }


def test_a_talk_is_found_by_its_titles_and_its_people() -> None:
    people = '[{"name":"讲者甲","role":"Director","affiliation":""},{"name":"讲者乙","role":"","affiliation":"X"}]'
    talk = {"id": "t", "title": "题", "other_titles": '["Title"]', "speakers": people, "abstract": ""}
    assert searched_texts("talk", talk) == {
        "title": "题",
        "other_titles": "Title",
        "speakers": "讲者甲 Director\n讲者乙 X",
    }


def test_a_withdrawn_row_has_no_texts() -> None:
    assert searched_texts("report", {**REPORT, "withdrawn": 1}) == {}


def test_an_absent_row_has_no_texts() -> None:
    assert searched_texts("report", None) == {}


def test_other_tables_are_not_searched() -> None:
    assert searched_texts("tag", {"id": "t", "name": "重点"}) == {}


@pytest.mark.parametrize("damaged", ['["数字孪生"', '[{"name":"背景"}]', "7", '[{"nam":"背景","text":""}]'])
def test_a_damaged_list_is_called_damage(damaged: str) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        searched_texts("report", {**REPORT, "other_parts": damaged})


@pytest.mark.parametrize(
    ("table", "row", "item"),
    [
        ("talk", {"id": "t"}, "t"),
        ("section", {"id": "s", "source_id": "x"}, "s"),
        ("challenge", {"id": "c", "focus_area_id": "f"}, "c"),
        ("report", REPORT, "t"),
        ("note", {"id": "n", "talk_id": None, "section_id": None, "challenge_id": "c"}, "c"),
        ("note", {"id": "n", "talk_id": None, "section_id": "s", "challenge_id": None}, "s"),
    ],
)
def test_a_row_belongs_to_an_item(table: str, row: Row, item: str) -> None:
    assert searched_item(table, row) == item


def test_searched_fields_are_read_from_real_columns(filled: Library) -> None:
    rows = Rows(connection_of(filled))
    for table in SEARCHED:
        for stored in connection_of(filled).execute(f"SELECT id FROM {table}").fetchall():
            assert searched_texts(table, rows.get(table, stored["id"])), table


def test_marks_are_kept_tables(library: Library) -> None:
    rows = Rows(connection_of(library))
    assert all(rows.columns(table) for table in MARKS)
