"""Undo and redo go step by step, each step done when it is reported."""

from __future__ import annotations

from contextlib import closing

import pytest

from desktop.operations import marking, undoing
from storage.errors import NotFoundError
from storage.history import LaterChangesError, MarksInTheWayError
from storage.library import Library
from storage.slices import run_through

ME = "Analyst 03"
IMPORTED = 5


def never(_refusal: MarksInTheWayError) -> bool:
    return False


def tag(library: Library, name: str, analyst: str = ME, talk: int = 0) -> None:
    """Tag a talk."""
    marking.tag(library, library.talks.all()[talk].id, [name], remove=False, analyst=analyst)


def tags(library: Library) -> list[str]:
    """Return all tags that are on a talk."""
    return sorted(name for names in library.tags.by_talk().values() for name in names)


def test_each_step_is_done_when_it_is_reported(library: Library) -> None:
    tag(library, "a")
    tag(library, "b")
    steps = undoing.undo(library, 2, analyst=ME, may_keep=never)
    next(steps)
    assert tags(library) == ["a"]
    assert len(list(steps)) == 1
    assert tags(library) == []
    again = undoing.redo(library, 2, analyst=ME)
    next(again)
    assert tags(library) == ["a"]
    assert len(list(again)) == 1
    assert tags(library) == ["a", "b"]


def test_there_may_be_fewer_steps_than_asked_for_but_not_none(library: Library) -> None:
    tag(library, "a")
    assert len(list(undoing.undo(library, 50, analyst=ME, may_keep=never))) == IMPORTED + 1
    with pytest.raises(NotFoundError):
        list(undoing.undo(library, 1, analyst=ME, may_keep=never))
    assert len(list(undoing.redo(library, 50, analyst=ME))) == IMPORTED + 1
    with pytest.raises(NotFoundError):
        list(undoing.redo(library, 1, analyst=ME))


def test_steps_before_a_refusal_stay_done(library: Library) -> None:
    challenge = library.challenges.all()[0].id
    marking.change_keywords(library, challenge, ["RDMA"], remove=False, analyst=ME)
    tag(library, "mine")
    marking.change_keywords(library, challenge, ["RDMA"], remove=True, analyst="Analyst 07")
    steps = undoing.undo(library, 2, analyst=ME, may_keep=never)
    assert next(steps).message.parameters["tags"] == "mine"
    with pytest.raises(LaterChangesError):
        next(steps)
    assert tags(library) == []


def test_what_carries_marks_is_kept_where_the_analyst_agrees(library: Library) -> None:
    marked = library.talks.all()[-1]
    tag(library, "重点", analyst="Analyst 07", talk=-1)
    asked: list[int] = []

    def agree(refusal: MarksInTheWayError) -> bool:
        asked.append(refusal.count)
        return True

    with pytest.raises(MarksInTheWayError):
        list(undoing.undo(library, IMPORTED, analyst=ME, may_keep=never))
    assert marked.id in {talk.id for talk in library.talks.all()}
    list(undoing.undo(library, IMPORTED, analyst=ME, may_keep=agree))
    assert len(asked) == 1
    assert [talk.id for talk in library.talks.all()] == [marked.id]
    assert tags(library) == ["重点"]


def test_steps_for_the_window_do_the_same(library: Library) -> None:
    tag(library, "a")
    undone = run_through(undoing.undo_steps(library, analyst=ME))
    assert (undone.kind, tags(library)) == ("undo", [])
    redone = run_through(undoing.redo_steps(library, analyst=ME))
    assert (redone.kind, tags(library)) == ("redo", ["a"])
    page = undoing.history_page(library, 3)
    assert [entry.change_set.kind for entry in page] == ["redo", "undo", "edit"]
    assert [entry.change_set.seq for entry in undoing.history_page(library, 1, page[-1].change_set.seq)] == [IMPORTED]
    reverted = run_through(undoing.revert_steps(library, page[-1].change_set.seq, analyst="Analyst 07"))
    assert (reverted.kind, reverted.analyst, tags(library)) == ("edit", "Analyst 07", [])


def test_what_undo_and_redo_would_do_next_is_known(library: Library) -> None:
    assert undoing.next_steps(library, analyst="nobody") == undoing.NextSteps(None, None)
    tag(library, "a")
    made = undoing.next_steps(library, analyst=ME)
    assert made.redo is None
    assert made.undo is not None
    undone = library.history.undo(ME)
    redo = undoing.next_steps(library, analyst=ME).redo
    assert redo is not None
    assert (redo.seq, redo.message) == (undone.seq, made.undo.message)


def test_a_long_undo_tells_how_far_it_is_and_can_be_stopped(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    monkeypatch.setattr("storage.history.LONG_EDIT", 1)
    talks = library.talks.all()
    with closing(undoing.undo_steps(library, analyst=ME)) as steps:
        done, total = next(step for step in steps if step[0])  # at first it looks at what stands in the way
        assert 0 < done < total
    assert library.talks.all() == talks
