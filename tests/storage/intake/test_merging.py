"""Everything on the younger of two talks moves to the older one."""

from __future__ import annotations

import sqlite3

from storage.edits import Delete, Insert, Update
from storage.ids import link_id, stable_id
from storage.intake.draft import Draft
from storage.intake.merging import merge_talks

ROWS = """
INSERT INTO conference (id, name) VALUES ('c', '会');
INSERT INTO talk (id, conference_id, title) VALUES ('old', 'c', '甲'), ('young', 'c', 'A');
INSERT INTO talk_alias VALUES ('a1', 'young', 'title:a');
INSERT INTO analyst VALUES ('p', 'Analyst 03'), ('q', 'Analyst 07');
INSERT INTO tag (id, name) VALUES ('g', '重点');
INSERT INTO tagging (id, tag_id, analyst_id, talk_id) VALUES ('t1', 'g', 'p', 'young');
INSERT INTO note (id, analyst_id, text, made_at, talk_id) VALUES ('n1', 'p', '看回放', '', 'young');
INSERT INTO business_unit (id, name) VALUES ('b', '存储');
INSERT INTO focus_area (id, business_unit_id, name) VALUES ('f', 'b', '推理');
INSERT INTO challenge (id, focus_area_id, position, number, text) VALUES ('h', 'f', 0, 1, '难题');
"""


def test_marks_move_and_keys_made_of_the_talk_are_made_anew(memory: sqlite3.Connection) -> None:
    memory.executescript(ROWS)
    memory.execute(
        "INSERT INTO decision (id, link_id, analyst_id, verdict, decided_at, talk_id, challenge_id)"
        " VALUES ('d1', 'x', 'p', 'accepted', '', 'young', 'h')"
    )
    draft = Draft(memory)
    assert merge_talks(draft, "old", "young").statements == ()
    changes = draft.changes()
    assert Update("note", "n1", {"talk_id": "old"}) in changes
    inserted = {change.table: change.row for change in changes if isinstance(change, Insert)}
    assert inserted["talk_alias"]["id"] == stable_id("alias", "old", "title:a")
    assert inserted["tagging"]["id"] == stable_id("tagging", "g", "old", "p")
    assert inserted["decision"]["link_id"] == link_id("old", "h")
    assert changes[-1] == Delete("talk", "young")
    assert {change.row_id for change in changes if isinstance(change, Delete)} == {"a1", "t1", "d1", "young"}


def test_of_two_ratings_by_one_analyst_the_older_talks_stays(memory: sqlite3.Connection) -> None:
    memory.executescript(ROWS)
    kept = stable_id("rating", "old", "p")
    ratings = [(kept, "p", "old", 5), ("r2", "p", "young", 1), ("r3", "q", "young", 3)]
    memory.executemany("INSERT INTO rating (id, analyst_id, talk_id, value) VALUES (?, ?, ?, ?)", ratings)
    draft = Draft(memory)
    merge_talks(draft, "old", "young")
    new = [change.row for change in draft.changes() if isinstance(change, Insert) and change.table == "rating"]
    assert [(row["analyst_id"], row["talk_id"], row["value"]) for row in new] == [("q", "old", 3)]
    assert (draft.get("rating", kept) or {})["value"] == 5
