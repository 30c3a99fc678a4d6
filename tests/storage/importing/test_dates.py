"""Dates are found in the forms that digests use."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.dates import find_date


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03",
        "每日快报 2026/5/3",
        "2026.05.03",
        "2026年5月3日（第2天）",
        "20260503",
        "May 3, 2026",
        "Sunday, 3 May 2026",
        "3rd of May 2026",
        "2026-05-03T09:00:00+08:00",
    ],
)
def test_forms(text: str) -> None:
    assert find_date(text) == "2026-05-03"


@pytest.mark.parametrize("text", ["", "第2天", "Day 2", "5月3日", "2026", "2026-13-40", "版本 12.5.3", "12026-05-031"])
def test_what_is_no_full_date(text: str) -> None:
    assert find_date(text) == ""


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_round_trip(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%B} {day.day}, {day.year}"):
        assert find_date(f"会议 {text} 快报") == day.isoformat()
