"""Measures of a ranking against graded labels, and how sure one can be of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Grades = NDArray[np.int64]

USEFUL = 2
"""Pairs of this grade or a higher one are links that an analyst wants."""


class Quality(NamedTuple):
    """The four figures of one table row."""

    ndcg5: float
    """Challenges ranked for each document, mean over documents with a label."""
    ndcg10: float
    """Documents ranked for each challenge, mean over challenges with a label."""
    average_precision: float
    """All pairs in one ranking, useful or not."""
    best_f1: float
    """All pairs in one ranking, cut where F1 is best."""


def ndcg(grades: Grades, scores: Floats, depth: int) -> float:
    """Return the normalised discounted cumulative gain of the best `depth`, gain 2^grade - 1, ties in given order.

    Source: Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the gain of
    Burges et al. (2005). NaN without any label.
    """
    gains = 2.0**grades - 1.0
    discounts = 1.0 / np.log2(np.arange(2, min(depth, len(grades)) + 2))
    ideal = float(np.sort(gains)[::-1][: len(discounts)] @ discounts)
    ranked = gains[np.argsort(-scores, kind="stable")][: len(discounts)]
    return float(ranked @ discounts) / ideal if ideal else float("nan")


def precision_recall(grades: Grades, scores: Floats) -> tuple[Floats, Floats, Floats]:
    """Return thresholds, falling, and precision and recall of the pairs at or above each; equal scores go together."""
    order = np.argsort(-scores.ravel(), kind="stable")
    ranked = scores.ravel()[order]
    hits = np.cumsum(grades.ravel()[order] >= USEFUL)
    last = np.flatnonzero(np.append(ranked[1:] != ranked[:-1], True))
    return ranked[last], hits[last] / (last + 1.0), hits[last] / max(int(hits[-1]), 1)


def average_precision(grades: Grades, scores: Floats) -> float:
    """Return the area under precision over recall, in steps."""
    _, precision, recall = precision_recall(grades, scores)
    return float(np.diff(recall, prepend=0.0) @ precision)


def best_threshold(grades: Grades, scores: Floats) -> tuple[float, float]:
    """Return the threshold with the best F1 of useful pairs, the highest such one, and that F1."""
    thresholds, precision, recall = precision_recall(grades, scores)
    f1 = 2.0 * precision * recall / np.maximum(precision + recall, 1e-12)
    best = int(np.argmax(f1))
    return float(thresholds[best]), float(f1[best])


def f1(grades: Grades, shown: NDArray[np.bool_]) -> float:
    """Return F1 of the pairs shown."""
    useful = grades >= USEFUL
    both = int((useful & shown).sum())
    return 2.0 * both / max(int(useful.sum()) + int(shown.sum()), 1)


def quality(grades: Grades, scores: Floats) -> Quality:
    """Return the four figures for grades and scores of shape (documents, challenges)."""
    rows = [ndcg(grades[row], scores[row], 5) for row in range(grades.shape[0]) if grades[row].any()]
    columns = [ndcg(grades[:, c], scores[:, c], 10) for c in range(grades.shape[1]) if grades[:, c].any()]
    return Quality(
        float(np.mean(rows)) if rows else float("nan"),
        float(np.mean(columns)) if columns else float("nan"),
        average_precision(grades, scores),
        best_threshold(grades, scores)[1],
    )


def shown_out_of_fold(grades: Grades, scores: Floats) -> NDArray[np.bool_]:
    """Return the pairs shown when the threshold for each document is fitted on all others."""
    shown = np.zeros(grades.shape, dtype=bool)
    for row in range(grades.shape[0]):
        others = np.arange(grades.shape[0]) != row
        shown[row] = scores[row] >= best_threshold(grades[others], scores[others])[0]
    return shown


def interval(measure: Callable[[NDArray[np.int64]], float], count: int, draws: int) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a measure that takes numbers below `count`, drawn with replacement.

    Source: percentile bootstrap, Efron & Tibshirani, "An Introduction to the Bootstrap" (1993); the seed is fixed.
    """
    random = np.random.default_rng(20260101)
    values = [measure(random.integers(0, count, count)) for _ in range(draws)]
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)
