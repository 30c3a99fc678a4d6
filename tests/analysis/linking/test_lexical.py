"""The view of shared words."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.linking.evidence import Evidence
from analysis.linking.items import ItemField, LinkItem
from analysis.linking.lexical import (
    FEWEST_TEXTS,
    HALF_SCORE,
    LENGTH_CORRECTION,
    SATURATION,
    LexicalEvidence,
    bm25,
    bounded,
    collect,
    query_terms,
    rarity,
    saturation,
    term_worth,
)
from storage.records import Challenge


def item(name: str, text: str) -> LinkItem:
    return LinkItem("talk", name, name, (ItemField(name, "abstract", text),))


def challenge(name: str, text: str, focus_area: str = "", keywords: tuple[str, ...] = ()) -> Challenge:
    return Challenge(name, "存储", focus_area, 1, text, keywords=keywords)


ITEMS = [
    item("attention", "稀疏注意力让长上下文推理更省显存，注意力只看一部分词元。"),
    item("robots", "机械臂抓取柔软物体，触觉传感器给出反馈。"),
    item("storage", "向量数据库把索引放到闪存上，内存里只留热数据。"),
    item("empty", "。"),
]
CHALLENGES = [
    challenge("long", "長上下文的注意力複雜度過高", "大模型推理"),
    challenge("touch", "如何让机器人有触觉"),
    challenge("vector", "Vector DB 的访问模式", keywords=("向量数据库",)),
]


def test_scores_match_a_calculation_by_hand() -> None:
    items = [item("a", "缓存 缓存 推理"), item("b", "推理")]
    challenges = [challenge("k", "缓存")]
    # Three texts count as FEWEST_TEXTS; "缓存" is in one item and one challenge; the items have 3 and 1 terms.
    frequency = math.log1p((FEWEST_TEXTS - 2 + 0.5) / (2 + 0.5))
    filled = 2 / (2 + SATURATION * (1 - LENGTH_CORRECTION + LENGTH_CORRECTION * 3 / 2))
    expected = frequency**2 * filled
    scores = LexicalEvidence().scores(items, challenges)
    assert scores[:, 0] == pytest.approx([expected / (expected + HALF_SCORE), 0.0])


def test_every_challenge_finds_its_item_across_scripts_and_by_keywords() -> None:
    scores = LexicalEvidence().scores(ITEMS, CHALLENGES)
    assert scores.shape == (4, 3)
    assert scores.argmax(axis=0).tolist() == [0, 1, 2]
    assert scores.min() >= 0.0
    assert scores.max() < 1.0
    assert not scores[3].any()


def test_order_of_items_and_challenges_changes_no_bit() -> None:
    scores = LexicalEvidence().scores(ITEMS, CHALLENGES)
    turned = LexicalEvidence().scores(ITEMS[::-1], CHALLENGES[::-1])
    assert np.array_equal(scores, turned[::-1, ::-1])


def test_nothing_to_score() -> None:
    assert LexicalEvidence().scores([], CHALLENGES).shape == (0, 3)
    assert LexicalEvidence().scores(ITEMS, []).shape == (4, 0)
    assert LexicalEvidence().scores([], []).shape == (0, 0)
    assert not LexicalEvidence().scores(ITEMS, [challenge("k", "。")]).any()


def test_keywords_weigh_more_than_the_sheet_and_repetition_less_than_twice() -> None:
    weights = query_terms(challenge("k", "缓存 缓存 推理", "推理 训练", ("训练",)))
    assert weights["训练"] > weights["缓存"] > weights["推理"]
    assert weights["缓存"] < 2 * weights["推理"]


def test_rarity_falls_and_stays_above_nothing() -> None:
    values = rarity(np.array([1.0, 5.0, 40.0]), 40)
    assert values[0] > values[1] > values[2] > 0.0


def test_a_word_of_one_text_in_twenty_matched_to_the_full_scores_a_half() -> None:
    assert rarity(np.array([500.0]), 10_000) ** 2 == pytest.approx(HALF_SCORE, abs=0.05)


def test_scores_mean_the_same_in_a_library_many_times_the_size() -> None:
    small = LexicalEvidence().scores(ITEMS * 10, CHALLENGES * 10)[:4, :3]
    large = LexicalEvidence().scores(ITEMS * 50, CHALLENGES * 50)[:4, :3]
    assert large == pytest.approx(small, abs=0.02)


def test_saturation_grows_with_the_count_and_falls_with_the_length() -> None:
    assert saturation(0.0, 1.0) == 0.0
    assert saturation(1.0, 1.0) < saturation(2.0, 1.0) < 1.0
    assert saturation(1.0, 2.0) < saturation(1.0, 1.0)


def test_bounded_keeps_the_order() -> None:
    assert bounded(0.0) == 0.0
    assert bounded(HALF_SCORE) == 0.5
    assert bounded(1.0) < bounded(2.0) < 1.0


def test_worth_adds_up_to_the_score_of_an_item_full_of_the_challenge() -> None:
    collection = collect(ITEMS, CHALLENGES)
    worth = term_worth(collection.queries[0], collection.term_rarity())
    assert list(worth) == sorted(worth)
    assert bm25(collection)[:, 0].max() < bounded(sum(worth.values()))


def test_it_is_a_view_and_names_all_that_it_depends_on() -> None:
    view: Evidence = LexicalEvidence()
    assert view.name == "lexical"
    assert str(SATURATION) in view.settings
    assert "rjieba" in view.settings
