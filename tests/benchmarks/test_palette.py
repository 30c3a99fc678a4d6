"""The benchmark of the palette runs, and what it types is found."""

from __future__ import annotations

import pytest

from benchmarks.palette import QUERIES, measure


def test_the_benchmark_measures_every_query(capsys: pytest.CaptureFixture[str]) -> None:
    measure(300)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert len(lines) == len(QUERIES)
    found = [int(line[14:].split()[0]) for line in lines]
    assert all(found[:5]), "letters, initials and pinyin answer"
