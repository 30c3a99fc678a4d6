"""A draft asks for rows and becomes the smallest edit that brings them."""

from __future__ import annotations

import sqlite3

from storage.edits import Insert, Update
from storage.intake.draft import Draft, records_json
from storage.records import Author, Speaker


def test_a_row_is_inserted_once_however_often_it_is_asked_for(memory: sqlite3.Connection) -> None:
    draft = Draft(memory)
    draft.put("conference", "c", {"name": "会"})
    draft.put("conference", "c", {"time_zone": "UTC"})
    assert draft.changes() == (Insert("conference", {"id": "c", "name": "会", "time_zone": "UTC"}),)


def test_only_columns_that_differ_are_updated(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO conference (id, name, time_zone) VALUES ('c', '会', 'UTC')")
    draft = Draft(memory)
    draft.put("conference", "c", {"name": "会", "time_zone": "Asia/Shanghai"})
    assert draft.changes() == (Update("conference", "c", {"time_zone": "Asia/Shanghai"}),)


def test_what_is_there_already_is_no_change(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO conference (id, name) VALUES ('c', '会')")
    draft = Draft(memory)
    draft.put("conference", "c", {"name": "会"})
    draft.put_new("conference", "c", {"name": "别的会"})
    assert draft.changes() == ()
    assert (draft.get("conference", "c") or {})["name"] == "会"
    assert draft.get("conference", "x") is None


def test_rows_keep_the_order_in_which_they_were_asked_for(memory: sqlite3.Connection) -> None:
    draft = Draft(memory)
    draft.put("business_unit", "b", {"name": "存储"})
    draft.put("focus_area", "f", {"business_unit_id": "b", "name": "推理"})
    draft.put("business_unit", "b", {"name": "存储部"})
    assert [change.table for change in draft.changes()] == ["business_unit", "focus_area"]


def test_people_as_a_list_column_stores_them() -> None:
    assert records_json([Author("Analyst 03", "50000003")]) == '[{"name":"Analyst 03","number":"50000003"}]'
    assert records_json([Speaker("讲者甲")]) == '[{"name":"讲者甲","role":"","affiliation":""}]'


def test_a_drafted_row_that_is_dropped_never_comes(memory: sqlite3.Connection) -> None:
    draft = Draft(memory)
    draft.put("analyst", "p", {"name": "Analyst 03"})
    draft.drop("analyst", "p")
    assert draft.get("analyst", "p") is None
    assert draft.is_free("analyst", "p")
    assert draft.changes() == ()


def test_the_key_of_a_stored_row_that_goes_is_not_free(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO analyst VALUES ('p', 'Analyst 03')")
    draft = Draft(memory)
    draft.drop("analyst", "p")
    assert draft.get("analyst", "p") is None
    assert not draft.is_free("analyst", "p")
    draft.put("analyst", "p", {"name": "Analyst 04"})
    assert draft.changes() == (Update("analyst", "p", {"name": "Analyst 04"}),)


def test_rows_are_found_by_the_talk_that_they_will_name(memory: sqlite3.Connection) -> None:
    memory.executescript(
        """INSERT INTO conference (id, name) VALUES ('c', '会');
        INSERT INTO talk (id, conference_id, title) VALUES ('t', 'c', '甲'), ('u', 'c', '乙');
        INSERT INTO talk_alias VALUES ('1', 't', 'title:a'), ('2', 't', 'title:b'), ('3', 't', 'title:c');"""
    )
    draft = Draft(memory)
    draft.put("talk_alias", "1", {"talk_id": "u"})
    draft.drop("talk_alias", "2")
    draft.put("talk_alias", "4", {"talk_id": "t", "alias": "title:d"})
    assert [row["id"] for row in draft.referring("talk_alias", "talk_id", "t")] == ["3", "4"]
    assert [row["id"] for row in draft.referring("talk_alias", "talk_id", "u")] == ["1"]
