"""Parsed reports and events as columns of their tables."""

from __future__ import annotations

from storage.edits import Value, to_json
from storage.importing.parsed import ParsedEvent, ParsedReport, ParsedTitle
from storage.intake.draft import records_json


def report_values(report: ParsedReport) -> dict[str, Value]:
    """Return the columns that a report states."""
    return {
        **_heading_values(report.heading),
        "level": report.level,
        "track": report.track,
        "subtrack": report.subtrack,
        "date": report.date,
        "speakers": records_json(report.speakers),
        "facts": report.facts,
        "insight": report.insight,
        "takeaways": report.takeaways,
        "topics": to_json(report.topics),
        "authors": records_json(report.authors),
        "other_parts": records_json(report.other_parts),
        "start": report.start,
        "end": report.end,
    }


def event_values(event: ParsedEvent) -> dict[str, Value]:
    """Return the columns that a programme's event states."""
    return {
        **_heading_values(event.heading),
        "guid": event.guid,
        "track": event.track,
        "subtrack": event.subtrack,
        "speakers": records_json(event.speakers),
        "start": event.start,
        "end": event.end,
        "room": event.room,
        "abstract": event.abstract,
        "schedule_status": event.schedule_status,
    }


def _heading_values(heading: ParsedTitle) -> dict[str, Value]:
    return {
        "title": heading.title,
        "other_titles": to_json(heading.other_titles),
        "code": heading.code,
        "session_type": heading.session_type,
    }
