"""Programmes as frab, pretalx and c3voc publish them: `schedule.json`.

Format: https://c3voc.de/wiki/schedule and https://github.com/voc/schedule (schema).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from storage.importing.document import SourceDocument
from storage.importing.markup import clean, html_to_text, join_parts
from storage.importing.parsed import ParsedDocument, ParsedEvent, ParsedTitle, ReadingWarning
from storage.importing.partial_json import JsonFault, read_json
from storage.importing.people import parse_speakers
from storage.importing.programme_faults import format_faults
from storage.importing.programme_times import event_end, event_start, find_zone, read_duration
from storage.importing.reports import split_track
from storage.importing.titles import parse_title
from storage.messages import Message
from storage.records import Speaker
from storage.text import language_of, single_line, title_key

PARSER = "programme_json 1"

Json = Mapping[str, object]
_HEAD = 4000
_CODE_IN_URL = re.compile(r"/([A-Z0-9]{4,12}|\d{1,8})(?:\.html?)?/?(?:[?#].*)?\Z")
_NUMBER_IN_SLUG = re.compile(r"(?:\A|[-_/])(\d{2,8})[-_]")
_CANCELLED = frozenset({"cancelled", "canceled", "withdrawn", "rejected", "deleted", "取消", "已取消"})
_MOVED = frozenset({"moved", "rescheduled", "postponed", "改期", "延期"})


@dataclass(slots=True)
class _Programme:
    """What is read so far, and what holds for every event."""

    text: str
    zone_name: str
    zone: ZoneInfo | None
    language: str = ""
    events: list[ParsedEvent] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    guids: set[str] = field(default_factory=set)
    offset: int = 0
    line: int = 1

    def warn(self, key: str, **parameters: str | int) -> None:
        self.warnings.append(ReadingWarning(str(self.line), Message(key, {"line": self.line, **parameters})))

    def move_to(self, value: str) -> None:
        """Advance to the line on which a value stands in the file, if it stands further on."""
        at = self.text.find(f'"{value}"', self.offset) if value else -1
        if at >= 0:
            self.line += self.text.count("\n", self.offset, at)
            self.offset = at


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a `schedule.json`: whether a conference with days begins it."""
    text = document.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("{"):
        return 0
    head = text[:_HEAD]
    is_schedule = '"schedule"' in head and '"conference"' in head
    return 95 if (is_schedule or '"conference"' in head) and '"days"' in text else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return the events of the programme in their order, breaks included.

    What is faulty becomes a warning: broken JSON (which is read up to there), an event without a title or with a time
    that cannot be read, a repeated guid. Times are ISO 8601 with offset; the end is start and duration.
    """
    try:
        value, fault = read_json(document.text)
    except ValueError:
        value, fault = {}, JsonFault(1, 1, at_end=False)
    schedule = _mapping(_mapping(value).get("schedule")) or _mapping(value)
    conference = _conference(schedule)
    zone_name = _text(conference, "time_zone_name")
    programme = _Programme(document.text, zone_name, find_zone(zone_name))
    if fault is not None:
        _warn_of_fault(programme, fault)
    if zone_name and programme.zone is None:
        programme.warn("reading.unknown_time_zone", zone=zone_name)
    events = list(_events(conference))
    programme.language = language_of(" ".join(_text(event, "title") for event, _ in events))
    for event, day in events:
        _read_event(programme, event, day)
    _warn_of_format(programme, schedule, [event for event, _ in events])
    return ParsedDocument(
        kind="programme",
        parser=PARSER,
        encoding=document.encoding,
        title=_text(conference, "title"),
        conference=_text(conference, "title") or _text(conference, "acronym"),
        time_zone=zone_name,
        events=tuple(programme.events),
        warnings=tuple(programme.warnings),
    )


def _warn_of_fault(programme: _Programme, fault: JsonFault) -> None:
    key = "reading.json_unfinished" if fault.at_end else "reading.json_broken"
    parameters = {"line": fault.line, "column": fault.column}
    programme.warnings.append(ReadingWarning(str(fault.line), Message(key, parameters)))


def _warn_of_format(programme: _Programme, schedule: Json, events: list[Json]) -> None:
    lines = {event.guid: event.line for event in programme.events}
    for fault in format_faults(schedule, events):
        line = lines.get(fault.guid, 1)
        parameters: dict[str, str | int] = {"field": fault.field, "value": fault.value, "count": fault.count}
        key = "reading.schedule_field_wrong" if fault.value else "reading.schedule_field_misplaced"
        programme.warnings.append(ReadingWarning(str(line), Message(key, parameters)))


def _conference(schedule: Json) -> Json:
    """Return the conference with its days, which older files have beside it."""
    conference = _mapping(schedule.get("conference"))
    return conference if "days" in conference else {**conference, "days": schedule.get("days")}


def _events(conference: Json) -> Iterator[tuple[Json, Json]]:
    """Yield each event with its day; an event's room is the one it is listed under, unless it names another."""
    for day in _items(conference.get("days")):
        rooms = _mapping(day).get("rooms")
        listed = rooms.items() if isinstance(rooms, dict) else (("", room) for room in _items(rooms))
        for name, events in listed:
            inner = _mapping(events)
            for event in _items(inner.get("events") if inner else events):
                if isinstance(event, dict):
                    yield {"room": name or _text(inner, "name"), **event}, _mapping(day)


