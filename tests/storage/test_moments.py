"""A moment of the library tells whether what was worked out then still holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.edits import Edit, Insert, Update
from storage.importing.registry import read_document
from storage.intake.plan import ImportFile, ImportPlan
from storage.library import Library, write_library
from storage.messages import Message

SHEET = "| BU | 关注方向 | 难题 |\n|---|---|---|\n| 甲 | 乙 | 1. 丙 2. 丁 |\n".encode()


class Clock:
    """A clock that goes on only when told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 9, 16, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment it shows."""
        return self.moment


@pytest.fixture
def clock() -> Clock:
    """Return the library's clock."""
    return Clock()


@pytest.fixture
def library(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """Return an empty library with that clock."""
    with write_library(tmp_path / "library.fieldbrief", "Analyst 03", create=True, now=clock) as opened:
        yield opened


def sheet_plan(library: Library) -> ImportPlan:
    return library.plan_import(ImportFile("sheet.md", SHEET, read_document("sheet.md", SHEET)), "")


def apply(library: Library, *changes: Insert | Update) -> None:
    library.apply(Edit(Message("history.import", {"name": "x"}), changes), "Analyst 03")


def test_a_plan_holds_until_what_it_was_made_from_changes(library: Library) -> None:
    plan, since = sheet_plan(library), library.moment()
    assert library.holds(plan, since)
    apply(library, Insert("tag", {"id": "t", "name": "存储"}))
    assert library.holds(plan, since)
    apply(library, Insert("business_unit", {"id": "u", "name": "甲"}))
    assert not library.holds(plan, since)
    assert library.holds(plan, library.moment())


def test_typing_on_in_the_last_change_set_is_a_change(library: Library, clock: Clock) -> None:
    apply(library, Insert("business_unit", {"id": "u", "name": "甲"}))
    apply(library, Update("business_unit", "u", {"name": "甲乙"}))
    plan, since = sheet_plan(library), library.moment()
    clock.moment += timedelta(seconds=1)
    apply(library, Update("business_unit", "u", {"name": "甲乙丙"}))
    assert library.moment().seq == since.seq, "the typing was to extend the last change set"
    assert not library.holds(plan, since)


def test_a_moment_in_the_midst_of_a_change_set_never_holds(library: Library) -> None:
    plan = sheet_plan(library)
    rows = tuple(Insert("tag", {"id": f"t{number}", "name": f"{number}"}) for number in range(5000))
    slices = library.slices(Edit(Message("history.import", {"name": "x"}), rows, sliced=True), "Analyst 03")
    next(slices)
    assert not library.holds(plan, library.moment())
    slices.close()
    assert library.holds(plan, library.moment())
