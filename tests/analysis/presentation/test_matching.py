"""What the palette finds: words, initials, pinyin, scattered letters; best first, and marked in the text as shown."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.presentation.matching import MatchIndex, build_index, has_chinese, rank, spans_of, spell_out
from storage.text import normalise

TITLES = (
    "Key Value Cache for Long Contexts",
    "存储系统的分布式缓存",
    "Storage next to compute",
    "重庆的机器人",
    "Context switching in kernels",
    "重量估计",
    "A cache of keys",
    "面向大模型的存储系统",
)

texts = st.text(
    st.one_of(st.sampled_from("abcxyz AB-é①ﬃ存储系統의ｋｅｙ\u0301 \n"), st.characters(exclude_categories=["Cs"])),
    max_size=40,
)


@pytest.fixture(scope="module")
def spelt() -> MatchIndex:
    return build_index(TITLES, spell_out(TITLES))


def found(query: str, index: MatchIndex) -> list[str]:
    return [index.texts[match.place] for match in rank(query, index, 10)]


def marked(query: str, index: MatchIndex) -> list[str]:
    best = rank(query, index, 1)[0]
    return [index.texts[best.place][start:end] for start, end in best.spans]


def test_a_word_is_found_where_it_begins_before_where_it_hides(spelt: MatchIndex) -> None:
    assert found("text", build_index(("Contexts", "Next text", "Text"))) == ["Text", "Next text", "Contexts"]
    assert found("stor", spelt) == ["Storage next to compute"]
    assert marked("NEXT", spelt) == ["next"]


def test_every_word_counts_in_any_order(spelt: MatchIndex) -> None:
    assert found("cache key", spelt) == ["Key Value Cache for Long Contexts", "A cache of keys"]
    assert marked("keys cache", spelt) == ["cache", "keys"]
    assert not found("cache nowhere", spelt)


def test_initials_of_neighbouring_words(spelt: MatchIndex) -> None:
    assert found("kvc", spelt) == ["Key Value Cache for Long Contexts"]
    assert marked("keyvalc", spelt) == ["Key", "Val", "C"]


@pytest.mark.parametrize(
    "query", ["ccxt", "cunchu", "cunchuxitong", "cunchuxt", "ccxitong", "CunChu", "cun'chu", "cc xt"]
)
def test_pinyin_whole_initials_and_mixed(query: str, spelt: MatchIndex) -> None:
    assert found(query, spelt)[:2] == ["存储系统的分布式缓存", "面向大模型的存储系统"]
    assert "".join(marked(query, spelt)) in {"存储", "存储系统"}


def test_a_reading_follows_the_word(spelt: MatchIndex) -> None:
    assert found("chongqing", spelt) == ["重庆的机器人"]
    assert found("zhongliang", spelt) == ["重量估计"]


def test_chinese_and_latin_in_one_word(spelt: MatchIndex) -> None:
    assert found("存储xt", spelt)[0] == "存储系统的分布式缓存"
    assert found("ai存储", build_index(("存储", "面向 AI 的存储"))) == ["面向 AI 的存储"]


def test_traditional_and_full_width_writing_is_found(spelt: MatchIndex) -> None:
    assert found("存儲系統", spelt)[0] == "存储系统的分布式缓存"
    assert marked("ｃａｃｈｅ", spelt) == ["cache"]


def test_beginnings_further_apart_come_last() -> None:
    index = build_index(("Key notes on a large cache", "Kelac", "Kernel lanes"))
    assert found("kelac", index) == ["Kelac", "Key notes on a large cache"]
    assert marked("kelac", build_index(("Key notes on a large cache",))) == ["Ke", "la", "c"]


def test_two_letters_apart_are_no_answer_and_neither_are_letters_inside_words() -> None:
    assert not found("ka", build_index(("Key notes on a large cache",)))
    assert not found("eyo", build_index(("Key notes on a large cache",)))


def test_two_chinese_characters_apart_are_an_answer_without_any_pinyin() -> None:
    index = build_index(("面向大模型的存储系统",))
    assert found("存统", index)
    assert marked("存统", index) == ["存", "统"]


def test_without_spelling_there_is_no_pinyin() -> None:
    assert not found("ccxt", build_index(TITLES))
    assert found("存储", build_index(TITLES))


def test_of_equals_the_shorter_then_the_earlier_comes_first() -> None:
    index = build_index(("cache three words", "cache two", "cache one"))
    assert found("cache", index) == ["cache two", "cache one", "cache three words"]


def test_nothing_typed_shows_what_there_is_and_a_limit_holds(spelt: MatchIndex) -> None:
    assert [match.place for match in rank("  ", spelt, 3)] == [0, 1, 2]
    assert len(rank("e", spelt, 2)) == 2


def test_only_the_places_asked_for_are_looked_at(spelt: MatchIndex) -> None:
    assert [match.place for match in rank("cache", spelt, 10, among=[6])] == [6]
    assert [match.place for match in rank("", spelt, 10, among=[6, 2])] == [6, 2]


def test_punctuation_is_found_as_it_stands() -> None:
    index = build_index(("C++ and Rust", "C and Rust", "[AB-12] Something"))
    assert found("c++", index) == ["C++ and Rust"]
    assert found("[ab-12]", index) == ["[AB-12] Something"]


def test_what_is_marked_is_whole_characters() -> None:
    index = build_index(("ofﬃce", "cafe\u0301 noir"))
    assert marked("off", index) == ["ofﬃ"]
    assert marked("café", index) == ["cafe\u0301"]


def test_chinese_is_told() -> None:
    assert has_chinese("AI 存储")
    assert not has_chinese("AI かな")


def test_loading_the_module_loads_no_dictionary() -> None:
    program = "import sys, analysis.presentation.matching\nprint({'pypinyin', 'rjieba', 'opencc'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "set()"


@given(texts, st.data())
def test_a_part_of_a_text_always_finds_it(text: str, data: st.DataObject) -> None:
    compared = normalise(text)
    assume(compared.strip())
    start = data.draw(st.integers(0, len(compared) - 1))
    part = compared[start : data.draw(st.integers(start + 1, len(compared)))]
    assume(normalise(part) == part)
    index = build_index(("another text", text), spell_out((text,)))
    assert 1 in [match.place for match in rank(part, index, 2)]


@given(texts, texts)
def test_what_is_marked_lies_in_the_text_in_order_and_apart(text: str, query: str) -> None:
    index = build_index((text,), spell_out((text,)))
    for match in rank(query, index, 1):
        assert all(0 <= start < end <= len(text) for start, end in match.spans)
        assert all(before[1] < after[0] for before, after in pairwise(match.spans))
        assert bool(match.spans) == bool(query.split())
        assert match.spans == spans_of(query, index, 0)


@given(st.lists(texts, max_size=6), texts, st.integers(0, 6))
def test_answers_come_best_first_and_once(several: list[str], query: str, limit: int) -> None:
    index = build_index(several, spell_out(several))
    matches = rank(query, index, limit)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    assert len({match.place for match in matches}) == len(matches) <= limit
