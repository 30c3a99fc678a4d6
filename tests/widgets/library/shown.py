"""Selections of a few talks, for the tests of the Library place."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.presentation.talk_filter import TalkView
from analysis.presentation.talk_list import TalkList, talk_list
from analysis.presentation.talk_selection import TalkSelection, show
from storage.repositories.talk_list import ListedTalk, TalkListing
from tests.analysis.presentation.listed import TAGS, UNITS, talk

TALKS: tuple[ListedTalk, ...] = (
    talk(
        "a",
        title="近存计算的新介质",
        other_titles=("New media for near-memory computing",),
        code="S1",
        start="2026-03-16T09:00:00+01:00",
        end="2026-03-16T09:45:00+01:00",
        track="存储",
        status="reported",
        speakers=("讲者甲", "讲者乙"),
        tags=(TAGS[1], TAGS[3]),
        rating=4,
        others_rating=3.5,
        business_units=UNITS,
        links=2,
        best_score=0.75,
        notes=1,
    ),
    talk("b", title="Robot learning", start="2026-03-16T10:00:00+01:00", track="Robotics", status="moved", tags=TAGS),
    talk("c", title="Cooling", start="2026-03-17T09:00:00+01:00", track="Robotics", status="cancelled"),
    talk("d", title="Agents", start="2026-03-17T10:00:00+01:00", code="S4"),
)


def listed(rows: Sequence[ListedTalk] = TALKS) -> TalkList:
    """Return a list of talks."""
    return talk_list(TalkListing(tuple(rows), TAGS))


def shown(view: TalkView | None = None, rows: Sequence[ListedTalk] = TALKS) -> TalkSelection:
    """Return what a view shows of talks."""
    return show(listed(rows), view or TalkView())
