"""A `schedule.json` gives its events, and a warning for each fault instead of an end."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedDocument, ParsedEvent, ParsedTitle
from storage.importing.programme_json import detects, read
from storage.records import Speaker

Json = dict[str, Any]
GUIDS = [f"00000000-0000-0000-0000-{number:012d}" for number in range(9)]


def event(number: int = 0, **fields: object) -> Json:
    return {
        "id": number,
        "guid": GUIDS[number],
        "title": f"Talk {number}",
        "date": "2026-05-03T10:00:00+02:00",
        "start": "10:00",
        "duration": "00:45",
        "persons": [],
        **fields,
    }


def schedule(*events: object, **conference: object) -> str:
    day = {
        "index": 1,
        "date": "2026-05-03",
        "day_start": "2026-05-03T09:00:00+02:00",
        "rooms": {"Hall 1": list(events)},
    }
    inner = {"title": "示例大会", "acronym": "demo", "time_zone_name": "Europe/Berlin", "days": [day], **conference}
    return json.dumps({"schedule": {"version": "1", "conference": inner}}, ensure_ascii=False, indent=1)


def parse(text: str) -> ParsedDocument:
    document = SourceDocument("schedule.json", text.encode())
    assert detects(document) > 50
    return read(document)


def one(**fields: object) -> ParsedEvent:
    (found,) = parse(schedule(event(**fields))).events
    return found


def test_an_event_in_full() -> None:
    found = one(
        title="Serving large models behind a gateway 网关之后的大模型服务",
        track="Robotics - Robotics Simulation",
        type="Workshop",
        code="S71001",
        subtitle="Lessons",
        abstract="<p>One &amp; two</p>",
        description="* 甲\n* **乙**",
        persons=[
            {"public_name": "Speaker 1", "role": "CTO", "organization": "Acme"},
            {"name": "讲者乙"},
            "讲者丙（总监，示例公司）",
            {},
        ],
    )
    assert found.heading == ParsedTitle(
        "网关之后的大模型服务", ("Serving large models behind a gateway",), "Workshop", "S71001"
    )
    assert (found.start, found.end) == ("2026-05-03T10:00:00+02:00", "2026-05-03T10:45:00+02:00")
    assert (found.room, found.track, found.subtrack) == ("Hall 1", "Robotics", "Robotics Simulation")
    assert found.abstract == "Lessons\n\nOne & two\n\n- 甲\n- 乙"
    assert found.speakers == (
        Speaker("Speaker 1", "CTO", "Acme"),
        Speaker("讲者乙"),
        Speaker("讲者丙", "总监", "示例公司"),
    )
    assert (found.guid, found.schedule_status) == (GUIDS[0], "")


def test_the_conference() -> None:
    parsed = parse(schedule(event()))
    assert (parsed.kind, parsed.conference, parsed.time_zone, parsed.warnings) == (
        "programme",
        "示例大会",
        "Europe/Berlin",
        (),
    )


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"url": "https://example.org/demo/talk/G9JGWY/"}, "G9JGWY"),
        ({"url": "https://example.org/events/10386.html"}, "10386"),
        ({"slug": "demo-10386-opening"}, "10386"),
        ({"url": "https://example.org/sessions/2814-opening", "slug": "2814-opening"}, "2814"),
        ({"title": "Opening [S71001]", "slug": "demo-10386-opening"}, "S71001"),
        ({"url": "https://example.org/opening"}, ""),
    ],
)
def test_codes(fields: Json, code: str) -> None:
    assert one(**fields).heading.code == code


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "cancelled"}, "cancelled"),
        ({"status": "Canceled"}, "cancelled"),
        ({"cancelled": True}, "cancelled"),
        ({"state": "moved"}, "moved"),
        ({"status": "confirmed", "do_not_record": True}, ""),
        ({"cancelled": "no"}, ""),
    ],
)
def test_status(fields: Json, status: str) -> None:
    assert one(**fields).schedule_status == status


def test_other_shapes_of_the_same() -> None:
    assert one(title={"en": "Opening", "de": "Start"}).heading.title == "Opening"
    assert one(room="Hall 2").room == "Hall 2"
    assert one(duration=30).end == "2026-05-03T10:30:00+02:00"
    rooms = [{"name": "Hall 3", "events": [event()]}]
    text = schedule(days=[{"date": "2026-05-03", "rooms": rooms}])
    assert parse(text).events[0].room == "Hall 3"
    older = json.dumps({"conference": {"title": "x"}, "days": [{"rooms": {"Hall 4": [event()]}}]})
    assert parse(older).events[0].room == "Hall 4"


def test_faulty_events_are_warnings_and_the_others_go_on() -> None:
    parsed = parse(
        schedule(event(1), event(2, title=" "), event(1), event(3, date="soon", start=""), "no event", event(4))
    )
    assert [(found.heading.title, bool(found.start)) for found in parsed.events] == [
        ("Talk 1", True),
        ("Talk 3", False),
        ("Talk 4", True),
    ]
    assert [warning.message.key for warning in parsed.warnings] == [
        "reading.event_without_title",
        "reading.event_repeated",
        "reading.event_without_time",
    ]


def test_lines_of_events() -> None:
    text = schedule(event(1), event(2))
    lines = text.split("\n")
    assert all(found.guid in lines[found.line - 1] for found in parse(text).events)


def test_an_unfinished_file_is_read_as_far_as_it_goes() -> None:
    text = schedule(event(1), event(2))
    parsed = parse(text[: text.index('"Talk 2"')])
    assert [found.heading.title for found in parsed.events] == ["Talk 1"]
    assert parsed.warnings[0].message.key == "reading.json_unfinished"
    broken = parse(text.replace('"Talk 2",', '"Talk 2"'))
    assert [found.heading.title for found in broken.events] == ["Talk 1", "Talk 2"]
    assert broken.warnings[0].message.key == "reading.json_broken"


def test_an_unknown_zone_is_a_warning() -> None:
    parsed = parse(schedule(event(date="2026-05-03T10:00"), time_zone_name="Nowhere/Town"))
    assert parsed.warnings[0].message.key == "reading.unknown_time_zone"
    assert parsed.events[0].start == "2026-05-03T10:00:00+02:00"


def test_faults_of_format_are_named() -> None:
    parsed = parse(schedule(event(id="7")))
    (warning,) = parsed.warnings
    assert warning.message.key == "reading.schedule_field_wrong"
    assert warning.message.parameters == {"field": "event/id", "value": "7", "count": 1}
    assert int(warning.where) == parsed.events[0].line


@pytest.mark.parametrize("text", ["{}", '{"events": []}', "[1, 2]", "# {\n", '{"days": []}', "文字"])
def test_other_json_is_not_taken(text: str) -> None:
    assert detects(SourceDocument("x", text.encode())) == 0


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "events", "id"]), inner),
    max_leaves=4,
)
FIELDS = st.sampled_from(
    [
        "title",
        "guid",
        "id",
        "date",
        "start",
        "duration",
        "room",
        "track",
        "persons",
        "url",
        "slug",
        "status",
        "abstract",
    ]
)


@given(
    st.lists(st.dictionaries(FIELDS, VALUES), max_size=3), st.dictionaries(st.sampled_from(["days", "title"]), VALUES)
)
def test_any_values_are_taken(events: list[Json], conference: Json) -> None:
    text = schedule(*({"title": "x", **fields} for fields in events), **conference)
    for found in read(SourceDocument("schedule.json", text.encode())).events:
        assert found.heading.title
        text.encode()
