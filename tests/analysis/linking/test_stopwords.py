"""The lists of words that matching leaves out."""

from __future__ import annotations

from analysis.linking.stopwords import FUNCTION_WORDS, PROBLEM_WORDS, STOP_WORDS
from storage.text import normalise


def test_words_stand_in_the_compared_form() -> None:
    assert [word for word in sorted(STOP_WORDS) if normalise(word) != word] == []


def test_a_word_is_in_one_list_only() -> None:
    assert sorted(FUNCTION_WORDS & PROBLEM_WORDS) == []
