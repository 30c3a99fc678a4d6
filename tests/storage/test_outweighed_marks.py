"""Marks that give way in a merge are named so that one can read what they said."""

from __future__ import annotations

import pytest

from storage.library import Library
from storage.messages import Message
from storage.outweighed_marks import outweighed_mark
from storage.row_writer import analyst_id
from tests.storage.samples import FIRST


def test_a_rating_is_named_with_its_analyst(filled: Library) -> None:
    row = {"analyst_id": analyst_id(FIRST), "value": 4}
    said = outweighed_mark(filled.draft(), "rating", row)
    assert said == Message("merge.outweighed_rating", {"analyst": FIRST, "value": "4"})


@pytest.mark.parametrize(("note", "key"), [("", "merge.outweighed_rejected"), ("旧", "merge.outweighed_rejected_note")])
def test_a_decision_is_named_with_its_challenge(filled: Library, note: str, key: str) -> None:
    challenge = filled.challenges.all()[0]
    row = {"analyst_id": analyst_id(FIRST), "challenge_id": challenge.id, "verdict": "rejected", "note": note}
    said = outweighed_mark(filled.draft(), "decision", row)
    assert (said.key, said.parameters["challenge"]) == (key, "数据存储 · 近存计算 · 1")
    assert said.parameters.get("note", "") == note


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("title", "题目", "题目"),
        ("other_titles", '["A","B"]', "A、B"),
        ("speakers", '[{"name":"讲者甲","role":"","affiliation":""}]', "讲者甲"),
        ("title", "[S1] 题目", "[S1] 题目"),
    ],
)
def test_a_correction_is_named_with_its_field(filled: Library, field: str, value: str, read: str) -> None:
    said = outweighed_mark(filled.draft(), "amendment", {"field": field, "value": value})
    parameters = {"field": Message(f"merging.field_{field}"), "value": read}
    assert said == Message("merge.outweighed_correction", parameters)
