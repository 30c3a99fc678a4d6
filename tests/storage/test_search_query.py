"""Queries: what people type becomes terms, and nothing that they type becomes an operator."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search_query import Term, match_expression, query_terms
from storage.search_text import fold


def pieces(query: str) -> list[tuple[str, ...]]:
    return [term.pieces for term in query_terms(query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("具身智能", [("具身智能",)]),
        ("具身智能 仿真", [("具身智能",), ("仿真",)]),
        ("具身智能，仿真、抓取", [("具身智能",), ("仿真",), ("抓取",)]),
        ("機器人　ＧＰＵ", [("机器人",), ("gpu",)]),
        ("GPU集群", [("gpu", "集群")]),
        ("co-design 2.5 3D/4D", [("co", "design"), ("2", "5"), ("3d", "4d")]),
        ('"world model" robot', [("world", "model"), ("robot",)]),
        ("“world model” ＂世界 模型＂", [("world", "model"), ("世界", "模型")]),
        ("「世界模型」的", [("世界模型",), ("的",)]),
        ('open "quote', [("open",), ("quote",)]),
        ("robot ROBOT ｒｏｂｏｔ", [("robot",)]),
        ("a AND b OR c", [("a",), ("and",), ("b",), ("or",), ("c",)]),
        ("NOT d NEAR(e f)", [("not",), ("d",), ("near",), ("e",), ("f",)]),
        ("title:gpu -cpu ^x", [("title",), ("gpu",), ("cpu",), ("x",)]),
        ("", []),
        (' 。！*"()…', []),
    ],
)
def test_terms_of_a_query(query: str, expected: list[tuple[str, ...]]) -> None:
    assert pieces(query) == expected


@pytest.mark.parametrize(
    ("query", "is_prefix"),
    [
        ("embod*", True),
        ("embod＊", True),
        ("embod *", False),
        ("GPU集群*", False),
        ('"deep learn*"', True),
        ("a*b", False),
    ],
)
def test_an_asterisk_behind_a_word_stands_for_its_endings(query: str, is_prefix: bool) -> None:
    assert query_terms(query)[0].is_prefix is is_prefix


@pytest.mark.parametrize(
    ("query", "text", "count"),
    [
        ("具身", "具身智能与具身机器人", 2),
        ("智能", "智 能", 0),
        ("robot", "robots, Robot-arm, 用robot抓取", 2),
        ("robot*", "robots robotics prorobot", 2),
        ("GPU集群", "GPU 集群、GPU集群、XGPU集群", 2),
        ("co-design", "co design, CO–DESIGN, codesign", 2),
        ('"世界 模型"', "世界模型，世界：模型", 2),
        ("2.5", "2.5 12.5 2.55", 1),
        ("c++", "c++ c abc", 2),
    ],
)
def test_what_a_term_matches(query: str, text: str, count: int) -> None:
    (term,) = query_terms(query)
    assert term.count(fold(text)) == count


@given(st.text())
def test_any_query_is_a_valid_expression(query: str) -> None:
    terms = query_terms(query)
    if not terms:
        return
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5(terms, content='', detail=none, tokenize='ascii')")
    assert connection.execute("SELECT rowid FROM f WHERE f MATCH ?", (match_expression(terms, "·"),)).fetchall() == []
    connection.close()


@given(st.text(alphabet="机器人 robotGPU-\"*'（）。", max_size=30))
def test_a_query_finds_itself_as_a_text(query: str) -> None:
    assert all(term.count(fold(query)) for term in query_terms(query))


def test_a_pasted_page_makes_an_expression_of_bounded_size() -> None:
    page = "".join(chr(0x4E00 + number) for number in range(3000))
    assert match_expression(query_terms(page)).count("AND") < 64
    assert match_expression((Term(("机",)), Term(("gpu",), is_prefix=True))) == '"机"* AND "gpu"*'
