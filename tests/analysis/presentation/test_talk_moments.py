"""Moments of talks as a form shows them, and as a talk keeps them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.talk_moments import UNKNOWN, TalkMoment, read_moment, write_moment

NINE = TalkMoment("time", datetime.fromisoformat("2026-03-16T09:00"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", UNKNOWN),
        ("soon", UNKNOWN),
        ("2026-03-16", TalkMoment("day", datetime.fromisoformat("2026-03-16T00:00"))),
        ("2026-03-16T09:00:00+08:00", NINE),
        ("2026-03-16T09:00", NINE),
    ],
)
def test_a_moment_is_read(text: str, moment: TalkMoment) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    ("moment", "zone", "before", "text"),
    [
        (NINE, "Asia/Shanghai", "", "2026-03-16T09:00:00+08:00"),
        (NINE, "Europe/Berlin", "", "2026-03-16T09:00:00+01:00"),
        (NINE, "", "", "2026-03-16T09:00:00+00:00"),
        (NINE, "Mars/Olympus", "", "2026-03-16T09:00:00+00:00"),
        (NINE, "Europe/Berlin", "2026-07-01T10:00:00+02:00", "2026-03-16T09:00:00+01:00"),
        (NINE, "Europe/Berlin", "2026-07-01T10:00:00+08:00", "2026-03-16T09:00:00+08:00"),
        (NINE, "", "2026-07-01T10:00:00+08:00", "2026-03-16T09:00:00+08:00"),
        (read_moment("2026-03-17"), "Asia/Shanghai", "2026-03-16", "2026-03-17"),
        (UNKNOWN, "Asia/Shanghai", "2026-03-16", ""),
        (UNKNOWN, "", "soon", "soon"),
    ],
)
def test_a_moment_is_written(moment: TalkMoment, zone: str, before: str, text: str) -> None:
    assert write_moment(moment, zone, before) == text


@given(st.text() | st.datetimes(timezones=st.timezones()).map(datetime.isoformat) | st.dates().map(str))
def test_what_was_not_touched_is_written_as_it_was(text: str) -> None:
    assert write_moment(read_moment(text), "Asia/Shanghai", text) == text


@given(st.datetimes(timezones=st.timezones()), st.sampled_from(["", "Asia/Shanghai", "America/New_York"]))
def test_a_moment_keeps_its_clock(moment: datetime, zone: str) -> None:
    clock = moment.replace(tzinfo=None, microsecond=0)
    written = write_moment(TalkMoment("time", clock), zone, moment.isoformat())
    assert read_moment(written) == TalkMoment("time", clock)
