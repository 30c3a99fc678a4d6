"""A small day to look at."""

from __future__ import annotations

from datetime import datetime

from analysis.presentation.agenda import Agenda, OwnReport, agenda
from storage.records import Speaker, Talk

TALKS = (
    Talk("t1", "c", "缓存分层", start="2026-05-12T09:00:00+08:00", end="2026-05-12T09:40:00+08:00", room="A"),
    Talk(
        "t2",
        "c",
        "Grasping",
        start="2026-05-12T10:00:00+08:00",
        end="2026-05-12T10:40:00+08:00",
        speakers=(Speaker("讲者乙"),),
    ),
    Talk("t3", "c", "Cooling", start="2026-05-13T10:00:00+08:00", end="2026-05-13T10:40:00+08:00"),
)
EARLY = datetime.fromisoformat("2026-05-12T08:00:00+08:00")
DURING_SECOND = datetime.fromisoformat("2026-05-12T10:10:00+08:00")


def day(name: str = "2026-05-12") -> Agenda:
    """Return a day on which something was written about the first talk."""
    return agenda(TALKS, {"t1"}, name, "2026-05-12")


def report(number: int, facts: str = "", insight: str = "") -> OwnReport:
    """Return what was written about a talk."""
    return OwnReport(TALKS[number], "r" if facts or insight else "", facts, insight, 3)
