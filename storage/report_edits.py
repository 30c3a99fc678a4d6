"""Edits of what reports say: an analyst's own report of a talk, and their versions of other reports' parts."""

from __future__ import annotations

from storage.edits import Delete, Edit, Insert, Update, Value, content_hash
from storage.errors import NotFoundError
from storage.ids import stable_id
from storage.intake.draft import records_json
from storage.intake.tasks import free_id
from storage.library import Library
from storage.messages import Message
from storage.records import HAND_WRITTEN, Author, Report, Source, Talk
from storage.row_writer import analyst_id

WRITTEN_PARTS = ("facts", "insight", "takeaways")
"""The parts that an analyst writes in a report of their own."""

_NO_CONTENT = b""


def own_report(library: Library, talk_id: str, analyst: str) -> Report | None:
    """Return the report of a talk that the analyst wrote in the library, None before they began one."""
    reports = library.reports.of_talk(talk_id)
    sources = library.sources.get_all(report.source_id for report in reports)
    return next((found for found in reports if is_own(sources[found.source_id], analyst)), None)


def is_own(source: Source, analyst: str) -> bool:
    """Return whether a source is the analyst's own, written in the library and nowhere else."""
    return source.is_hand_written and source.name == analyst


def write_report(library: Library, talk_id: str, analyst: str) -> Edit:
    """Return the edit that begins an analyst's own, still empty report of a talk; nothing where there is one already.

    The report stands under a source named like the analyst, which no import pairs, replaces or withdraws. Raises
    NotFoundError where there is no such talk.
    """
    talk = library.talks.get(talk_id)
    if talk is None:
        raise NotFoundError(Message("lookup.no_talk"), where=talk_id)
    message = Message("history.write_report", {"talk": talk.title})
    if own_report(library, talk_id, analyst) is not None:
        return Edit(message, ())
    source = library.sources.of_analyst(talk.conference_id, analyst)
    source_id = source.id if source else stable_id("source", talk.conference_id, HAND_WRITTEN, analyst)
    report = Insert("report", _report_row(library, talk, source_id, analyst))
    if source is not None:
        return Edit(message, (report,))
    row = _source_row(talk.conference_id, source_id, analyst, library.timestamp())
    return Edit(message, (Insert("source", row), report), contents=(_NO_CONTENT,))


def write_part(library: Library, report_id: str, part: str, text: str, analyst: str) -> Edit:
    """Return the edit by which a part of a report says `text` in the analyst's words.

    In a report of their own the part itself changes. Of any other report the analyst keeps a version (a revision)
    beside what the document says; an empty one, or one that says just the same, goes, and the document's stands again.
    Edits of one part by one analyst that follow each other are one step of undo. Raises NotFoundError where there is
    no such report.
    """
    report = library.reports.get(report_id)
    if report is None:
        raise NotFoundError(Message("lookup.no_report"), where=report_id)
    source = library.sources.get_all([report.source_id])[report.source_id]
    if is_own(source, analyst) and part in WRITTEN_PARTS:
        return Edit(Message("history.write_part"), (Update("report", report_id, {part: text}),))
    return revise_report(library, report_id, part, text, analyst)


def revise_report(library: Library, report_id: str, part: str, text: str, analyst: str) -> Edit:
    """Return the edit that writes the analyst's own version of a part of a report; the report stays as it was read.

    An empty version, or one that says what the report says, is none.
    """
    revision_id = stable_id("revision", report_id, part, analyst_id(analyst))
    known = library.revisions.get(revision_id)
    report = library.reports.get(report_id)
    if not text.strip() or (report is not None and text == part_text(report, part)):
        return Edit(Message("history.unrevise"), (Delete("revision", revision_id),) if known else ())
    message = Message("history.revise")
    if known is not None:
        return Edit(message, (Update("revision", revision_id, {"text": text}),))
    row = {"id": revision_id, "analyst_id": analyst_id(analyst), "report_id": report_id, "part": part, "text": text}
    return Edit(message, (Insert("revision", row),))


def part_text(report: Report, part: str) -> str:
    """Return what the document says in a part: `facts`, `insight`, `takeaways`, or `other_parts.N`; "" without one."""
    name, _, place = part.partition(".")
    if name == "other_parts":
        number = int(place)
        return report.other_parts[number].text if number < len(report.other_parts) else ""
    return {"facts": report.facts, "insight": report.insight, "takeaways": report.takeaways}.get(name, "")


def _source_row(conference_id: str, source_id: str, analyst: str, now: str) -> dict[str, Value]:
    return {
        "id": source_id,
        "conference_id": conference_id,
        "kind": "digest",
        "name": analyst,
        "title": "",
        "sha256": content_hash(_NO_CONTENT),
        "parser": HAND_WRITTEN,
        "encoding": "",
        "imported_at": now,
    }


def _report_row(library: Library, talk: Talk, source_id: str, analyst: str) -> dict[str, Value]:
    return {
        # The key may be taken: by an own report that a split of the talk took along.
        "id": free_id(library.draft(), "report", source_id, talk.id),
        "talk_id": talk.id,
        "source_id": source_id,
        "position": 0,
        "title": talk.title,
        "other_titles": "[]",
        **dict.fromkeys(("code", "session_type", "level", "track", "subtrack", "date", *WRITTEN_PARTS), ""),
        "speakers": "[]",
        "topics": "[]",
        "authors": records_json([Author(analyst)]),
        "other_parts": "[]",
        "start": 0,
        "end": 0,
    }
