"""The history is read page by page, filtered, and put into words."""

from __future__ import annotations

import pytest

from analysis.presentation.history_rows import HistoryFilter
from desktop.language import Catalogue
from desktop.operations import history, tagging
from storage.errors import InputError
from storage.library import Library
from storage.mark_edits import rate_talk
from storage.messages import Message

ME = "Analyst 03"
OTHER = "Analyst 07"
ALL = HistoryFilter()
say = Catalogue("en").translate


def rate(library: Library, value: int, analyst: str = ME, whose: str = ME) -> int:
    """Rate the first talk and return the number of the change set."""
    change_set = library.apply(rate_talk(library, library.talks.all()[0].id, value, whose), analyst)
    assert change_set is not None
    return change_set.seq


@pytest.fixture
def long_log(library: Library) -> Library:
    """Return a library with some thirty changes after its imports."""
    for number in range(30):
        rate(library, 1 + number % 5, (ME, OTHER)[number % 2])
    return library


def test_pages_follow_each_other_down_to_the_first_change(long_log: Library) -> None:
    seqs: list[int] = []
    before: int | None = None
    sizes: list[int] = []
    while True:
        page = history.page(long_log, ALL, before, say, limit=8)
        seqs.extend(row.seq for row in page.rows)
        sizes.append(len(page.rows))
        before = page.before
        if before is None:
            break
    assert seqs == [entry.change_set.seq for entry in reversed(long_log.history.entries())]
    assert set(sizes[:-1]) == {8}


def test_a_filter_finds_what_lies_pages_below(long_log: Library) -> None:
    page = history.page(long_log, HistoryFilter(kind="import"), None, say, limit=100)
    assert {row.kind for row in page.rows} == {"import"}
    assert page.before is None
    mine = history.page(long_log, HistoryFilter(analyst=OTHER, text="rate"), None, say, limit=4)
    assert [row.analyst for row in mine.rows] == [OTHER] * 4
    more = history.page(long_log, HistoryFilter(analyst=OTHER, text="rate"), mine.before, say, limit=100)
    assert len(mine.rows) + len(more.rows) == 15


def test_everybody_is_offered(long_log: Library) -> None:
    assert history.analysts(long_log) == (ME, OTHER)


def test_details_say_what_changed_and_that_it_can_be_taken_back(library: Library) -> None:
    tag = tagging.create(library, "存储", colour="", parent_id="", analyst=ME)
    assert tag is not None
    found = history.details(library, tag.seq, undone=False)
    assert [say(line) for line in found.lines] == ["Added tag: 存储"]
    assert (found.can_revert, found.more, found.keeps_marked) == (True, 0, False)


def test_details_say_why_a_change_cannot_be_taken_back(library: Library) -> None:
    first = rate(library, 1)
    rate(library, 2, OTHER)
    found = history.details(library, first, undone=False)
    assert not found.can_revert
    assert say(found.refusal[-1]).endswith(f"({OTHER})")
    assert history.details(library, first, undone=True).refusal == (Message("history.refused_undone"),)


def test_an_import_with_marks_is_taken_back_but_for_what_is_marked(library: Library) -> None:
    library.apply(rate_talk(library, library.talks.all()[-1].id, 3, OTHER), OTHER)
    imports = [entry.change_set.seq for entry in library.history.entries() if entry.change_set.kind == "import"]
    states = [history.details(library, seq, undone=False) for seq in imports]
    assert any(found.keeps_marked for found in states)


def test_the_next_steps_are_named(library: Library) -> None:
    seq = rate(library, 3)
    state = history.undo_state(library, analyst=ME)
    assert state.undo is not None
    assert say(state.undo.message) == f"Rate: 3 of 5 (“{library.talks.all()[0].title}”)"
    assert not state.undo.is_long
    assert state.redo is None
    library.history.undo(ME)
    assert history.undo_state(library, analyst=ME).redo is not None
    assert history.undo_state(library, analyst="nobody") == history.UndoState()
    assert seq


def test_an_error_is_said_in_lines() -> None:
    error = InputError(Message("tag.gone"), remedy=Message("tag.gone_remedy"), details=(Message("history.note"),))
    assert [line.key for line in history.refusal_lines(error)] == ["tag.gone", "tag.gone_remedy", "history.note"]
