"""How alike two talks are, and what the dialogs show of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.presentation.merging import (
    ComparedField,
    Likeness,
    TalkCard,
    compared_fields,
    likeliest,
    mark_messages,
    similar_titles,
    talk_time,
)
from storage.messages import Message
from storage.records import Speaker, Talk
from storage.statements import MarkCounts, Statement

TALK = Talk("t", "c", "存储：新瓶颈", ("Storage",), "S1", start="2026-03-17T10:00+08:00", room="一厅", track="系统")


def test_similar_titles_in_any_language_are_found() -> None:
    others = {"a": ["存储新瓶颈与解法"], "b": ["推理加速"], "c": ["某题", "storagethenewbottlenecks"]}
    found = similar_titles(["存储新瓶颈", "storagethenewbottleneck"], others)
    assert set(found) == {"a", "c"}
    assert found["c"] > 90


def test_parts_of_a_series_are_not_alike() -> None:
    assert similar_titles(["调度实践第1部分"], {"a": ["调度实践第2部分"], "b": ["调度实践第1部份"]}).keys() == {"b"}


def test_a_title_that_contains_another_is_alike() -> None:
    assert similar_titles(["keynote"], {"a": ["keynotethefutureofeverythingthatcomputes"], "b": ["tea"]}) == {"a": 90.0}


@given(st.lists(st.text("甲乙丙ab1", max_size=8), max_size=4), st.lists(st.text("甲乙丙ab1", max_size=8), max_size=4))
def test_a_likeness_is_between_the_limits(own: list[str], other: list[str]) -> None:
    found = similar_titles(own, {"a": other})
    assert all(60 <= likeness <= 100 for likeness in found.values())
    if shared := {title for title in own if title} & set(other):
        assert found["a"] == 100, shared


def test_what_speaks_for_more_comes_first() -> None:
    title = Likeness(TALK, title=95.0, speakers=2)
    both = Likeness(Talk("u", "c", "乙"), title=95.0, shared_speakers=("讲者甲",), speakers=2)
    coded = Likeness(Talk("v", "c", "丙", code="S9"), title=100.0, has_other_code=True)
    assert likeliest([title, coded, both], 2) == (both, title)
    assert both.score > title.score > coded.score > 0
    all_of_it = Likeness(TALK, 100.0, is_at_the_same_place=True, shared_speakers=("甲", "乙"), speakers=2)
    assert all_of_it.score == 1.0


def test_reasons_are_given_in_words() -> None:
    found = Likeness(TALK, 87.6, True, ("讲者甲", "讲者乙"), 3, has_other_code=True)
    assert found.reasons == (
        Message("merging.similar_title", {"percent": 88}),
        Message("merging.same_place"),
        Message("merging.shared_speakers", {"names": "讲者甲、讲者乙"}),
        Message("merging.other_code", {"code": "S1"}),
    )
    assert Likeness(TALK).reasons == ()


def test_fields_that_say_nothing_are_left_out() -> None:
    other = Talk("u", "c", "存储：新瓶颈", speakers=(Speaker("讲者甲"), Speaker("讲者乙")))
    fields = {field.name.key: field for field in compared_fields([TALK, other])}
    assert list(fields) == [
        f"merging.field_{name}" for name in ("title", "other_titles", "time", "room", "code", "track", "speakers")
    ]
    assert fields["merging.field_speakers"].values == ((), ("讲者甲", "讲者乙"))


def test_documents_and_marks_are_shown_for_cards_only() -> None:
    statements = (Statement("report", "r", "one.md", "甲"), Statement("report", "q", "one.md", "甲"))
    card = TalkCard(TALK, statements, MarkCounts(tags=2))
    fields = {field.name.key: field.values for field in compared_fields([TALK, TALK], [card])}
    assert fields["merging.field_sources"] == (("one.md",), ())
    assert fields["merging.field_marks"] == ((Message("merging.count_tags", {"count": 2}),), ())


def test_a_field_is_contradicted_by_what_is_said_otherwise() -> None:
    name = Message("merging.field_room")
    assert ComparedField(name, (("一厅",), ("二厅",))).is_contradicted
    assert not ComparedField(name, (("一厅",), (), ("一厅",))).is_contradicted
    assert not ComparedField(name, (("one.md",), ("two.md",)), is_stated=False).is_contradicted


def test_kinds_of_marks_without_any_are_left_out() -> None:
    assert mark_messages(MarkCounts()) == ()
    assert [m.key for m in mark_messages(MarkCounts(notes=1, amendments=2))] == [
        "merging.count_notes",
        "merging.count_amendments",
    ]


def test_times_are_short() -> None:
    assert talk_time("2026-03-17T10:00:00+08:00", "2026-03-17T10:40:00+08:00") == "2026-03-17 10:00–10:40"
    assert talk_time("2026-03-17T10:00:00+08:00", "") == "2026-03-17 10:00"
    assert (talk_time("2026-03-17", ""), talk_time("", "")) == ("2026-03-17", "")
