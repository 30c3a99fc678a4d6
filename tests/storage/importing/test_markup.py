"""Marks come off, words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.blocks import split_blocks
from storage.importing.markup import clean, html_to_text, join_parts, plain_blocks, plain_inline, plain_lines, trim


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**World Model:** 介绍", "World Model: 介绍"),
        ("**甲**乙__丙__", "甲乙丙"),
        ("(*binary*) 量化", "(binary) 量化"),
        ("2*3*4 and a_b_c", "2*3*4 and a_b_c"),
        ("***both*** 与 **one*two**", "both 与 one*two"),
        ("__two words__ in __init__.py", "two words in __init__.py"),
        ("a **left open", "a **left open"),
        ("a <!-- left open", "a <!-- left open"),
        ("`code` 与 ``two``", "code 与 two"),
        ("[项目](https://example.org/a_(b)) 与 [S123]", "项目 与 [S123]"),
        ("![架构图](img.png) 后", "架构图 后"),
        ("甲<br/>乙 <b>丙</b> H<sub>2</sub>O", "甲\n乙 丙 H2O"),
        ("List<String> 与 <think> 标记, a < b > c", "List<String> 与 <think> 标记, a < b > c"),
        ("a <!-- hidden --> b", "a  b"),
        (r"deform\_conv \* x", "deform_conv * x"),
    ],
)
def test_inline_marks(marked: str, plain: str) -> None:
    assert plain_inline(marked) == plain


def test_bullets_get_one_form_and_keep_their_depth() -> None:
    text = "*   甲\n  + 乙\n•丙\n1. 丁\n> 戊"
    assert plain_lines(text) == "- 甲\n  - 乙\n- 丙\n1. 丁\n戊"


def test_components_and_module_lines_vanish() -> None:
    text = 'import Video from "@site/Video";\n\n<Video id="x" title="a b" />\n\n正文 import 一词'
    assert trim(plain_lines(text)) == "正文 import 一词"


def test_blocks_keep_their_distance() -> None:
    text = "段落：\n- 甲\n- 乙\n\n# 小标题\n\n---\n\n```sh\n# comment\n  run\n```\n\n\tA\tB\n甲\t1\n"
    assert plain_blocks(split_blocks(text)) == "段落：\n- 甲\n- 乙\n\n小标题\n\n# comment\n  run\n\n\tA\tB\n甲\t1"


def test_a_leading_tab_is_a_cell_and_stays() -> None:
    assert trim("\n\n\tA\tB\n\n\n\nC  \n\n") == "\tA\tB\n\nC"


def test_html_and_markdown_of_programmes() -> None:
    text = "<p>One &amp; two</p><ul><li>甲</li><li>乙</li></ul>Three<br>* four\r\n<strong>five</strong>"
    assert html_to_text(text) == "One & two\n\n- 甲\n- 乙\n\nThree\n- four\nfive"


def test_controls_and_surrogates_are_dropped() -> None:
    assert clean("a\x00b\ud800c\ufeff\u200bd\n") == "abcd\n"


def test_join_parts_leaves_out_the_empty() -> None:
    assert join_parts(["甲", "", "乙"]) == "甲\n\n乙"


@given(st.text(st.sampled_from("ab甲 ，。\n"), max_size=80))
def test_text_without_marks_keeps_its_words(text: str) -> None:
    assert plain_lines(text).split() == text.split()
    assert html_to_text(text).split() == text.split()


@given(st.text(st.sampled_from("*_`[()!>/br甲 \\\n-"), max_size=120))
def test_marks_take_no_word_with_them(text: str) -> None:
    assert plain_lines(text).count("甲") == text.count("甲")
