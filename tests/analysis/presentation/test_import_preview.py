"""A plan in the words of a preview: every item with its reason, every warning with its line."""

from __future__ import annotations

from typing import get_args

import pytest

from analysis.presentation.import_preview import (
    STATES,
    FilePreview,
    ImportPreview,
    PreviewCounts,
    PreviewRow,
    PreviewWarning,
    planned_preview,
    preview_error,
    preview_row,
    preview_warnings,
)
from storage.errors import InputError
from storage.importing.parsed import ReadingWarning
from storage.intake.plan import ImportPlan, ItemState, PlannedItem
from storage.messages import Message


def item(state: ItemState, **parts: object) -> PlannedItem:
    return PlannedItem("talk", state, "分层缓存", **parts)  # type: ignore[arg-type]  # the tests' own words


def reason(planned: PlannedItem) -> Message | None:
    return preview_row(planned).reason


def test_every_state_has_its_place() -> None:
    assert set(STATES) == set(get_args(ItemState))


def test_a_plan_becomes_a_preview() -> None:
    file = FilePreview("1", "daily.md", "imported", "digest", "digest", text="# 快报")
    planned = PlannedItem("talk", "new", "分层缓存", "S1", ("Inference", "Serving"), 3)
    plan = ImportPlan(
        "updated",
        "Small Conference",
        None,
        talks=2,
        reports=3,
        new_talks=1,
        withdrawn=4,
        warnings=(ReadingWarning("7", Message("reading.empty")),),
        items=(planned,),
    )
    shown = planned_preview(file, plan, kinds=("digest",), origin="chosen")
    assert shown == FilePreview(
        key="1",
        name="daily.md",
        status="updated",
        kind="digest",
        asked_kind="digest",
        kinds=("digest",),
        conference="Small Conference",
        origin="chosen",
        counts=PreviewCounts(talks=2, new_talks=1, reports=3, withdrawn=4),
        rows=(PreviewRow("talk", "new", "分层缓存", "S1", ("Inference", "Serving"), 3),),
        warnings=(PreviewWarning("7", 7, Message("reading.empty")),),
        text="# 快报",
    )


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        (item("new"), None),
        (item("unchanged"), None),
        (item("withdrawn"), Message("import_preview.reason.withdrawn")),
        (item("joins", joins="分层缓存", by="title"), Message("import_preview.reason.same_title")),
        (
            item("joins", joins="Tiered Caches", by="title"),
            Message("import_preview.reason.joins_by_title", {"title": "Tiered Caches", "code": ""}),
        ),
        (
            item("joins", joins="别的", by="code", label="S1"),
            Message("import_preview.reason.joins_by_code", {"title": "别的", "code": "S1"}),
        ),
        (
            item("joins", joins="别的", by="guid"),
            Message("import_preview.reason.joins_by_guid", {"title": "别的", "code": ""}),
        ),
        (item("joins", joins="别的"), Message("import_preview.reason.joins", {"title": "别的", "code": ""})),
        (
            item("joins", joins="甲", by="title", merges=("乙",)),
            Message("import_preview.reason.merges", {"title": "乙", "count": 1}),
        ),
        (
            item("changed", merges=("乙", "丙")),
            Message("import_preview.reason.merges_more", {"title": "乙", "count": 2}),
        ),
    ],
)
def test_each_reason_says_why(planned: PlannedItem, expected: Message | None) -> None:
    assert reason(planned) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (("facts", "insight"), Message("import_preview.reason.changed", {"part": Message("import_preview.part.text")})),
        ((), Message("import_preview.reason.changed", {"part": Message("import_preview.part.details")})),
        (("unheard_of",), Message("import_preview.reason.changed", {"part": Message("import_preview.part.details")})),
        (
            ("room", "start"),
            Message(
                "import_preview.reason.changed_two",
                {"part": Message("import_preview.part.room"), "other": Message("import_preview.part.time")},
            ),
        ),
        (
            ("title", "room", "start", "speakers"),
            Message(
                "import_preview.reason.changed_more",
                {
                    "part": Message("import_preview.part.title"),
                    "other": Message("import_preview.part.room"),
                    "count": 2,
                },
            ),
        ),
    ],
)
def test_what_changed_is_named_in_parts(columns: tuple[str, ...], expected: Message) -> None:
    assert reason(item("changed", changed=columns)) == expected


def test_warnings_stand_in_the_order_of_their_lines() -> None:
    message = Message("reading.empty")
    found = preview_warnings([ReadingWarning(where, message) for where in ("12", "Sheet 1", "9", "")])
    assert [(warning.line, warning.where) for warning in found] == [(0, "Sheet 1"), (0, ""), (9, "9"), (12, "12")]


def test_an_error_keeps_what_where_and_what_to_do() -> None:
    error = InputError(Message("reading.empty"), where="a.md", remedy=Message("reading.empty.remedy"))
    shown = preview_error(error)
    assert (shown.what, shown.where, shown.remedy) == (error.what, "a.md", error.remedy)


def test_the_states_are_counted_in_their_order() -> None:
    rows = [PreviewRow("talk", state, "x") for state in ("withdrawn", "new", "withdrawn", "joins")]
    file = FilePreview("1", "a", "updated", rows=tuple(rows))
    assert list(file.states().items()) == [("new", 1), ("joins", 1), ("withdrawn", 2)]


def test_what_is_unchanged_or_failed_is_not_importable() -> None:
    files = tuple(FilePreview(status, status, status) for status in ("failed", "unchanged", "updated", "imported"))
    assert [file.key for file in ImportPreview(files).importable] == ["updated", "imported"]
