"""The names under which a talk is known again."""

from __future__ import annotations

import sqlite3

import pytest

from storage.importing.parsed import ParsedTitle
from storage.intake.aliases import AliasIndex, event_aliases, heading_aliases, stated_aliases
from storage.intake.distinctions import distinction_keys
from storage.intake.draft import Draft


@pytest.fixture
def draft(memory: sqlite3.Connection) -> Draft:
    draft = Draft(memory)
    draft.put("conference", "c", {"name": "会"})
    return draft


def test_the_code_comes_before_the_titles() -> None:
    heading = ParsedTitle("存储：新瓶颈", ("Storage, the new bottleneck",), code="S71296")
    assert heading_aliases(heading) == ["code:s71296", "title:存储新瓶颈", "title:storagethenewbottleneck"]


def test_a_title_of_punctuation_is_no_alias() -> None:
    assert heading_aliases(ParsedTitle("……")) == []


def test_a_talk_is_found_by_what_was_remembered(memory: sqlite3.Connection, draft: Draft) -> None:
    index = AliasIndex(memory, "c", draft)
    draft.put("talk", "t", {"conference_id": "c", "title": "甲", "code": "S1"})
    index.remember("t", ["code:s1", "title:甲"])
    assert index.find(["title:甲"], "") == "t"
    assert index.find(["title:甲"], "S1") == "t"
    assert index.find(["title:甲"], "S2") is None, "another code is another talk"
    assert index.find(["title:甲"], "", taken={"t"}) is None
    assert index.find(["title:乙"], "") is None


def test_a_talk_does_not_take_the_names_of_one_that_it_was_told_apart_from(
    memory: sqlite3.Connection, draft: Draft
) -> None:
    index = AliasIndex(memory, "c", draft)
    for talk_id in ("t", "u"):
        draft.put("talk", talk_id, {"conference_id": "c", "title": talk_id, "code": ""})
    index.remember("t", ["title:甲"])
    keys = distinction_keys("t", "u")
    draft.put("distinction", str(keys["id"]), {**keys, "analyst_id": "p"})
    index.remember("u", ["title:甲", "title:乙"])
    assert index.talks("title:甲") == ["t"]
    assert index.is_known_as("u", ["title:甲", "title:乙"], "")
    assert not index.is_known_as("u", ["title:甲"], "")


def test_stored_statements_name_their_talks_as_documents_do() -> None:
    row = {"title": "茶歇", "other_titles": '["Break"]', "code": "B1", "session_type": "break"}
    assert stated_aliases({**row, "guid": "g"}) == ["guid:g"]
    assert stated_aliases(row) == ["code:b1", "title:茶歇", "title:break"]
    assert stated_aliases({**row, "guid": "", "session_type": "talk"}) == ["code:b1", "title:茶歇", "title:break"]
    assert event_aliases("g", ParsedTitle("甲")) == ["guid:g", "title:甲"]
