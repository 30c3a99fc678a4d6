"""What all drafters share: stored rows, withdrawal, free ids."""

from __future__ import annotations

import sqlite3

from storage.ids import stable_id
from storage.intake.draft import Draft
from storage.intake.tasks import free_id, stored_rows, withdraw
from tests.storage.intake.documents import Desk, reference


def test_rows_of_a_source_in_order(desk: Desk, memory: sqlite3.Connection) -> None:
    assert stored_rows(memory, "section", "nobody") == {}
    desk.take_in("r.md", reference(("1.1", "背景", "甲"), ("1.2", "目的", "乙")))
    assert [section.title for section in desk.library.sections.all()] == ["背景", "目的"]


def test_what_is_not_continued_is_withdrawn_once(memory: sqlite3.Connection) -> None:
    known = {"a": {"withdrawn": 0}, "b": {"withdrawn": 0}, "c": {"withdrawn": 1}}
    draft = Draft(memory)
    assert withdraw(draft, "section", known, ["a"]) == ["b"]
    assert draft.get("section", "b") == {"id": "b", "withdrawn": 1}
    assert draft.get("section", "c") is None


def test_an_id_that_is_taken_gives_way(memory: sqlite3.Connection) -> None:
    draft = Draft(memory)
    given: list[str] = []
    for _ in range(3):
        given.append(free_id(draft, "section", "source", "1.1"))
        draft.put("section", given[-1], {})
    assert len(set(given)) == 3
    assert given[0] == stable_id("section", "source", "1.1")
