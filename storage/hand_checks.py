"""What is wrong with entries that somebody made by hand, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.errors import InputError
from storage.messages import Message, Parameter

_DATE_LENGTH = len("2026-03-16")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one entry, and what to do about it."""

    what: Message
    remedy: Message


class FormError(InputError):
    """Entries that cannot be kept as they are: nothing was written."""

    def __init__(self, problems: Mapping[str, Problem], where: str = "") -> None:
        first, *others = problems.values()
        super().__init__(first.what, where=where, remedy=first.remedy, details=tuple(other.what for other in others))
        self.problems = dict(problems)
        """By the name of the field, the first of each."""


class Checks:
    """Collects what is wrong with the entries of one form; `where` names what it is about."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._problems: dict[str, Problem] = {}

    def refuse(self, field: str, problem: str, **parameters: Parameter) -> None:
        """Note a problem of a field by its name in the catalogue; the first one of a field counts."""
        what = Message(f"form.{problem}", parameters)
        self._problems.setdefault(field, Problem(what, Message(f"form.{problem}_remedy")))

    def done(self) -> None:
        """Raise FormError where something was refused."""
        if self._problems:
            raise FormError(self._problems, self._where)


def is_time_zone(name: str) -> bool:
    """Return whether a name is one of the IANA time zones, such as `Asia/Shanghai`."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of the zone files, a name with a null byte
        return False
    return True


def read_moment(text: str) -> datetime | date | None:
    """Return a day or a moment that is written as in ISO 8601; None where the text is neither."""
    try:
        return date.fromisoformat(text) if len(text) == _DATE_LENGTH else datetime.fromisoformat(text)
    except ValueError:
        return None


def is_before(first: datetime | date, second: datetime | date) -> bool:
    """Return whether a day or moment is before another; without a time of day, or of a zone, the clock face counts."""
    if not isinstance(first, datetime) or not isinstance(second, datetime):
        return first.isoformat()[:_DATE_LENGTH] < second.isoformat()[:_DATE_LENGTH]
    if first.tzinfo is None or second.tzinfo is None:
        return first.replace(tzinfo=None) < second.replace(tzinfo=None)
    return first < second
