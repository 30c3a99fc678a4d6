"""What all repositories share."""

from __future__ import annotations

import sqlite3

import pytest

from storage.errors import NotFoundError
from storage.library import Library
from storage.records import Author, ItemRef, Part, Speaker
from storage.repositories.base import SHORTEST_PREFIX, item_ref, records, strings


def test_a_row_is_found_by_its_id_or_the_beginning_of_it(filled: Library) -> None:
    for talk in filled.talks.all():
        assert filled.talks.resolve_id(talk.id) == talk.id
        assert filled.talks.resolve_id(talk.id[:13].upper()) == talk.id


def test_a_beginning_that_is_too_short_is_refused(filled: Library) -> None:
    talk = filled.talks.all()[0].id
    with pytest.raises(NotFoundError) as refusal:
        filled.talks.resolve_id(talk[: SHORTEST_PREFIX - 1])
    assert refusal.value.what.parameters == {"shortest": SHORTEST_PREFIX}


@pytest.mark.parametrize("text", ["%%%%%%", "______", "0000%", "'; --", "\\\\\\\\", "zzzz-zzzz", "xxxx" * 200])
def test_what_no_id_begins_with_is_not_found(filled: Library, text: str) -> None:
    with pytest.raises(NotFoundError) as refusal:
        filled.talks.resolve_id(text)
    assert refusal.value.what.key == "lookup.no_talk"
    assert refusal.value.where == text
    assert refusal.value.remedy is not None
    assert refusal.value.remedy.key == "lookup.talk_remedy"


def test_a_beginning_of_several_ids_is_refused(filled: Library) -> None:
    from tests.storage.samples import connection_of

    conference = filled.conferences.all()[0].id
    for end in "12":
        values = (f"abcd-{end}", conference, "题")
        connection_of(filled).execute("INSERT INTO talk (id, conference_id, title) VALUES (?, ?, ?)", values)
    with pytest.raises(NotFoundError) as refusal:
        filled.talks.resolve_id("abcd")
    assert refusal.value.what.key == "lookup.ambiguous"
    assert filled.talks.resolve_id("abcd-1") == "abcd-1"


def test_a_mark_names_its_item() -> None:
    empty = {"talk_id": None, "section_id": None, "challenge_id": None}
    for kind in ("talk", "section", "challenge"):
        assert item_ref({**empty, f"{kind}_id": "x"}) == ItemRef(kind, "x")
    with pytest.raises(ValueError, match="without an item"):
        item_ref(empty)


def test_lists_are_read_as_records() -> None:
    assert strings('["a","近"]') == ("a", "近")
    assert strings("[]") == ()
    assert records('[{"name":"讲者甲","role":"CTO","affiliation":""}]', Speaker) == (Speaker("讲者甲", "CTO"),)
    assert records('[{"name":"Analyst 03","number":"1"}]', Author) == (Author("Analyst 03", "1"),)
    assert records("[]", Part) == ()


@pytest.mark.parametrize("damaged", ["", "[", "7", '["x"]', '[{"nam":"x"}]', '[{"name":"x","text":"y","z":1}]'])
def test_damaged_lists_are_called_damage(damaged: str) -> None:
    with pytest.raises(sqlite3.DatabaseError):
        records(damaged, Part)
