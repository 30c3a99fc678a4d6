"""Folding: what is one word to a reader is one string to the search, whatever stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search_text import fold, fold_all, fold_with_offsets

TEXTS = st.one_of(st.text(), st.text(alphabet="机機器瞭了解著着覆A̧éﬁ㎏①ＧＰＵßİΣς…，。 \n\u200b\u00ad\u0301\ufe0f"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("機器人", "机器人"),
        ("ＧＰＵ", "gpu"),
        ("Straße", "STRASSE"),
        ("Café", "cafe"),
        ("Cafe\u0301", "café"),
        ("ﬁeld", "field"),
        ("re\u00adin\u200bforce", "reinforce"),
        ("⼀⽤", "一用"),
        ("5㎏", "5kg"),
    ],
)
def test_spellings_of_one_word_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("瞭解", "了解"),
        ("憑藉", "凭借"),
        ("反覆", "反复"),
        ("座標", "坐标"),
        ("看著", "看着"),
        ("規畫", "规划"),
        ("沈沒", "沉没"),
    ],
)
def test_words_that_opencc_only_converts_as_phrases_are_one_word_in_both_scripts(
    traditional: str, simplified: str
) -> None:
    assert fold(traditional) == fold(simplified)


@pytest.mark.parametrize("character", "，。！「」—_*\"'#")
def test_punctuation_stays_as_it_is(character: str) -> None:
    assert fold(character) == character


@given(TEXTS, TEXTS)
def test_a_part_of_a_text_folds_to_a_part_of_its_form(head: str, tail: str) -> None:
    assert fold(head + tail) == fold(head) + fold(tail)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(TEXTS))
def test_texts_fold_together_as_they_do_alone(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(TEXTS)
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert list(offsets) == sorted(offsets)
    assert all(character in fold(text[offset]) for character, offset in zip(folded, offsets, strict=True))


def test_a_lone_surrogate_is_no_reason_to_fail() -> None:
    assert fold("机\ud800A") == "机\ud800a"
