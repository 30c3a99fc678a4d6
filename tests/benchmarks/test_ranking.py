"""The measures that the quality benchmark reports."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from benchmarks.ranking import (
    average_precision,
    best_threshold,
    f1,
    interval,
    ndcg,
    precision_recall,
    quality,
    shown_out_of_fold,
)

GRADES = np.array([[3, 0, 2], [0, 0, 0], [1, 2, 0]])
PERFECT = GRADES / 4.0


def test_ndcg_by_hand() -> None:
    found = ndcg(np.array([0, 3, 1]), np.array([0.9, 0.8, 0.7]), 5)
    ideal = 7 + 1 / math.log2(3)
    assert found == pytest.approx((7 / math.log2(3) + 1 / 2) / ideal)


def test_ndcg_stops_at_its_depth_and_needs_a_label() -> None:
    assert ndcg(np.array([0, 0, 3]), np.array([3.0, 2.0, 1.0]), 2) == 0.0
    assert math.isnan(ndcg(np.array([0, 0]), np.array([1.0, 2.0]), 5))


def test_equal_scores_are_taken_together() -> None:
    thresholds, precision, recall = precision_recall(np.array([2, 0, 3]), np.array([0.5, 0.5, 0.1]))
    assert thresholds.tolist() == [0.5, 0.1]
    assert precision.tolist() == [0.5, pytest.approx(2 / 3)]
    assert recall.tolist() == [0.5, 1.0]


def test_average_precision_by_hand() -> None:
    assert average_precision(np.array([2, 1, 3]), np.array([0.9, 0.8, 0.7])) == pytest.approx((1 + 2 / 3) / 2)


def test_a_perfect_ranking() -> None:
    assert quality(GRADES, PERFECT) == (1.0, 1.0, 1.0, 1.0)
    assert best_threshold(GRADES, PERFECT) == (0.5, 1.0)


def test_f1_counts_useful_pairs_only() -> None:
    shown = np.array([[True, False, False], [False, False, False], [True, True, False]])
    assert f1(GRADES, shown) == pytest.approx(2 * 2 / (3 + 3))
    assert f1(GRADES, np.zeros_like(shown)) == 0.0


def test_thresholds_are_fitted_on_other_documents() -> None:
    # Without the first document nothing useful scores below 0.9, so its own 0.5 is not shown.
    grades = np.array([[2], [2], [0]])
    scores = np.array([[0.5], [0.9], [0.1]])
    assert shown_out_of_fold(grades, scores).tolist() == [[False], [True], [False]]


def test_an_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    values = np.arange(100.0)
    low, high = interval(lambda rows: float(values[rows].mean()), 100, 200)
    assert 40 < low < 49.5 < high < 60
    assert interval(lambda rows: float(values[rows].mean()), 100, 200) == (low, high)


@given(
    arrays.arrays(np.int64, (4, 3), elements=st.integers(0, 3)),
    arrays.arrays(np.float64, (4, 3), elements=st.floats(0, 1)),
)
def test_figures_are_shares_and_no_ranking_beats_the_perfect_one(grades: np.ndarray, scores: np.ndarray) -> None:
    if (grades >= 2).any():
        found, best = quality(grades, scores), quality(grades, grades.astype(float))
        assert all(0.0 <= figure <= limit + 1e-12 for figure, limit in zip(found, best, strict=True))
