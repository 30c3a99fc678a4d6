"""Shared words as a receipt names them."""

from __future__ import annotations

from analysis.linking.shared_terms import challenge_words, shared_terms
from analysis.linking.tokens import tokens


def shared(item: str, challenge: str, gains: dict[str, float]) -> list[str]:
    return shared_terms([(item, tokens(item))], challenge_words([challenge]), gains)


def test_neighbours_are_one_phrase_in_the_item_s_writing() -> None:
    gains = {"kv": 1.0, "cache": 1.0, "卸载": 1.5}
    assert shared("卸載 KV Cache 到閃存", "KV Cache 卸载", gains) == ["KV Cache", "卸載"]


def test_words_that_the_challenge_has_apart_stay_apart() -> None:
    assert shared("推理缓存", "缓存，推理", {"推理": 1.0, "缓存": 2.0}) == ["缓存", "推理"]


def test_parts_of_a_longer_shared_word_are_not_named_again() -> None:
    gains = {"注意力": 1.0, "注意": 1.0, "意力": 1.0}
    assert shared("注意力。注意", "注意力", gains) == ["注意力"]


def test_a_part_is_named_where_it_is_a_word_of_the_challenge() -> None:
    assert shared("云数据中心", "数据", {"数据": 1.0}) == ["数据"]
    assert shared("数据中心", "据中", {"据中": 1.0}) in ([], ["据中"])


def test_single_characters_show_only_inside_a_phrase() -> None:
    gains = {"长": 0.5, "序列": 1.0}
    assert shared("长序列", "长序列", gains) == ["长序列"]
    assert shared("序列很长", "长序列", gains) == ["序列"]


def test_nothing_shared() -> None:
    assert shared("机器人", "存储", {}) == []
