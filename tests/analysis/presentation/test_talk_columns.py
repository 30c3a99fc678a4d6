"""What the table is sorted by."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.presentation.talk_columns import in_order, ranks
from analysis.presentation.talk_filter import COLUMNS, STATUSES, ColumnName, TalkSort
from tests.analysis.presentation.listed import TAGS, UNITS, talk


@pytest.mark.parametrize("column", COLUMNS)
def test_a_talk_without_anything_has_no_place_in_any_column(column: ColumnName) -> None:
    blank = talk(conference=UNITS[0]._replace(name=""))
    expected = [STATUSES.index("planned")] if column == "status" else [-1]
    assert ranks([blank], column).tolist() == expected


def test_chinese_is_sorted_by_pinyin_after_letters_and_numbers_by_value() -> None:
    titles = ["机器人", "Zeta", "存储", "10 talks", "alpha", "2 talks", "安全"]
    found = ranks([talk(title=title) for title in titles], "title")
    in_their_order = [titles[place] for place in in_order(np.arange(7, dtype=np.int32), found, TalkSort("title"))]
    assert in_their_order == ["2 talks", "10 talks", "alpha", "Zeta", "安全", "存储", "机器人"]


def test_equal_values_share_a_place() -> None:
    assert ranks([talk(room="A"), talk(room="a"), talk(room="B")], "room").tolist() == [0, 0, 1]


def test_links_are_sorted_by_the_best_and_tags_by_name() -> None:
    linked = [talk(links=1, best_score=0.2), talk(links=3, best_score=0.1), talk(best_score=0.9)]
    assert ranks(linked, "links").tolist() == [2, 1, -1]
    tagged = [talk(tags=TAGS[:1]), talk(tags=TAGS[3:]), talk()]
    assert ranks(tagged, "tags").tolist() == [1, 0, -1] or ranks(tagged, "tags").tolist() == [2, 1, -1]


def test_blanks_come_last_either_way() -> None:
    places, keys = np.arange(3, dtype=np.int32), np.array([-1, 1, 0], np.int32)
    assert in_order(places, keys, TalkSort("room")).tolist() == [2, 1, 0]
    assert in_order(places, keys, TalkSort("room", descending=True)).tolist() == [1, 2, 0]
