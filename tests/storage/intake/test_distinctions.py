"""What an analyst told apart stays apart."""

from __future__ import annotations

import sqlite3

import pytest

from storage.intake.distinctions import (
    are_distinguished,
    copy_distinction,
    distinction_keys,
    distinguished_from,
    move_distinctions,
)
from storage.intake.draft import Draft


@pytest.fixture
def draft(memory: sqlite3.Connection) -> Draft:
    memory.executescript(
        """INSERT INTO conference (id, name) VALUES ('c', '会');
        INSERT INTO analyst VALUES ('p', 'Analyst 03');
        INSERT INTO talk (id, conference_id, title) VALUES ('a', 'c', '甲'), ('b', 'c', '乙'), ('d', 'c', '丁');"""
    )
    keys = distinction_keys("b", "a")
    memory.execute("INSERT INTO distinction VALUES (?, ?, ?, 'p')", tuple(keys.values()))
    return Draft(memory)


def test_the_order_of_two_talks_does_not_matter(draft: Draft) -> None:
    assert distinction_keys("a", "b") == distinction_keys("b", "a")
    assert are_distinguished(draft, "a", "b")
    assert are_distinguished(draft, "b", "a")
    assert not are_distinguished(draft, "a", "d")
    assert (list(distinguished_from(draft, "a")), list(distinguished_from(draft, "b"))) == (["b"], ["a"])


def test_distinctions_move_with_a_merge(draft: Draft) -> None:
    move_distinctions(draft, "d", "b")
    assert are_distinguished(draft, "a", "d")
    assert not are_distinguished(draft, "a", "b")
    assert list(distinguished_from(draft, "a")) == ["d"]


def test_none_is_left_between_talks_that_become_one(draft: Draft) -> None:
    move_distinctions(draft, "a", "b")
    assert distinguished_from(draft, "a") == {}


def test_a_copy_is_in_the_same_name_and_never_of_one_talk(draft: Draft) -> None:
    row = distinguished_from(draft, "a")["b"]
    copy_distinction(draft, row, "d", "b")
    copy_distinction(draft, row, "b", "b")
    assert {other: found["analyst_id"] for other, found in distinguished_from(draft, "b").items()} == {
        "a": "p",
        "d": "p",
    }
