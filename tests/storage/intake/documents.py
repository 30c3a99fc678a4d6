"""Documents put together by hand, and a desk that takes them in."""

from __future__ import annotations

from storage.importing.parsed import (
    ParsedChallenge,
    ParsedDocument,
    ParsedEvent,
    ParsedReport,
    ParsedSection,
    ParsedTitle,
)
from storage.intake.plan import ImportFile, ImportPlan
from storage.library import Library

ANALYST = "Analyst 03"


class Desk:
    """An analyst at a library: imports documents under a name and looks at what came of it."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def plan(self, name: str, document: ParsedDocument, conference: str = "", data: bytes | None = None) -> ImportPlan:
        """Plan an import; the bytes stand for the document, so that equal documents have equal bytes."""
        file = ImportFile(name, repr(document).encode() if data is None else data, document)
        return self.library.plan_import(file, conference)

    def take_in(self, name: str, document: ParsedDocument, conference: str = "") -> ImportPlan:
        """Import a document."""
        plan = self.plan(name, document, conference)
        if plan.edit is not None:
            self.library.apply(plan.edit, ANALYST)
        return plan

    def titles(self) -> dict[str, tuple[str, ...]]:
        """Return the other titles of each talk by its title."""
        return {talk.title: talk.other_titles for talk in self.library.talks.all()}


def report(title: str, facts: str = "", *, others: tuple[str, ...] = (), code: str = "", **parts: str) -> ParsedReport:
    return ParsedReport(ParsedTitle(title, others, code=code), facts=facts, **parts)


def digest(*reports: ParsedReport, parser: str = "daily/1") -> ParsedDocument:
    return ParsedDocument("digest", parser, "utf-8", reports=reports)


def sheet(*challenges: ParsedChallenge) -> ParsedDocument:
    return ParsedDocument("challenges", "sheet/1", "utf-8", challenges=challenges)


def reference(*sections: tuple[str, str, str]) -> ParsedDocument:
    parsed = tuple(ParsedSection(number, title, (), text) for number, title, text in sections)
    return ParsedDocument("reference", "reference/1", "utf-8", sections=parsed)


def programme(*events: ParsedEvent, conference: str = "", time_zone: str = "Asia/Shanghai") -> ParsedDocument:
    return ParsedDocument("programme", "json/1", "utf-8", conference=conference, time_zone=time_zone, events=events)


def event(
    guid: str, title: str, start: str = "", *, session_type: str = "talk", code: str = "", room: str = ""
) -> ParsedEvent:
    return ParsedEvent(guid, ParsedTitle(title, session_type=session_type, code=code), start=start, room=room)
