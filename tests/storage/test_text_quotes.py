"""Passages held by their own words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storage.text_quotes import CONTEXT, TextQuote, find_quote, find_similar, place_quote, quote

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


# Passages that were edited

PROSE = (
    "片上缓存的命中率决定了推理的时延。团队把热点参数放在近存单元里，冷数据留在远端，"
    "由一个小模型预测下一批要用的参数。The predictor runs on the memory controller itself, so that a miss costs "
    "one hop less. 实测在八卡服务器上，首个词的时延从四百毫秒降到二百六十毫秒；吞吐提高三成，功耗只多了百分之四。"
    "Their roadmap names two open problems: wear of the near-memory cells, and tenants that evict each other."
)
UNRELATED = (
    "晚宴在江边的餐厅举行，七点开始，请凭胸牌入场。素食者请在签到台登记。Buses leave from the east gate every "
    "ten minutes until midnight; the last one waits for the band. 第二天的开场推迟半小时。"
)


@st.composite
def edited_passages(draw: st.DrawFn) -> tuple[str, int, int, str]:
    """Draw a passage of the prose of 12 characters or more, and the same passage with at most every eighth changed."""
    start = draw(st.integers(0, len(PROSE) - 40))
    end = draw(st.integers(start + 12, min(len(PROSE), start + 160)))
    letters = list(PROSE[start:end])
    for _ in range(draw(st.integers(1, max(1, (end - start) // 8)))):
        place = draw(st.integers(0, len(letters) - 1))
        letters[place] = draw(st.sampled_from(["", "的", "与", "x", letters[place] + "了", " "]))
    return PROSE, start, end, "".join(letters)


@given(edited_passages())
def test_a_lightly_edited_passage_is_found(drawn: tuple[str, int, int, str]) -> None:
    text, start, end, edited = drawn
    now = text[:start] + edited + text[end:]
    placed = place_quote(now, quote(text, start, end), near=start)
    assert placed is not None
    covered = min(placed.end, start + len(edited)) - max(placed.start, start)
    assert covered >= 0.6 * len(edited)


@given(edited_passages(), OTHER, OTHER)
def test_edits_away_from_a_passage_never_lose_it(drawn: tuple[str, int, int, str], before: str, after: str) -> None:
    text, start, end, _ = drawn
    now = before + text[max(0, start - 3) : end + 3] + after
    placed = place_quote(now, quote(text, start, end), near=start)
    assert placed is not None
    assert placed.is_exact
    assert now[placed.start : placed.end] == text[start:end]


@given(edited_passages(), OTHER)
def test_unrelated_text_holds_no_passage(drawn: tuple[str, int, int, str], other: str) -> None:
    text, start, end, _ = drawn
    for unrelated in (UNRELATED, other, "", UNRELATED[:9]):
        assert place_quote(unrelated, quote(text, start, end)) is None


@given(passages(), TEXTS)
def test_whatever_is_found_is_a_passage_of_the_text(passage: tuple[str, int, int], other: str) -> None:
    text, start, end = passage
    placed = place_quote(other, quote(text, start, end), near=start)
    if placed is not None:
        assert 0 <= placed.start < placed.end <= len(other)
        assert placed.is_exact == (text[start:end] in other)


def test_a_passage_that_was_cut_out_is_not_found() -> None:
    start, end = PROSE.index("The predictor"), PROSE.index("实测")
    assert find_similar(PROSE[:start] + PROSE[end:], quote(PROSE, start, end)) is None


def test_the_ends_of_an_edited_passage_are_found() -> None:
    start, end = PROSE.index("团队"), PROSE.index("，冷数据")
    now = PROSE.replace("热点参数放在近存单元里", "热点的权重参数都放在近存单元里")
    placed = place_quote(now, quote(PROSE, start, end), near=start)
    assert placed is not None
    assert not placed.is_exact
    assert now[placed.start : placed.end] == "团队把热点的权重参数都放在近存单元里"
