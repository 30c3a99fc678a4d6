"""Snippets: cut from the stored text, marked where the terms stand, at ends of clauses where there are some."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search_query import query_terms
from storage.search_text import fold
from storage.snippets import cut_snippet

STORY = (
    "大會首日，讲者甲介紹了機器人在工廠裡的落地情況。\n他認為，具身智能需要更多的真實數據，而仿真只是第一步；"
    "GPU 集群的成本決定了訓練的規模。最後，the speaker said that co-design of hardware\nand   software, at "
    "version 2.5, would follow soon.\n\n問答環節討論了安全。"
)


def marked(text: str, query: str, width: int = 160) -> tuple[str, list[str]]:
    snippet = cut_snippet(text, query_terms(query), width)
    return snippet.text, [snippet.text[start:end] for start, end in snippet.matches]


@pytest.mark.parametrize(
    ("query", "width", "expected"),
    [
        ("具身智能", 40, "…他認為，具身智能需要更多的真實數據，而仿真只是第一步；…"),
        (
            "落地情况",
            52,
            "…讲者甲介紹了機器人在工廠裡的落地情況。 他認為，具身智能需要更多的真實數據，而仿真只是第一步；…",
        ),
        ("安全", 12, "…問答環節討論了安全。"),
        ("大会", 7, "大會首日，…"),
        ("hardware software", 50, "…of hardware and software, at version 2.5,…"),
        ("2.5", 40, "…at version 2.5, would follow soon.…"),
    ],
)
def test_a_snippet_begins_and_ends_where_clauses_do(query: str, width: int, expected: str) -> None:
    assert marked(STORY, query, width)[0] == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("机器人", ["機器人"]),
        ("gpu集群 成本", ["GPU 集群", "成本"]),
        ('"hardware and software"', ["hardware and software"]),
        ("具身智能 身智能需", ["具身智能需"]),
        ("没有", []),
    ],
)
def test_matches_are_marked_as_they_are_written(query: str, expected: list[str]) -> None:
    assert marked(STORY, query)[1] == expected


def test_the_window_with_most_terms_wins() -> None:
    text = "抓取。" + "别的话，" * 60 + "抓取与仿真。" + "别的话，" * 60 + "仿真。"
    assert marked(text, "抓取 仿真", 30)[1] == ["抓取", "仿真"]


def test_a_text_without_match_shows_its_beginning() -> None:
    assert marked("第一句话。第二句话，很长很长。", "没有", 7) == ("第一句话。…", [])
    assert marked("Supercalifragilistic", "没有", 5) == ("Super…", [])
    assert marked("", "没有") == ("", [])


def test_words_are_not_cut_and_accents_stay_with_their_letters() -> None:
    text = "unbreakable " * 5 + "cafe\u0301 gripper " + "unbreakable " * 5
    assert marked(text, "cafe gripper", 30)[1] == ["cafe\u0301", "gripper"]
    assert set(marked(text, "gripper", 40)[0].strip("…").split()) <= set(text.split())


def test_a_match_longer_than_the_width_is_shown_whole() -> None:
    assert marked("很" * 20 + "具身智能机器人" + "很" * 20, "具身智能机器人", 4) == (
        "…具身智能机器人…",
        ["具身智能机器人"],
    )


@given(
    st.text(alphabet="机器人機GpuＧé\u0301ﬁ。， \n\u200b…ab", max_size=120),
    st.text(alphabet='机器人GpuéfiAB* "', min_size=1, max_size=12),
    st.integers(1, 60),
)
def test_every_mark_is_a_term_and_the_snippet_is_in_the_text(text: str, query: str, width: int) -> None:
    terms = query_terms(query)
    snippet, matches = cut_snippet(text, terms, width)
    body = snippet.removeprefix("…").removesuffix("…")
    assert "".join(body.split()) in "".join(text.split())
    assert "  " not in snippet
    assert "\n" not in snippet
    assert all(0 <= start < end <= len(snippet) for start, end in matches)
    assert all(one[1] <= other[0] for one, other in pairwise(matches))
    assert all(any(term.pattern.search(fold(snippet[start:end])) for term in terms) for start, end in matches)
    assert bool(matches) == any(term.count(fold(text)) for term in terms)
    assert len(snippet) <= max([width, *(end - start for start, end in matches)]) + 2
