"""Passages held by their own words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.text_quotes import CONTEXT, TextQuote, find_quote, quote

TEXTS = st.text(st.sampled_from("近存计算ab ，\n"), min_size=1, max_size=60)
OTHER = st.text(st.sampled_from("xyz0123456789"), max_size=60)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """Draw a text and a passage of it."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_a_passage_is_found_where_it_was(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    assert find_quote(text, quote(text, start, end), near=start) == (start, end)


@given(passages())
def test_an_anchor_holds_the_passage_and_what_is_around_it(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    anchor = quote(text, start, end)
    assert anchor.exact == text[start:end]
    assert text[:start].endswith(anchor.prefix)
    assert text[end:].startswith(anchor.suffix)
    assert len(anchor.prefix) == min(CONTEXT, start)
    assert len(anchor.suffix) == min(CONTEXT, len(text) - end)


@given(passages(), OTHER, OTHER)
def test_a_passage_is_found_again_after_the_text_around_it_grew(
    passage: tuple[str, int, int], before: str, after: str
) -> None:
    text, start, end = passage
    assume(text.count(text[start:end]) == 1)
    assert find_quote(before + text + after, quote(text, start, end), near=start) == (
        len(before) + start,
        len(before) + end,
    )


@given(passages(), OTHER)
def test_a_passage_whose_words_are_gone_is_not_found(passage: tuple[str, int, int], other: str) -> None:
    assert find_quote(other, quote(*passage)) is None


@given(passages(), TEXTS)
def test_what_is_found_has_the_passages_words(passage: tuple[str, int, int], other: str) -> None:
    text, start, end = passage
    found = find_quote(other, quote(text, start, end), near=start)
    assert (found is None) == (text[start:end] not in other)
    if found is not None:
        assert other[slice(*found)] == text[start:end]


def test_of_several_places_the_one_in_the_same_surroundings_wins() -> None:
    text = "近存计算很快。但近存计算很贵。"
    anchor = quote(text, 8, 12)
    assert find_quote(f"近存计算很热。{text}", anchor, near=0) == (15, 19)


def test_of_places_in_equal_surroundings_the_nearest_wins() -> None:
    text = "一近存二" * 5
    anchor = TextQuote("近存", "", "")
    assert find_quote(text, anchor, near=8) == (9, 11)
    assert find_quote(text, anchor, near=999) == (17, 19)


def test_places_that_overlap_are_told_apart() -> None:
    assert find_quote("哈哈哈", quote("哈哈哈", 1, 3), near=1) == (1, 3)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 5), (4, 4), (5, 6)])
def test_what_is_no_passage_has_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        quote("近存计算", start, end)
