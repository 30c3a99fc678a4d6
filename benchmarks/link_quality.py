"""How well links agree with a careful reader: `python -m benchmarks.link_quality [--data DIR]`.

57 seed documents with graded labels (benchmarks.labelled) against 32 challenges; a link is useful from grade 2 on.
All reports and sections of the seeds are scored together, as in a library; the labelled ones are judged.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from analysis.linking.engine import ENGINE, ENGINE_VERSION, SUGGESTION_THRESHOLD, score_pairs
from benchmarks.labelled import Labelled, load
from benchmarks.ranking import (
    USEFUL,
    Floats,
    Quality,
    best_threshold,
    f1,
    interval,
    ndcg,
    quality,
    shown_out_of_fold,
)

DRAWS = 1000
RANDOM_TABLES = 100


def main() -> int:
    """Print the table, the threshold, and where the engine fails; return 2 where the data is absent."""
    parser = argparse.ArgumentParser(description="Agreement of links with a careful reader.")
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    data: Path = parser.parse_args().data
    if not (data / "gold" / "dev.json").is_file():
        print(
            f"no labels: {data / 'gold' / 'dev.json'} does not exist (name their folder with --data)", file=sys.stderr
        )
        return 2
    labelled = load(data)
    everything = score_pairs(labelled.items, labelled.challenges)
    tables = {view: scores[labelled.rows] for view, scores in everything.parts.items()}
    if len(tables) > 1:
        tables["all views"] = everything.values[labelled.rows]
    judged = everything.values[labelled.rows]
    _print_table(labelled, tables)
    _print_threshold(labelled, judged)
    _print_challenges(labelled, judged, everything.values)
    return 0


def _print_table(labelled: Labelled, tables: dict[str, Floats]) -> None:
    grades = labelled.grades
    print(f"{grades.shape[0]} documents x {grades.shape[1]} challenges, {int((grades >= USEFUL).sum())} useful pairs")
    print(f"95 % intervals: {DRAWS} bootstrap draws of documents (of challenges for nDCG@10)\n")
    print(f"{'view':14}{'nDCG@5':22}{'nDCG@10':22}{'pair AP':22}{'best F1':22}{'F1 shown (by document)':22}")
    random = np.random.default_rng(7)
    chance = [random.random(grades.shape) for _ in range(RANDOM_TABLES)]
    means = Quality(*np.mean([quality(grades, scores) for scores in chance], axis=0).tolist())
    shown = float(np.mean([f1(grades, shown_out_of_fold(grades, scores)) for scores in chance[:5]]))
    print(f"{'random':14}" + "".join(f"{figure:<22.2f}" for figure in (*means, shown)))
    for name, scores in tables.items():
        print(f"{name:14}" + "".join(f"{cell:22}" for cell in _cells(labelled, scores)))


def _cells(labelled: Labelled, scores: Floats) -> list[str]:
    """Return the figures of one view with their intervals, as text."""
    grades = labelled.grades
    shown = shown_out_of_fold(grades, scores)
    figures = (*quality(grades, scores), f1(grades, shown))
    documents, challenges = grades.shape

    def of_documents(place: int) -> tuple[float, float]:
        return interval(lambda rows: quality(grades[rows], scores[rows])[place], documents, DRAWS)

    intervals = (
        of_documents(0),
        interval(lambda columns: quality(grades[:, columns], scores[:, columns])[1], challenges, DRAWS),
        of_documents(2),
        of_documents(3),
        interval(lambda rows: f1(grades[rows], shown[rows]), documents, DRAWS),
    )
    return [f"{figure:.2f} ({low:.2f}-{high:.2f})" for figure, (low, high) in zip(figures, intervals, strict=True)]


def _print_threshold(labelled: Labelled, scores: Floats) -> None:
    threshold, best = best_threshold(labelled.grades, scores)
    print(f"\nthreshold with the best F1 on all labels: {threshold:.4f} (F1 {best:.2f})")
    shown = scores >= SUGGESTION_THRESHOLD
    useful = labelled.grades >= USEFUL
    print(
        f"engine {ENGINE} {ENGINE_VERSION} shows from {SUGGESTION_THRESHOLD} on: F1 {f1(labelled.grades, shown):.2f}, "
        f"precision {(useful & shown).sum() / max(shown.sum(), 1):.2f} "
        f"(grade 1 or more: {((labelled.grades > 0) & shown).sum() / max(shown.sum(), 1):.2f}), "
        f"recall {(useful & shown).sum() / useful.sum():.2f}, {shown.sum()} pairs shown"
    )


def _print_challenges(labelled: Labelled, judged: Floats, everything: Floats) -> None:
    """Print for each challenge how it fares, those with missed links first."""
    shown = judged >= SUGGESTION_THRESHOLD
    useful = labelled.grades >= USEFUL
    in_seeds = (everything >= SUGGESTION_THRESHOLD).sum(axis=0)
    print(f"\n{'missed':>7}{'wrong':>7}{'right':>7}{'nDCG@10':>9}{'first':>7}{'shown, all seeds':>18}  challenge")
    missed = (useful & ~shown).sum(axis=0)
    for column in np.argsort(-missed, kind="stable"):
        grades, scores = labelled.grades[:, column], judged[:, column]
        first = 1 + int((scores > scores[useful[:, column]].max()).sum()) if useful[:, column].any() else None
        print(
            f"{missed[column]:7}{(shown & (labelled.grades == 0))[:, column].sum():7}"
            f"{(shown & useful)[:, column].sum():7}{ndcg(grades, scores, 10):9.2f}{first or '-':>7}"
            f"{in_seeds[column]:18}  {labelled.challenges[column].id} {labelled.challenges[column].text[:30]}"
        )
    counts = Counter(int(count) for count in (everything >= SUGGESTION_THRESHOLD).sum(axis=1))
    print(f"\n{in_seeds.sum()} links on {len(everything)} seed documents; documents by number of links: ", end="")
    print(", ".join(f"{links}: {documents}" for links, documents in sorted(counts.items())))


if __name__ == "__main__":
    sys.exit(main())
