"""When a talk begins and ends, as a form shows it: unknown, a day, or a day and a time on the clock of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

Precision = Literal["unknown", "day", "time"]

_DATE_LENGTH = len("2026-03-16")


@dataclass(frozen=True, slots=True)
class TalkMoment:
    """What is known of a moment, and the face of the clock at it."""

    precision: Precision
    clock: datetime | None = None
    """Without a zone; of a day midnight, of an unknown moment nothing."""


UNKNOWN = TalkMoment("unknown")


def read_moment(text: str) -> TalkMoment:
    """Return the moment that a talk's `start` or `end` names (ISO 8601); unknown where it is empty or unreadable."""
    try:
        if len(text) == _DATE_LENGTH:
            return TalkMoment("day", datetime.combine(date.fromisoformat(text), time()))
        return TalkMoment("time", datetime.fromisoformat(text).replace(tzinfo=None)) if text else UNKNOWN
    except ValueError:
        return UNKNOWN


def write_moment(moment: TalkMoment, time_zone: str, before: str = "") -> str:
    """Return a moment as a talk keeps it: ISO 8601 with the offset of the conference's time zone, empty when unknown.

    `before` is how the talk had it: it is returned as it was where it says the same; and where it kept to another
    offset than the zone's, so does the new moment. Without a zone the offset is 0.
    """
    if read_moment(before) == moment and (before or moment == UNKNOWN):
        return before
    if moment.clock is None or moment.precision == "unknown":
        return ""
    if moment.precision == "day":
        return moment.clock.date().isoformat()
    return moment.clock.replace(tzinfo=_zone(time_zone, before)).isoformat(timespec="seconds")


def _zone(name: str, before: str) -> tzinfo:
    zone = _named_zone(name)
    if read_moment(before).precision == "time":
        known = datetime.fromisoformat(before)
        if known.tzinfo is not None and (zone is None or zone.utcoffset(known) != known.utcoffset()):
            return known.tzinfo
    return zone or UTC


def _named_zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
