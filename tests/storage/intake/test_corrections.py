"""Corrections by hand over what documents state."""

from __future__ import annotations

import sqlite3

import pytest

from storage.edits import Insert, Row, to_json
from storage.intake.corrections import (
    CORRECTABLE,
    amendment_key,
    challenge_corrections,
    correct_talk,
    corrected_talk,
    stated_challenge,
)
from storage.intake.draft import Draft
from storage.rows import Rows


def stated(title: str, *others: str, room: str = "") -> Row:
    return {"title": title, "other_titles": to_json(others), "room": room}


def test_every_column_that_can_be_corrected_is_one_of_a_talk(memory: sqlite3.Connection) -> None:
    columns = Rows(memory).columns("talk")
    defaults = {row["name"]: row["dflt_value"] for row in memory.execute("PRAGMA table_info(talk)")}
    assert CORRECTABLE.keys() <= set(columns)
    assert {field: f"'{nothing}'" for field, nothing in CORRECTABLE.items() if field != "title"} == {
        field: defaults[field] for field in CORRECTABLE if field != "title"
    }


def test_a_correction_takes_the_place_of_what_is_stated() -> None:
    assert corrected_talk(stated("Title", room="A"), {"room": "B"}) == dict(stated("Title", room="B"))


@pytest.mark.parametrize(
    ("titles", "title", "others"),
    [
        (("Storage",), "Storages", []),
        (("Storage",), "存储", ["Storage"]),
        (("Storage", "存储"), "Storages", ["存储"]),
        (("Storage", "存储"), "存儲", ["Storage"]),
        (("Storage", "存储", "Lagerung"), "存储", ["Storage", "Lagerung"]),
        (("", "存储"), "Storage", ["存储"]),
    ],
)
def test_a_corrected_title_among_the_other_titles(titles: tuple[str, ...], title: str, others: list[str]) -> None:
    values = corrected_talk(stated(*titles), {"title": title})
    assert (values["title"], values["other_titles"]) == (title, to_json(others))


def test_corrected_other_titles_are_left_alone() -> None:
    values = corrected_talk(stated("Storage", "存储"), {"title": "X", "other_titles": '["Y"]'})
    assert values["other_titles"] == '["Y"]'


def test_what_documents_state_now_is_kept_beside_the_correction(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO conference (id, name) VALUES ('c', '')")
    memory.execute("INSERT INTO talk (id, conference_id, title) VALUES ('t', 'c', 'Title')")
    key = amendment_key("t", "room")
    memory.execute(
        "INSERT INTO amendment (id, talk_id, field, value, stated) VALUES (?, 't', 'room', 'B', 'A')", (key,)
    )
    draft = Draft(memory)
    assert correct_talk(draft, "t", stated("Title", room="C"))["room"] == "B"
    assert draft.get("amendment", key) == {
        "id": key,
        "talk_id": "t",
        "challenge_id": None,
        "field": "room",
        "value": "B",
        "stated": "C",
    }
    assert not [change for change in draft.changes() if isinstance(change, Insert)]


def test_a_challenge_as_its_sheet_has_it(memory: sqlite3.Connection) -> None:
    memory.execute("INSERT INTO business_unit (id, name) VALUES ('b', '')")
    memory.execute("INSERT INTO focus_area (id, business_unit_id, name) VALUES ('f', 'b', '')")
    memory.execute("INSERT INTO challenge (id, focus_area_id, position, number, text) VALUES ('c', 'f', 0, 7, '新')")
    memory.executemany(
        "INSERT INTO amendment (id, challenge_id, field, value, stated) VALUES (?, 'c', ?, ?, ?)",
        [("1", "number", "7", "1"), ("2", "text", "新", "旧")],
    )
    corrections = challenge_corrections(memory)
    assert corrections.keys() == {"c"}
    assert stated_challenge({"id": "c", "number": 7, "text": "新"}, corrections["c"]) == {
        "id": "c",
        "number": 1,
        "text": "旧",
    }
