"""A day by the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.agenda import AgendaRow, agenda, phases
from storage.records import Speaker, Talk

ZONE = "+08:00"


def talk(number: int, start: str, end: str = "", room: str = "") -> Talk:
    """Return a talk at a time."""
    return Talk(f"t{number}", "c", f"Talk {number}", start=start, end=end, room=room, speakers=(Speaker("讲者甲"),))


TALKS = (
    talk(1, f"2026-05-12T10:00:00{ZONE}", f"2026-05-12T10:40:00{ZONE}", "B"),
    talk(2, f"2026-05-12T09:00:00{ZONE}", f"2026-05-12T09:40:00{ZONE}"),
    talk(3, "2026-05-14"),
    talk(4, ""),
    talk(5, f"2026-05-12T10:00:00{ZONE}", f"2026-05-12T10:40:00{ZONE}", "A"),
)


def test_a_day_is_in_order_of_time_and_room() -> None:
    found = agenda(TALKS, {"t2"}, "2026-05-12", "2026-05-13")
    assert [row.talk_id for row in found.rows] == ["t2", "t5", "t1"]
    assert [row.written for row in found.rows] == [True, False, False]
    assert found.rows[0].clock == "09:00–09:40"
    assert found.rows[0].speakers == "讲者甲"
    assert found.days == ("2026-05-12", "2026-05-14", "")


def test_the_nearest_day_is_chosen_where_none_is() -> None:
    assert agenda(TALKS, set(), None, "2026-05-13").day == "2026-05-14"
    assert agenda(TALKS, set(), "1999-01-01", "2026-05-12").day == "2026-05-12"
    assert agenda(TALKS, set(), None, "2027-01-01").day == "2026-05-14", "the last one when all is over"
    assert agenda(TALKS, set(), "", "2026-05-12").rows[0].talk_id == "t4"
    assert agenda((), set(), None, "2026-05-12").rows == ()


def test_the_clock_tells_past_now_and_next() -> None:
    rows = agenda(TALKS, set(), "2026-05-12", "2026-05-12").rows
    assert phases(rows, datetime.fromisoformat(f"2026-05-12T09:39:59{ZONE}")) == ["now", "next", "next"]
    assert phases(rows, datetime.fromisoformat("2026-05-12T02:10:00+00:00")) == ["past", "now", "now"]
    assert phases(rows, datetime.fromisoformat(f"2026-05-12T10:40:00{ZONE}")) == ["past", "past", "past"]
    assert phases(agenda(TALKS, set(), "2026-05-14", "").rows, datetime.fromisoformat("2026-05-14T10:00+00:00")) == [""]


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(1, 90))), st.integers(-30, 700))
def test_nothing_next_begins_after_something_later(spans: list[tuple[int, int]], minute: int) -> None:
    morning = datetime.fromisoformat(f"2026-05-12T08:00:00{ZONE}")
    rows = [
        AgendaRow(
            str(number),
            "",
            (morning + timedelta(minutes=begins)).isoformat(),
            (morning + timedelta(minutes=begins + lasts)).isoformat(),
            "",
            "",
            False,
        )
        for number, (begins, lasts) in enumerate(spans)
    ]
    now = morning + timedelta(minutes=minute)
    found = list(zip(phases(rows, now), (begins for begins, _ in spans), strict=True))
    coming = [begins for phase, begins in found if phase in ("next", "later")]
    assert all(begins > minute for begins in coming)
    assert [begins for phase, begins in found if phase == "next"] == [b for b in coming if b == min(coming)]
