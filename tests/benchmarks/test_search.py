"""The search benchmark runs, and its own check against brute force agrees with the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search import measure


def test_the_benchmark_finds_everything_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure(tmp_path, talks=60, count=12)
    printed = capsys.readouterr().out
    assert "recall 1.000000" in printed
    assert ", 0 wrong" in printed
    assert "Fieldbrief, 50 reports a slice" in printed
