"""The names under which a talk is known again."""

from __future__ import annotations

import sqlite3

import pytest

from storage.importing.parsed import ParsedTitle
from storage.intake.aliases import AliasIndex, heading_aliases
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
