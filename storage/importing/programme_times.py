"""Times as programmes give them: a date with offset, or a day and an hour in the programme's time zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

_DURATION = re.compile(r"\s*(?:(?P<days>\d{1,3}):)?(?P<hours>\d{1,3}):(?P<minutes>\d{2})\s*\Z")
_CLOCK = re.compile(r"\s*(\d{1,2}):(\d{2})(?::\d{2})?\s*\Z")


def event_start(moment: str, clock: str, day: str, day_start: str, zone: tzinfo | None) -> datetime | None:
    """Return when an event begins, with its offset; None where the programme does not say.

    `moment` is the event's ISO 8601 date and time. Without it, `clock` (`HH:MM`) on the ISO date `day` counts, after
    midnight if it is before the hour of `day_start`. What has no offset is in `zone`, or else in that of `day_start`.
    """
    begins = _moment(day_start)
    start = _moment(moment) or _on_day(clock, day, begins)
    if start is None or start.tzinfo is not None:
        return start
    in_zone = zone or (begins.tzinfo if begins else None)
    return start.replace(tzinfo=in_zone) if in_zone else None


def event_end(start: datetime, duration: timedelta) -> datetime:
    """Return start plus duration, in real time across a change of the clocks; the start where that overflows."""
    try:
        return (start.astimezone(UTC) + duration).astimezone(start.tzinfo)
    except OverflowError:
        return start


def read_duration(text: str) -> timedelta | None:
    """Return a duration of the form `HH:MM`, `D:HH:MM` or a number of minutes; None for any other text."""
    if text.isdecimal() and len(text) < 6:
        return timedelta(minutes=int(text))
    match = _DURATION.match(text)
    if match is None:
        return None
    return timedelta(days=int(match["days"] or 0), hours=int(match["hours"]), minutes=int(match["minutes"]))


def find_zone(name: str) -> ZoneInfo | None:
    """Return the time zone of an IANA name; None where there is none of that name."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # unknown, no key of the database at all, or a directory of it
        return None


def _moment(text: str) -> datetime | None:
    """Return a date with a time; None for a mere date, which says nothing of the hour."""
    if "T" not in text and " " not in text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _on_day(clock: str, day: str, begins: datetime | None) -> datetime | None:
    match = _CLOCK.match(clock)
    if match is None:
        return None
    try:
        hour = time(int(match[1]), int(match[2]))
        is_after_midnight = begins is not None and hour < begins.time()
        return datetime.combine(date.fromisoformat(day[:10]) + timedelta(days=int(is_after_midnight)), hour)
    except (ValueError, OverflowError):
        return None
