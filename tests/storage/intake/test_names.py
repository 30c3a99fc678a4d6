"""Conferences, business units and focus areas by name."""

from __future__ import annotations

import sqlite3

from storage.intake.names import (
    SheetNames,
    business_unit_key,
    conference_key,
    find_conference,
    focus_area_key,
    name_key,
)


def test_names_are_compared_whatever_their_case_width_script_and_spacing() -> None:
    assert name_key(" ＧＴＣ  2026 ") == name_key("gtc 2026")
    assert name_key("存儲") == name_key("存储")
    assert name_key("推 理") != name_key("推理")


def test_a_new_name_gives_a_new_key(memory: sqlite3.Connection) -> None:
    assert find_conference(memory, "Forum") == conference_key("Forum")
    assert SheetNames(memory).business_unit("存储") == business_unit_key("存储")
    assert SheetNames(memory).focus_area("存储", "推理") == focus_area_key(business_unit_key("存储"), "推理")


def test_the_name_in_use_comes_before_the_one_that_made_the_key(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO conference (id, name) VALUES (?, 'World Forum')", (conference_key("Forum"),))
    assert find_conference(memory, "world forum") == find_conference(memory, "Forum") == conference_key("Forum")
    memory.execute("INSERT INTO conference (id, name) VALUES ('other', 'Forum')")
    assert find_conference(memory, "Forum") == "other"


def test_of_two_of_one_name_the_one_that_is_not_archived_is_found(memory: sqlite3.Connection) -> None:
    memory.executemany("INSERT INTO business_unit VALUES (?, '存储', ?)", [("old", 1), ("new", 0)])
    assert SheetNames(memory).business_unit("存储") == "new"


def test_an_area_is_found_in_its_unit_only(memory: sqlite3.Connection) -> None:
    memory.executemany("INSERT INTO business_unit (id, name) VALUES (?, ?)", [("s", "存储"), ("n", "网络")])
    memory.execute("INSERT INTO focus_area (id, business_unit_id, name) VALUES ('a', 's', '推理')")
    names = SheetNames(memory)
    assert names.focus_area("存储", "推理") == "a"
    assert names.focus_area("网络", "推理") == focus_area_key("n", "推理")
