"""Texts as terms, and where in the stored text each one stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.linking.tokens import Token, is_single, singular, terms, tokens
from storage.text import normalise

WRITTEN = st.text(
    st.one_of(
        st.sampled_from("長短上下文推理注意力記憶缓存的了3dKVcache LLMs，。（）\n-_+/ﬁ㎏①½ß"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


def test_traditional_and_simplified_give_the_same_terms() -> None:
    assert terms("視覺語言模型的推理延遲") == terms("视觉语言模型的推理延迟")


def test_long_words_give_their_pairs() -> None:
    assert terms("注意力") == ["注意力", "注意", "意力"]


def test_stop_words_and_numbers_are_left_out() -> None:
    assert terms("如何研究 the method of 2026 年的 3.1 问题") == ["年"]


def test_latin_terms_keep_letters_with_digits_and_lose_plurals() -> None:
    assert terms("KV Caches, L3+ agents; NVFP4 in 3DAIGC") == [
        "kv",
        "cache",
        "l3",
        "agent",
        "nvfp4",
        "nvfp",
        "3daigc",
        "3d",
        "aigc",
    ]


def test_hyphenated_words_are_two_terms() -> None:
    assert terms("Storage-Next, ｃｏ-ｄｅｓｉｇｎ") == ["storage", "next", "co"]


def test_tokens_point_into_the_stored_text() -> None:
    text = "（ＫＶ Cache）的記憶體"
    found = {token.term: text[token.start : token.end] for token in tokens(text) if token.whole}
    assert found["kv"] == "ＫＶ"
    assert found["cache"] == "Cache"
    assert "記憶" in "".join(found.values())


def test_parts_of_words_are_marked() -> None:
    assert tokens("注意力")[:2] == [Token("注意力", 0, 3, True), Token("注意", 0, 2, False)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("agents", "agent"),
        ("queries", "query"),
        ("loss", "loss"),
        ("bus", "bus"),
        ("analysis", "analysis"),
        ("gas", "gas"),
    ],
)
def test_singular(word: str, expected: str) -> None:
    assert singular(word) == expected


def test_single_characters_are_told_apart() -> None:
    assert is_single("长")
    assert not is_single("序列")


@given(WRITTEN)
def test_offsets_are_exact_for_any_text(text: str) -> None:
    found = tokens(text)
    assert [token.term for token in found] == terms(text)
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        # The characters may hold more than the term where one character is several when compared (㎏).
        compared = normalise(text[token.start : token.end])
        assert token.term in {compared, singular(compared)} or token.term in compared or token.term[:-1] in compared


@given(WRITTEN)
def test_terms_have_no_stop_word_and_no_bare_number(text: str) -> None:
    assert not {"的", "如何", "the"} & set(terms(text))
    assert not any(term.isdecimal() for term in terms(text))
