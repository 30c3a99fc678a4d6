"""Text as it is compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.text import (
    is_han,
    language_of,
    normalise,
    normalise_with_offsets,
    single_line,
    title_key,
)

HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)
ODD = st.sampled_from("ﬁ⽤Ⅳ㍿ｶﾞÅé\u0301\u0308İßΐ，。（）臺灣體後里面发髮乾幹瞭A b1\u200b\n𠮷")
TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), HAN, ODD), max_size=40)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Robotics GTC-26", "robotics gtc-26"),
        ("機器學習與臺灣", "机器学习与台湾"),
        ("ＧＰＵ１２，（ａ）", "gpu12,(a)"),
        ("⼀个⽤⼾", "一个用户"),
        ("ﬁne ﬂow", "fine flow"),
        ("Ⅳ ㎏ ①", "iv kg 1"),
        ("STRASSE Straße", "strasse strasse"),
        ("Cafe\u0301", "café"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("", ""),
    ],
)
def test_width_case_and_script_are_made_equal(text: str, form: str) -> None:
    assert normalise(text) == form


@given(TEXTS)
def test_a_letter_and_its_accent_are_one_letter_however_written(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_each_character_of_the_form_has_the_offset_of_where_it_came_from(text: str) -> None:
    form, offsets = normalise_with_offsets(text)
    assert len(form) == len(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)
    assert offsets == sorted(offsets)
    for start in sorted(set(offsets)):
        end = next((offset for offset in offsets if offset > start), len(text))
        piece = "".join(character for character, offset in zip(form, offsets, strict=True) if offset == start)
        # OpenCC looks at neighbours (乾 by itself and in 乾燥), so that a piece alone is compared in its Latin part.
        latin = [character for character in piece if not is_han(character)]
        assert latin == [character for character in normalise(text[start:end]) if not is_han(character)]


@given(st.text(st.one_of(HAN, st.sampled_from("ab，。 12")), max_size=30))
def test_plain_chinese_keeps_its_length(text: str) -> None:
    form, offsets = normalise_with_offsets(text)
    assert offsets == list(range(len(text)))
    assert len(form) == len(text)


def test_the_form_of_a_ligature_points_to_it_with_every_letter() -> None:
    assert normalise_with_offsets("aﬃ⽤") == ("affi用", [0, 1, 1, 1, 2])


def test_an_accent_of_its_own_belongs_to_the_letter_before_it() -> None:
    assert normalise_with_offsets("xe\u0301y") == ("xéy", [0, 1, 3])
    assert normalise_with_offsets("\u0301x") == ("\u0301x", [0, 1])


@given(st.text(st.one_of(st.characters(max_codepoint=0x24F, exclude_categories=["Cs"]), ODD), max_size=20))
def test_the_form_of_a_form_is_itself(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Robotics: Simulation at Scale!", "robotics simulation-at scale"),
        ("机器人仿真（上）", "機器人仿真 (上)"),
        ("【主题】近存计算", "主题 近存 計算"),
        ("Cafe\u0301 Robotics", "Café robotics"),
        ("ＡＩ＋存储", "ai 存儲"),
        ("a_b", "ab"),
    ],
)
def test_spellings_of_one_title_have_one_key(first: str, second: str) -> None:
    assert title_key(first) == title_key(second) != ""


@pytest.mark.parametrize(("first", "second"), [("第1部分", "第2部分"), ("CUDA", "CUDA C"), ("上", "下")])
def test_different_titles_have_different_keys(first: str, second: str) -> None:
    assert title_key(first) != title_key(second)


@pytest.mark.parametrize("title", ["", "  ", "——", "（）…！"])
def test_a_title_without_words_has_no_key(title: str) -> None:
    assert title_key(title) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("机器人仿真", "zh"),
        ("Robotics simulation", "en"),
        ("基于 NVIDIA Omniverse 的机器人仿真", "zh"),
        ("A talk on robots named 小明", "en"),
        ("GPU 近", "zh"),
        ("", "en"),
        ("2026 — 12:30", "en"),
        ("don't co-design", "en"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "line"),
    [("  a \n b\tc  ", "a b c"), ("近存\u3000计算", "近存 计算"), ("\r\n", ""), ("", "")],
)
def test_white_space_is_made_one_line(text: str, line: str) -> None:
    assert single_line(text) == line


@pytest.mark.parametrize(
    ("character", "answer"), [("近", True), ("𠮷", True), ("。", False), ("か", False), ("a", False)]
)
def test_han_characters_are_told_from_others(character: str, answer: bool) -> None:
    assert is_han(character) is answer


def test_hangul_and_kana_are_not_chinese_characters() -> None:
    assert [is_han(character) for character in "字豈\uf900한カ!a"] == [True, True, True, False, False, False, False]
    assert language_of("한국어로 쓴 글") == "en"
