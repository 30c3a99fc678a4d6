"""A file comes in step by step, planned beforehand or not, and goes out again when it is stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.import_sources import ImportSource, find_sources, read_source
from desktop.operations.import_steps import import_steps, plan_file, planned_steps, settling_steps
from storage.edits import Edit, Insert
from storage.errors import InputError
from storage.library import Library, write_library
from storage.messages import Message
from storage.slices import run_through
from tests.desktop.papers import CONFERENCE, DAILY, NEW_REPORT, report

ANALYST = "Analyst 03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the library lies."""
    return tmp_path / "empty.fieldbrief"


@pytest.fixture
def empty(path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(path, ANALYST, create=True) as library:
        yield library


def many(count: int) -> ImportSource:
    """Return a digest that takes several transactions."""
    reports = (
        report(f"第{number}场", f"第{number}段正文。" * 60, "启示", track="甲", speakers="乙", authors="")
        for number in range(count)
    )
    return ImportSource(Path("many.md"), ("# 快报\n\n" + "".join(reports)).encode())


def test_the_steps_count_the_rows_and_end_in_the_report(empty: Library, papers: list[Path]) -> None:
    (source,) = find_sources([papers[1]])
    told: list[tuple[int, int]] = []
    found = run_through(import_steps(empty, source.path, read_source(source), CONFERENCE, ANALYST), told.append)
    assert found.plan is not None
    assert found.change_set is not None
    assert (found.path, found.kind, found.plan.status) == (papers[1], "digest", "imported")
    assert [entry.change_set.seq for entry in empty.history.entries()] == [found.change_set.seq]
    assert all(0 < done < total for done, total in told)


def test_a_long_import_lets_others_in_between(empty: Library) -> None:
    steps = import_steps(empty, Path("many.md"), read_source(many(400)), CONFERENCE, ANALYST)
    next(steps)
    empty.apply(
        Edit(Message("history.import", {"name": "x"}), (Insert("tag", {"id": "t", "name": "甲"}),)), "Analyst 05"
    )
    run_through(steps)
    assert len(empty.talks.all()) == 400
    assert [tag.name for tag in empty.tags.all()] == ["甲"]


def test_stopped_early_it_leaves_nothing(empty: Library) -> None:
    steps = import_steps(empty, Path("many.md"), read_source(many(400)), CONFERENCE, ANALYST)
    next(steps)
    assert empty.talks.all()
    steps.close()
    assert not empty.talks.all()
    assert not empty.history.entries()


def test_an_unchanged_file_takes_no_step(empty: Library, papers: list[Path]) -> None:
    (source,) = find_sources([papers[1]])
    file = read_source(source)
    run_through(import_steps(empty, source.path, file, CONFERENCE, ANALYST))
    again = run_through(import_steps(empty, source.path, file, CONFERENCE, ANALYST))
    assert again.plan is not None
    assert (again.plan.status, again.change_set) == ("unchanged", None)


def test_a_plan_made_beforehand_is_used_as_long_as_it_holds(empty: Library, path: Path) -> None:
    planned = plan_file(path, many(3), conference=CONFERENCE)
    found = run_through(planned_steps(empty, planned, ANALYST))
    assert found.plan is planned.plan
    assert len(empty.talks.all()) == 3


def test_a_plan_that_no_longer_holds_is_made_again(empty: Library, path: Path) -> None:
    planned = plan_file(path, many(3), conference=CONFERENCE)
    run_through(import_steps(empty, Path("other.md"), read_source(many(2)), CONFERENCE, ANALYST))
    found = run_through(planned_steps(empty, planned, ANALYST))
    assert found.plan is not None
    assert found.plan is not planned.plan
    assert (found.plan.status, found.plan.new_talks) == ("updated", 1)
    assert len(empty.talks.all()) == 3


def test_the_kind_that_was_chosen_is_read(empty: Library, path: Path) -> None:
    text = ImportSource(Path("talk.txt"), "推理服务实践\n\n正文。\n".encode())
    with pytest.raises(InputError):
        plan_file(path, text)
    assert plan_file(path, text, "digest").plan.reports == 1


def test_settling_may_be_stopped_anywhere(empty: Library) -> None:
    run_through(import_steps(empty, Path("many.md"), read_source(many(400)), CONFERENCE, ANALYST))
    settling_steps(empty).close()
    run_through(settling_steps(empty))
    assert empty.search("正文", 5)


def test_a_new_edition_is_an_update(empty: Library, path: Path) -> None:
    for text, status in ((DAILY, "imported"), (DAILY + NEW_REPORT, "updated")):
        planned = plan_file(path, ImportSource(Path("daily.md"), text.encode()), conference=CONFERENCE)
        found = run_through(planned_steps(empty, planned, ANALYST))
        assert found.plan is not None
        assert found.plan.status == status
