"""Texts cut into passages."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.linking.passages import LONGEST, passages

LAID_OUT = st.text(st.sampled_from("字词 ab3.。！？；;\n\t，,*-#>（()）1、"), max_size=700)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in passages(text)]


def test_sentences_of_both_languages() -> None:
    assert cut("先有缓存。再有推理！“真的？”是；First v1.5 came. Then 3.2 GB") == [
        "先有缓存。",
        "再有推理！",
        "“真的？”",
        "是；",
        "First v1.5 came.",
        "Then 3.2 GB",
    ]


def test_bullets_numbers_and_headings_are_not_part_of_a_passage() -> None:
    assert cut("### 1) 背景\n*   **缓存:** 更快\n- (2) 研究 3D 重建\n3、写入\n• 3.5 倍") == [
        "背景",
        "**缓存:** 更快",
        "研究 3D 重建",
        "写入",
        "3.5 倍",
    ]


def test_long_sentences_are_cut_at_commas() -> None:
    text = "，".join(["一二三四五六七八九"] * 60)
    pieces = cut(text)
    assert "".join(pieces) == text
    assert all(piece.endswith("，") for piece in pieces[:-1])
    assert max(map(len, pieces)) <= LONGEST


def test_text_without_any_pause_is_cut_too() -> None:
    assert [len(piece) for piece in cut("字" * (2 * LONGEST + 1))] == [LONGEST, LONGEST, 1]


def test_nothing_to_quote() -> None:
    assert cut("") == []
    assert cut(" \n\t\n") == []


@given(LAID_OUT)
def test_passages_are_ordered_bare_and_short(text: str) -> None:
    end_before = 0
    for start, end in passages(text):
        assert end_before <= start < end <= len(text)
        assert end - start <= LONGEST
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        end_before = end


@given(LAID_OUT)
def test_every_word_is_in_a_passage(text: str) -> None:
    covered = "".join(cut(text))
    assert re.sub(r"[^字词ab]", "", covered) == re.sub(r"[^字词ab]", "", text)
