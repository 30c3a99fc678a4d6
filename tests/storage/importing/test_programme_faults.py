"""Faults of format are named once for each field."""

from __future__ import annotations

from storage.importing.programme_faults import FormatFault, format_faults

GUID = "7a0fc001-e587-47e1-b378-b6ec7e666337"


def test_sound_events_have_none() -> None:
    event = {"id": 1, "guid": GUID, "persons": [{"id": 2, "code": "AB12", "name": "讲者甲"}, {"name": "x"}, "y"]}
    assert format_faults({"conference": {}}, [event, {"id": None}]) == []


def test_each_field_once_with_count_first_value_and_place() -> None:
    events = [
        {"id": "7", "guid": GUID, "persons": [{"id": "x", "code": "Ä"}]},
        {"id": True, "guid": "short", "persons": None},
    ]
    assert format_faults({"rooms": []}, events) == [
        FormatFault("schedule/rooms", "", 1),
        FormatFault("event/id", "7", 2, GUID),
        FormatFault("person/id", "x", 1, GUID),
        FormatFault("person/code", "Ä", 1, GUID),
        FormatFault("event/guid", "short", 1, "short"),
    ]
