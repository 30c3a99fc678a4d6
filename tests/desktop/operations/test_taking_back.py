"""An import of several files is taken back as a whole, marks kept where somebody says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.importing import import_files
from desktop.operations.taking_back import taking_back_steps
from storage.history import LaterChangesError, MarksInTheWayError
from storage.library import Library, write_library
from storage.mark_edits import tag_talks
from storage.slices import run_through
from tests.desktop.papers import CACHE, CONFERENCE, DAILY, NEW_REPORT

ANALYST = "Analyst 03"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "empty.fieldbrief", ANALYST, create=True) as library:
        yield library


def take_in(library: Library, paths: list[Path]) -> list[int]:
    """Import files and return their change sets."""
    reports = import_files(library, paths, analyst=ANALYST, conference=CONFERENCE)
    return [report.change_set.seq for report in reports if report.change_set]


def tag(library: Library) -> None:
    talk = next(talk for talk in library.talks.all() if talk.title == CACHE)
    library.apply(tag_talks(library, [talk.id], ["存储"], ANALYST), ANALYST)


def test_all_files_go_the_last_one_first(empty: Library, papers: list[Path]) -> None:
    imports = take_in(empty, papers)
    assert len(imports) == len(papers)
    result = run_through(taking_back_steps(empty, imports, ANALYST))
    assert not empty.talks.all()
    assert not empty.challenges.all()
    assert not result.has_kept
    assert [found.inverse_of for found in result.change_sets] == list(reversed(imports))


def test_it_can_be_brought_back(empty: Library, papers: list[Path]) -> None:
    imports = take_in(empty, papers[:2])
    talks = empty.talks.all()
    run_through(taking_back_steps(empty, imports, ANALYST))
    empty.history.undo(ANALYST)
    empty.history.undo(ANALYST)
    assert empty.talks.all() == talks


def test_marks_are_asked_about_and_kept(empty: Library, papers: list[Path]) -> None:
    imports = take_in(empty, papers[1:4])
    tag(empty)
    with pytest.raises(MarksInTheWayError):
        run_through(taking_back_steps(empty, imports, ANALYST))
    result = run_through(taking_back_steps(empty, imports, ANALYST, keep_marked=True))
    assert result.has_kept
    assert [talk.title for talk in empty.talks.all()] == [CACHE]
    assert [tag.name for tag in empty.tags.all()] == ["存储"]


def test_what_was_undone_meanwhile_is_left_alone(empty: Library, papers: list[Path]) -> None:
    imports = take_in(empty, papers[:2])
    empty.history.undo(ANALYST)
    result = run_through(taking_back_steps(empty, imports, ANALYST))
    assert [found.inverse_of for found in result.change_sets] == imports[:1]
    assert not empty.talks.all()


def test_a_later_import_stands_in_the_way(empty: Library, papers: list[Path]) -> None:
    imports = take_in(empty, papers[1:2])
    papers[1].write_text(DAILY.replace("先触碰再合拢", "先合拢再触碰") + NEW_REPORT, encoding="utf-8")
    take_in(empty, papers[1:2])
    with pytest.raises(LaterChangesError):
        run_through(taking_back_steps(empty, imports, ANALYST))
    assert empty.talks.all()
