"""Real programmes: what can be read is, what cannot is named, what is faulty is said."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from storage.errors import InputError
from storage.importing.parsed import ParsedDocument
from storage.importing.registry import read_document


def read(folder: Path, name: str) -> ParsedDocument:
    return read_document(name, (folder / "programmes" / name).read_bytes(), "programme")


@pytest.mark.parametrize(
    ("name", "conference", "zone", "events", "code"),
    [
        ("frab-camp2019.json", "Chaos Communication Camp 2019", "Europe/Berlin", 79, "10386"),
        ("pretalx-democon.json", "DemoCon", "UTC", 36, "G9JGWY"),
    ],
)
def test_sound_programmes(shared_data: Path, name: str, conference: str, zone: str, events: int, code: str) -> None:
    programme = read(shared_data, name)
    assert (programme.conference, programme.time_zone, programme.warnings) == (conference, zone, ())
    assert len(programme.events) == len({event.guid for event in programme.events}) == events
    assert programme.events[0].heading.code == code
    for event in programme.events:
        assert datetime.fromisoformat(event.start).tzinfo is not None
        assert event.start < event.end
        assert event.room
        assert event.heading.session_type
        assert all(speaker.name for speaker in event.speakers)
        assert "<" not in event.abstract or event.heading.title in event.abstract


def test_the_invalid_one_is_read_and_its_faults_are_named(shared_data: Path) -> None:
    programme = read(shared_data, "invalid-example.json")
    (event,) = programme.events
    assert (event.start, event.end) == ("2022-12-28T14:00:00+01:00", "2022-12-28T14:45:00+01:00")
    assert "<br" not in event.abstract
    named = {warning.message.parameters["field"] for warning in programme.warnings}
    assert named == {"schedule/rooms", "event/id", "person/id", "person/code"}


@pytest.mark.parametrize(("name", "format_name"), [("camp99.csv", "CSV"), ("schedule-example.xlsx", "XLSX")])
def test_formats_to_come_are_named(shared_data: Path, name: str, format_name: str) -> None:
    with pytest.raises(InputError) as caught:
        read(shared_data, name)
    assert caught.value.what.key == "reading.not_available_yet"
    assert caught.value.what.parameters == {"format": format_name}
