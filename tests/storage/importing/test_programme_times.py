"""Times of programmes get their offset from themselves, the zone or the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from storage.importing.programme_times import event_end, event_start, find_zone, read_duration

BERLIN = ZoneInfo("Europe/Berlin")
DAY = ("2026-05-03", "2026-05-03T09:00:00+02:00")


def start(moment: str, clock: str = "", zone: ZoneInfo | None = BERLIN) -> str:
    found = event_start(moment, clock, *DAY, zone)
    return found.isoformat() if found else ""


def test_the_event_s_own_moment_counts() -> None:
    assert start("2026-05-03T10:00:00+08:00", "11:00") == "2026-05-03T10:00:00+08:00"
    assert start("2026-05-03T10:00:00Z") == "2026-05-03T10:00:00+00:00"
    assert start("2026-05-03 10:00") == "2026-05-03T10:00:00+02:00"


def test_day_and_hour_do_too() -> None:
    assert start("", "11:30") == "2026-05-03T11:30:00+02:00"
    assert start("2026-05-03", "11:30:00") == "2026-05-03T11:30:00+02:00"
    assert start("", "01:30") == "2026-05-04T01:30:00+02:00"
    assert start("", "11:30", None) == "2026-05-03T11:30:00+02:00"


@pytest.mark.parametrize(("moment", "clock"), [("", ""), ("soon", "later"), ("", "25:00"), ("2026-13-01T10:00", "")])
def test_what_is_no_time(moment: str, clock: str) -> None:
    assert start(moment, clock) == ""


def test_no_zone_no_time() -> None:
    assert event_start("", "11:30", "2026-05-03", "", None) is None
    assert event_start("", "11:30", "no day", "", BERLIN) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("00:45", 45), ("1:30", 90), ("1:00:15", 1455), ("30", 30), ("", None), ("soon", None)]
)
def test_durations(text: str, expected: int | None) -> None:
    assert read_duration(text) == (timedelta(minutes=expected) if expected is not None else None)


def test_an_event_over_a_change_of_clocks_lasts_as_long_as_it_says() -> None:
    begins = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)
    assert event_end(begins, timedelta(hours=2)).isoformat() == "2026-10-25T02:30:00+01:00"
    fixed = datetime(2026, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=8)))
    assert event_end(fixed, timedelta(hours=1)).isoformat() == "2026-05-04T00:30:00+08:00"
    assert event_end(datetime.max.replace(tzinfo=UTC), timedelta(hours=1)).year == 9999


@pytest.mark.parametrize("name", ["", "Nowhere/Town", "../secrets", "Europe", "\0"])
def test_zones_that_are_none(name: str) -> None:
    assert find_zone(name) is None


def test_a_zone() -> None:
    assert find_zone("Asia/Shanghai") == ZoneInfo("Asia/Shanghai")
