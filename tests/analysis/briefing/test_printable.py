"""Texts become printable without losing what can be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.fonts import coverage
from analysis.briefing.printable import MISSING, Printer, em_width, fitted, paragraphs


@pytest.mark.parametrize(
    "text", ["检查点", r"#*_$@<>\ `~^[]{}()=-+/|&%\"'", "it’s “quoted” — …", "繁體", "a\nb", "𠮷野", "café"]
)
def test_what_the_typeface_has_stays_verbatim(text: str) -> None:
    printer = Printer(coverage())
    assert printer(text) == text
    assert printer.missing == 0


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("火箭🚀🚀升空", f"火箭{MISSING}升空", 2),
        ("🚀a🚀", f"{MISSING}a{MISSING}", 2),
        ("❤\ufe0f好", f"{MISSING}好", 1),
        ("नमस्ते!", f"{MISSING}!", 6),
    ],
)
def test_a_run_of_missing_characters_becomes_one_mark(text: str, printed: str, missing: int) -> None:
    printer = Printer(coverage())
    assert printer(text) == printed
    assert printer.missing == missing


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("⽤⼤模型", "用大模型"),
        ("\uf0b7 要点", "• 要点"),
        ("a\tb\x00c\u200bd\u202ee\ue000", "a bcde"),
        ("a\r\nb\u2028c\x85d", "a\nb\nc\nd"),
        ("\ud800x", "x"),
    ],
)
def test_what_cannot_be_seen_goes(text: str, printed: str) -> None:
    assert Printer(coverage())(text) == printed


def test_a_word_without_end_may_break() -> None:
    printed = Printer(coverage())("x" * 100 + " 短 " + "y" * 40)
    assert printed.replace("\u200b", "") == "x" * 100 + " 短 " + "y" * 40
    assert printed.index("\u200b") == 40
    assert printed.count("\u200b") == 2


@given(st.text())
def test_every_printed_character_is_in_the_typeface(text: str) -> None:
    printed = Printer(coverage())(text)
    assert all(one in "\n\u200b" or coverage().has(one) for one in printed)


def test_paragraphs_are_the_lines_that_say_something() -> None:
    assert paragraphs("第一段\n\n- 要点\n  * 另一点\n-5 度\n") == ["第一段", "• 要点", "• 另一点", "-5 度"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("四个汉字", 4, "四个汉字"),
        ("五个汉字呢", 4, "五个汉…"),
        ("abcdef", 3.3, "abcdef"),
        ("a, bcdef", 2.2, "a…"),
        ("", 1, ""),
    ],
)
def test_a_text_is_cut_to_its_width(text: str, width: float, expected: str) -> None:
    assert fitted(text, width) == expected


@given(st.text(alphabet="检ab， A1…", max_size=40), st.floats(min_value=2, max_value=20))
def test_a_fitted_text_is_no_wider_than_asked(text: str, width: float) -> None:
    assert em_width(fitted(text, width)) <= width + 0.01
