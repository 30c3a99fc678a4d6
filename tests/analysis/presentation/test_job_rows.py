"""How far a job is."""

from __future__ import annotations

import pytest

from analysis.presentation.job_rows import JobRow
from storage.messages import Message


@pytest.mark.parametrize(
    ("done", "total", "percent"), [(0, 0, None), (0, 3, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100), (-1, 3, 0)]
)
def test_percent(done: int, total: int, percent: int | None) -> None:
    assert JobRow("1", Message("job.any"), done, total).percent == percent
