"""A day of a conference by the clock: what is on now, what comes next, and what was written about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.records import Talk

Phase = Literal["past", "now", "next", "later", ""]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A talk of the day; `written` says whether the analyst wrote a report of their own."""

    talk_id: str
    title: str
    start: str
    end: str
    room: str
    speakers: str
    written: bool

    @property
    def clock(self) -> str:
        """The times of day at which it begins and ends, in its own time zone; empty where only the day is known."""
        begins, ends = self.start[11:16], self.end[11:16]
        return f"{begins}–{ends}" if begins and ends else begins


@dataclass(frozen=True, slots=True)
class Agenda:
    """One day: its talks in order, and the days there are; the day is empty for talks without one."""

    day: str = ""
    days: tuple[str, ...] = ()
    rows: tuple[AgendaRow, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A talk with what the analyst has written of it; `report_id` is empty before they began."""

    talk: Talk
    report_id: str
    facts: str
    insight: str
    rating: int


def agenda(talks: Iterable[Talk], written: set[str], day: str | None, today: str) -> Agenda:
    """Return a day of the talks; without one (`None`, or one that no talk is on) the nearest to today.

    `written` holds the ids of talks with a report of the analyst's own; `today` is an ISO date.
    """
    by_day: dict[str, list[Talk]] = {}
    for talk in talks:
        by_day.setdefault(talk.start[:10], []).append(talk)
    days = tuple(sorted(by_day, key=lambda found: (found == "", found)))  # what has no day comes last
    chosen = day if day in by_day else _nearest(days, today)
    rows = tuple(_row(talk, written) for talk in sorted(by_day.get(chosen, ()), key=lambda one: (one.start, one.room)))
    return Agenda(chosen, days, rows)


def phases(rows: Sequence[AgendaRow], now: datetime) -> list[Phase]:
    """Return where each talk stands by the clock: all that begin next are next; without times there is no phase."""
    spans = [_span(row) for row in rows]
    coming = min((begins for begins, _ in filter(None, spans) if begins > now), default=None)
    found: list[Phase] = []
    for span in spans:
        if span is None:
            found.append("")
        elif span[0] > now:
            found.append("next" if span[0] == coming else "later")
        else:
            found.append("now" if now < span[1] else "past")
    return found


def _row(talk: Talk, written: set[str]) -> AgendaRow:
    speakers = "、".join(speaker.name for speaker in talk.speakers)
    return AgendaRow(talk.id, talk.title, talk.start, talk.end, talk.room, speakers, talk.id in written)


def _nearest(days: Sequence[str], today: str) -> str:
    """Return today, else the next day there is, else the last."""
    dated = [day for day in days if day]
    return next((day for day in dated if day >= today), dated[-1] if dated else "")


def _span(row: AgendaRow) -> tuple[datetime, datetime] | None:
    """Return when a talk begins and ends; one whose times lack an offset is in the clock's own zone."""
    try:
        begins, ends = datetime.fromisoformat(row.start), datetime.fromisoformat(row.end)
    except ValueError:
        return None
    if len(row.start) <= len("2026-05-12"):
        return None
    return begins.astimezone(), ends.astimezone()
