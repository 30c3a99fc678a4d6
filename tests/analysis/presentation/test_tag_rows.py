"""Tags as a tree of rows, filtered, found by typing, and as choices for some talks."""

from __future__ import annotations

import pytest

from analysis.presentation.tag_rows import (
    TagRow,
    keyed_rows,
    matching_choices,
    matching_rows,
    named_row,
    rows_below,
    tag_choices,
    tag_rows,
)
from storage.records import Tag

TAGS = [
    Tag("rdma", "RDMA", "net", "purple", "6"),
    Tag("net", "网络"),
    Tag("near", "近存计算", "store", "teal", "2"),
    Tag("store", "存储系统", "", "blue", "1"),
    Tag("later", "follow up"),
]


@pytest.fixture
def rows() -> tuple[TagRow, ...]:
    """Return the tags as rows."""
    return tag_rows(TAGS, {"near": 3, "store": 1}, {"near": 3, "store": 4})


def names(rows: tuple[TagRow, ...]) -> list[str]:
    """Return the names of rows."""
    return [row.name for row in rows]


def test_a_tag_comes_before_those_below_it_and_neighbours_by_name(rows: tuple[TagRow, ...]) -> None:
    assert names(rows) == ["follow up", "存储系统", "近存计算", "网络", "RDMA"]
    assert [row.path for row in rows] == [(), (), ("存储系统",), (), ("网络",)]


def test_rows_carry_counts_colour_and_key(rows: tuple[TagRow, ...]) -> None:
    assert rows[1] == TagRow("store", "存储系统", "", "blue", "1", (), 1, 4)
    assert (rows[0].own, rows[0].total) == (0, 0)


def test_a_tag_whose_parent_is_not_there_stands_at_the_top() -> None:
    assert tag_rows([Tag("a", "a", "gone")], {}, {})[0].parent_id == ""


def test_a_filter_keeps_what_stands_above_a_hit(rows: tuple[TagRow, ...]) -> None:
    assert names(matching_rows(rows, " rdma ")) == ["网络", "RDMA"]
    assert names(matching_rows(rows, "存儲")) == ["存储系统"]
    assert matching_rows(rows, "  ") == rows
    assert matching_rows(rows, "nothing") == ()


def test_all_below_some_tags_are_found(rows: tuple[TagRow, ...]) -> None:
    assert rows_below(rows, ["store"]) == {"store", "near"}
    assert rows_below(rows, []) == frozenset()


def test_a_row_is_found_by_its_name_however_it_is_spelt(rows: tuple[TagRow, ...]) -> None:
    assert named_row(rows, "Follow  UP") == rows[0]
    assert named_row(rows, "follow") is None


def test_choices_say_how_many_of_the_talks_have_a_tag(rows: tuple[TagRow, ...]) -> None:
    choices = tag_choices(rows, {"store": {"a", "b"}, "near": {"a"}}, 2)
    assert {choice.row.id: choice.state for choice in choices} == {
        "later": "none",
        "store": "all",
        "near": "some",
        "net": "none",
        "rdma": "none",
    }


def test_what_is_typed_finds_the_best_choice_first(rows: tuple[TagRow, ...]) -> None:
    choices = tag_choices(rows, {}, 1)
    assert [choice.row.name for choice in matching_choices(choices, "存")] == ["存储系统", "近存计算"]
    assert [choice.row.name for choice in matching_choices(choices, "fo")] == ["follow up"]
    assert matching_choices(choices, " ") == choices
    assert matching_choices(choices, "zzz") == ()


def test_rows_with_a_key_come_by_key(rows: tuple[TagRow, ...]) -> None:
    assert [row.shortcut for row in keyed_rows(rows)] == ["1", "2", "6"]