def _read_event(programme: _Programme, event: Json, day: Json) -> None:
    guid = _text(event, "guid") or _text(event, "id")
    programme.move_to(guid)
    title = _text(event, "title")
    if not title_key(title):
        programme.warn("reading.event_without_title")
        return
    if guid in programme.guids:
        programme.warn("reading.event_repeated", title=title)
        return
    if guid:
        programme.guids.add(guid)
    start = event_start(
        _text(event, "date"), _text(event, "start"), _text(day, "date"), _text(day, "day_start"), programme.zone
    )
    if start is None:
        programme.warn("reading.event_without_time", title=title)
    duration = read_duration(_text(event, "duration"))
    track, subtrack = split_track(_text(event, "track"))
    programme.events.append(
        ParsedEvent(
            guid=guid,
            heading=_heading(event, title, programme.language),
            start=start.isoformat() if start else "",
            end=event_end(start, duration).isoformat() if start and duration is not None else "",
            room=single_line(_text(event, "room")),
            track=track,
            subtrack=subtrack,
            abstract=_abstract(event),
            speakers=_speakers(event),
            schedule_status=_status(event),
            line=programme.line,
        )
    )


def _heading(event: Json, title: str, language: str) -> ParsedTitle:
    parsed = parse_title(html_to_text(title) or title, language)
    session_type = single_line(_text(event, "type")) or parsed.session_type
    code = _text(event, "code") or parsed.code or _code(event)
    return ParsedTitle(parsed.title, parsed.other_titles, session_type, code)


def _code(event: Json) -> str:
    """Return the session code that the event's address or slug ends with; pretalx has it nowhere else."""
    in_url = _CODE_IN_URL.search(_text(event, "url"))
    if in_url:
        return in_url[1]
    in_slug = _NUMBER_IN_SLUG.search(_text(event, "slug"))
    return in_slug[1] if in_slug else ""


def _abstract(event: Json) -> str:
    texts = (html_to_text(_text(event, key)) for key in ("subtitle", "abstract", "description"))
    return join_parts(dict.fromkeys(texts))


def _speakers(event: Json) -> tuple[Speaker, ...]:
    speakers = [_speaker(person) for person in _items(event.get("persons") or event.get("speakers"))]
    return tuple(dict.fromkeys(speaker for speaker in speakers if speaker.name))


def _speaker(person: object) -> Speaker:
    if isinstance(person, str):
        parsed = parse_speakers(person)
        return parsed[0] if len(parsed) == 1 else Speaker(single_line(clean(person)))
    known = _mapping(person)
    name = single_line(_first(known, "public_name", "name", "full_public_name", "display_name"))
    role = single_line(_first(known, "role", "position", "job_title"))
    affiliation = single_line(_first(known, "affiliation", "organization", "organisation", "company"))
    return Speaker(name, role, affiliation)


def _status(event: Json) -> str:
    """Return `cancelled` or `moved` where a flag or the status of the event says so."""
    if any(event.get(flag) is True for flag in ("cancelled", "canceled", "is_cancelled", "is_canceled")):
        return "cancelled"
    if event.get("moved") is True or event.get("is_moved") is True:
        return "moved"
    state = _first(event, "status", "state").casefold()
    return "cancelled" if state in _CANCELLED else "moved" if state in _MOVED else ""


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _first(value: Json, *keys: str) -> str:
    return next((text for key in keys if (text := _text(value, key))), "")


def _text(value: Json, key: str) -> str:
    """Return a field as text; of one in several languages the first."""
    found = value.get(key)
    if isinstance(found, dict):
        found = next((inner for inner in found.values() if isinstance(inner, str) and inner), "")
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    return clean(str(found)).strip()
