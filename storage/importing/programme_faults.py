"""Where a programme is not as the format wants it: faults that harm nothing here, but that its makers should know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z")
_PERSON_CODE = re.compile(r"[A-Z0-9]+\Z")


@dataclass(frozen=True, slots=True)
class FormatFault:
    """A field that breaks the schema: its path, its first wrong value, how often, and the guid of the first event."""

    field: str
    value: str
    count: int
    guid: str = ""


def format_faults(schedule: Mapping[str, object], events: Sequence[Mapping[str, object]]) -> list[FormatFault]:
    """Return the faults of a schedule, each field once.

    Checked are identifiers and the place of the rooms; format: https://c3voc.de/schedule/schema.json
    """
    found: dict[str, FormatFault] = {}
    if "rooms" in schedule:
        found["schedule/rooms"] = FormatFault("schedule/rooms", "", 1)
    for event in events:
        for field, value in _wrong_fields(event):
            known = found.get(field)
            if known is None:
                found[field] = FormatFault(field, str(value)[:60], 1, str(event.get("guid") or ""))
            else:
                found[field] = FormatFault(field, known.value, known.count + 1, known.guid)
    return list(found.values())


def _wrong_fields(event: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    if not _is_number(event.get("id", 0)):
        yield "event/id", event["id"]
    guid = event.get("guid")
    if guid is not None and not (isinstance(guid, str) and _UUID.match(guid)):
        yield "event/guid", guid
    persons = event.get("persons")
    for person in persons if isinstance(persons, list) else []:
        if not isinstance(person, dict):
            continue
        if not _is_number(person.get("id", 0)):
            yield "person/id", person["id"]
        code = person.get("code")
        if code is not None and not (isinstance(code, str) and _PERSON_CODE.match(code)):
            yield "person/code", code


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))
