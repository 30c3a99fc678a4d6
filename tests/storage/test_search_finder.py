"""Finding: everything that is there, nothing that is not, in an order that makes sense and stays the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from weakref import finalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search_finder import find
from storage.search_index import CREATE_SEARCH_INDEX, RowChange, apply_changes
from storage.search_text import fold

Row = tuple[str, str]
ALL = 10_000
HAN = "机器人機習学習著着"
TEXTS = st.text(alphabet=HAN + "GpuＧ 3/，。\n\u200béﬁ", max_size=40)
ROWS = st.dictionaries(
    st.tuples(st.sampled_from(["talk", "report"]), st.sampled_from(["1", "2", "3", "4"])),
    st.dictionaries(st.sampled_from(["title", "facts"]), TEXTS, max_size=2),
    max_size=6,
)


class Shelf:
    """Rows with a search index beside them."""

    def __init__(self, rows: Mapping[Row, Mapping[str, str]], items: Mapping[Row, str] | None = None) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        finalize(self, self.connection.close)  # hypothesis makes many: none is left to the garbage collector
        for statement in CREATE_SEARCH_INDEX:
            self.connection.execute(statement)
        self.rows = rows
        items = items or {}
        apply_changes(
            self.connection, [RowChange(*row, {}, texts, items.get(row, "")) for row, texts in self.rows.items()]
        )

    def find(self, query: str, limit: int = ALL) -> list[tuple[str, str, str]]:
        """Return what is found as table, row and field."""
        hits = find(self.connection, query, limit, lambda table, row_id: self.rows.get((table, row_id), {}))
        assert all(hit.text == self.rows[hit.table, hit.row_id][hit.field] for hit in hits)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        return [(hit.table, hit.row_id, hit.field) for hit in hits]


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf(
        {
            ("talk", "a"): {"title": "具身智能在工厂的落地", "speakers": "讲者甲 NVIDIA"},
            ("report", "a1"): {"facts": "瞭解機器人的抓取，與 GPU集群 有關。", "insight": "值得跟进 co-design"},
            ("talk", "b"): {"title": "Embodied agents: a café talk"},
            ("note", "n"): {"text": "智能，不是具身。"},
        },
        {("talk", "a"): "a", ("report", "a1"): "a", ("talk", "b"): "b", ("note", "n"): "b"},
    )
    yield shelf
    shelf.connection.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("具身智能", [("talk", "a", "title")]),
        ("落", [("talk", "a", "title")]),
        ("地", [("talk", "a", "title")]),
        ("机器人", [("report", "a1", "facts")]),
        ("了解", [("report", "a1", "facts")]),
        ("關", [("report", "a1", "facts")]),
        ("gpu", [("report", "a1", "facts")]),
        ("ＧＰＵ 集群", [("report", "a1", "facts")]),
        ("CAFE", [("talk", "b", "title")]),
        ("embod", []),
        ("embod*", [("talk", "b", "title")]),
        ('"agents a"', [("talk", "b", "title")]),
        ('"a agents"', []),
        ("智能具身", []),
        ("落地 智能", [("talk", "a", "title")]),
        ("NOT 落地", []),
        ("", []),
        ("！？", []),
    ],
)
def test_what_is_found(shelf: Shelf, query: str, expected: list[tuple[str, str, str]]) -> None:
    assert shelf.find(query) == expected


def test_terms_may_be_spread_over_the_fields_of_a_row(shelf: Shelf) -> None:
    assert set(shelf.find("跟进 机器人")) == {("report", "a1", "facts"), ("report", "a1", "insight")}


def test_terms_may_be_spread_over_the_rows_of_an_item_but_not_over_items(shelf: Shelf) -> None:
    assert set(shelf.find("nvidia 机器人")) == {("talk", "a", "speakers"), ("report", "a1", "facts")}
    assert shelf.find("机器人 embodied") == []


def test_pairs_of_characters_that_stand_apart_are_no_word() -> None:
    shelf = Shelf({("report", "1"): {"facts": "具身，身智，智能，落地"}})
    assert shelf.find("具身智能") == []
    assert shelf.find("具身智能 落地") == []


def test_a_field_that_holds_all_terms_stands_before_those_that_share_them() -> None:
    shelf = Shelf(
        {
            ("report", "1"): {"facts": "抓取", "insight": "仿真"},
            ("report", "2"): {"facts": "很长的一段话里既有抓取也有仿真"},
        }
    )
    assert shelf.find("抓取 仿真")[0] == ("report", "2", "facts")
    assert len(shelf.find("抓取 仿真")) == 3


def test_more_of_a_word_in_less_text_ranks_higher_and_rare_words_weigh_more() -> None:
    rows = {("report", f"{number:03}"): {"facts": "平常的话，" * 50 + "抓取"} for number in range(200)}
    rows["report", "100"] = {"facts": "抓取" * 9}
    rows["report", "150"] = {"facts": "抓取，平常的话"}
    rows["talk", "p"] = {"facts": "抓取，抓取，抓取，罕见"}
    rows["talk", "q"] = {"facts": "抓取，罕见，罕见，罕见"}
    shelf = Shelf(rows)
    assert shelf.find("抓取", 2) == [("report", "100", "facts"), ("talk", "p", "facts")]
    assert shelf.find("抓取 罕见", 2) == [("talk", "q", "facts"), ("talk", "p", "facts")]


def test_equal_hits_are_ordered_by_table_row_and_field() -> None:
    rows = [("talk", "2"), ("report", "9"), ("talk", "1"), ("report", "10")]
    shelf = Shelf({row: {"b": "抓取", "a": "抓取"} for row in rows})
    assert shelf.find("抓取") == [(*row, field) for row in sorted(rows) for field in "ab"]
    assert shelf.find("抓取", 3) == shelf.find("抓取")[:3]
    assert shelf.find("抓取", 0) == []


@given(ROWS, st.data())
def test_chinese_words_of_any_length_are_found_and_nothing_else(
    rows: dict[Row, dict[str, str]], data: st.DataObject
) -> None:
    words = [word for texts in rows.values() for text in texts.values() for word in re.findall(f"[{HAN}]+", text)]
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 1))
    query = word[start : data.draw(st.integers(start + 1, len(word)))]
    expected = {
        (*row, field) for row, texts in rows.items() for field, text in texts.items() if fold(query) in fold(text)
    }
    shelf = Shelf(rows)
    assert set(shelf.find(query)) == expected
    shelf.connection.close()


@given(ROWS, st.one_of(st.text(max_size=12), st.text(alphabet=HAN + "Gpu*\"'():^-. 3NOTANDR", max_size=12)))
def test_any_text_is_a_query_and_every_word_of_it_occurs_in_what_is_found(
    rows: dict[Row, dict[str, str]], query: str
) -> None:
    shelf = Shelf(rows)
    found = shelf.find(query)
    held = " ".join(fold(shelf.rows[table, row_id][field]) for table, row_id, field in found)
    words = re.findall(r"[^\W_]+", fold(query))
    assert not found or words
    assert all(word in re.sub(r"[\W_]+", "", held) for word in words if found)
    shelf.connection.close()


def test_rows_that_changed_behind_the_index_are_not_shown(shelf: Shelf) -> None:
    shelf.rows = {("talk", "a"): {"title": "别的题目"}}
    assert shelf.find("具身智能") == []
    assert shelf.find("机器人") == []
