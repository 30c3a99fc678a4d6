"""Files are imported one by one, each with its own report and its own place in the history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.importing import import_files
from storage.errors import InputError
from storage.library import Library, write_library
from storage.messages import Message
from tests.desktop.papers import DAILY, NEW_REPORT


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "empty.fieldbrief", "Analyst 03", create=True) as library:
        yield library


def test_each_file_is_imported_as_its_report_is_asked_for(empty: Library, papers: list[Path]) -> None:
    reports = import_files(empty, papers, analyst="Analyst 03")
    next(reports)
    assert len(empty.history.entries()) == 1
    assert [report.path for report in reports] == papers[1:]
    assert [entry.change_set.message.parameters["name"] for entry in empty.history.entries()] == [
        p.name for p in papers
    ]


def test_what_fails_is_reported_between_what_does_not(empty: Library, papers: list[Path], tmp_path: Path) -> None:
    (tmp_path / "empty.md").touch()
    paths = [papers[1], tmp_path / "missing.md", tmp_path / "empty.md", papers[3]]
    reports = list(import_files(empty, paths, analyst="Analyst 03"))
    assert [(report.path, report.kind) for report in reports] == [
        (papers[1], "digest"),
        (tmp_path / "missing.md", "auto"),
        (tmp_path / "empty.md", "auto"),
        (papers[3], "challenges"),
    ]
    assert [report.plan is None for report in reports] == [False, True, True, False]
    assert all(isinstance(report.error, InputError) == (report.plan is None) for report in reports)


def test_a_dry_run_plans_each_file_against_the_library_as_it_is(library: Library, papers: list[Path]) -> None:
    papers[1].write_text(DAILY + NEW_REPORT, encoding="utf-8")
    before = library.history.entries()
    plans = [
        report.plan
        for report in import_files(
            library, [papers[1], papers[1]], analyst="Analyst 03", conference="Small Conference 2026", dry_run=True
        )
    ]
    assert [(plan.status, plan.new_talks) for plan in plans if plan is not None] == [("updated", 1)] * 2
    assert library.history.entries() == before


def test_progress_names_the_file_and_ends(empty: Library, papers: list[Path]) -> None:
    told: list[tuple[Message, int, int]] = []
    list(import_files(empty, papers, analyst="Analyst 03", progress=lambda *step: told.append(step)))
    messages = [message for message, done, total in told if done == total]
    assert messages == [Message("progress.importing", {"name": paper.name}) for paper in papers]
    assert all(0 < done <= total for _, done, total in told)
