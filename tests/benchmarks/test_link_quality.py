"""What the quality benchmark says of the engine, on the shared labels."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from analysis.linking.engine import SUGGESTION_THRESHOLD, score_pairs
from benchmarks import link_quality
from benchmarks.labelled import Labelled, load
from benchmarks.ranking import f1, quality

DATA = Path(__file__).resolve().parents[2] / "../shared/data"


@pytest.fixture(scope="module")
def labelled() -> Labelled:
    """Return the seeds and their labels."""
    if not (DATA / "gold" / "dev.json").is_file():
        pytest.skip("the shared data is not beside the repository")
    return load(DATA)


def test_every_label_finds_its_document(labelled: Labelled) -> None:
    assert labelled.grades.shape == (57, 32)
    assert len(set(labelled.rows.tolist())) == 57
    assert np.bincount(labelled.grades.ravel()).tolist() == [57 * 32 - 99, 50, 38, 11]
    assert len(labelled.items) == 19 + 15 + 28 + 86


def test_the_engine_keeps_what_it_reached(labelled: Labelled) -> None:
    scores = score_pairs(labelled.items, labelled.challenges).values[labelled.rows]
    found = quality(labelled.grades, scores)
    assert found.ndcg5 > 0.45
    assert found.ndcg10 > 0.44
    assert found.average_precision > 0.25
    assert f1(labelled.grades, scores >= SUGGESTION_THRESHOLD) > 0.28


def test_absent_data_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["link_quality", "--data", str(tmp_path)])
    assert link_quality.main() == 2
    assert "no labels" in capsys.readouterr().err
