"""A talk with everything that is said of it, in one snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from storage.messages import Message
from storage.records import Report, Talk, TalkStatus
from storage.repositories.talk_list import talk_status as listed_status


@dataclass(frozen=True, slots=True)
class TalkReport:
    """A report and the base name of the document that it stands in."""

    source: str
    report: Report


@dataclass(frozen=True, slots=True)
class TalkRow:
    """One talk: who reports it, in what state it is, and the analyst's marks on it."""

    talk: Talk
    conference: str
    status: TalkStatus
    reports: tuple[TalkReport, ...]
    tags: tuple[str, ...]
    rating: int | None
    """The asking analyst's own, in stars."""
    warnings: tuple[Message, ...]


def talk_status(talk: Talk, reports: tuple[TalkReport, ...]) -> TalkStatus:
    """Return a talk's status: what was reported happened; before that, the programme has the word."""
    return listed_status(talk.schedule_status, has_content=any(found.report.has_content for found in reports))
