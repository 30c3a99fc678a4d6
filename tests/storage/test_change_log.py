"""The edit log on disk."""

from __future__ import annotations

import sqlite3

import pytest

from storage.change_log import ChangeLog, LoggedChange
from storage.edits import ChangedRow, Edit
from storage.library import Library
from storage.messages import Message
from tests.storage.samples import FIRST, SECOND, connection_of

NOTHING = Edit(Message("history.note"), ())
UPDATE = LoggedChange("note", "n", "update", {"text": "旧"}, {"text": "新"}, "")
INSERT = LoggedChange("tag", "t", "insert", {}, {}, "0123456789abcdef")
DELETE = LoggedChange("tag", "t", "delete", {"id": "t", "parent_id": None, "name": "重点"}, {}, "")


@pytest.fixture
def log(library: Library) -> ChangeLog:
    """Return an empty log."""
    return ChangeLog(connection_of(library))


def add(log: ChangeLog, edit: Edit = NOTHING, analyst: str = FIRST, *changes: LoggedChange, finish: bool = True) -> int:
    """Append a change set and return its number."""
    seq = log.open_set(edit, analyst, "2026-03-16T09:00:00.000+00:00", 1)
    for position, change in enumerate(changes):
        log.record(seq, position, change)
    if finish:
        log.finish(seq)
    return seq


def inverse(log: ChangeLog, of: int, *, redo: bool = False) -> int:
    """Append an empty inverse of a change set."""
    return add(log, Edit(Message("history.note"), (), kind="redo" if redo else "undo", inverse_of=of))


def test_changes_come_back_as_they_were_logged(log: ChangeLog) -> None:
    seq = add(log, NOTHING, FIRST, INSERT, UPDATE, DELETE)
    assert log.changes(seq) == [INSERT, UPDATE, DELETE]
    assert log.changed_rows(seq) == (
        ChangedRow("tag", "t", "insert"),
        ChangedRow("note", "n", "update", ("text",)),
        ChangedRow("tag", "t", "delete"),
    )


def test_an_inserts_row_is_not_in_the_log(log: ChangeLog, library: Library) -> None:
    add(log, NOTHING, FIRST, INSERT)
    row = connection_of(library).execute("SELECT before, after FROM change").fetchone()
    assert tuple(row) == (None, INSERT.digest)


def test_a_message_comes_back_with_the_messages_in_it(log: ChangeLog) -> None:
    inner = Message("history.tag", {"count": 3, "tags": "重点"})
    message = Message("outer", {"change": inner, "score": 0.5, "deep": Message("a", {"b": Message("c")})})
    seq = add(log, Edit(message, ()))
    assert log.get(seq).message == message
    assert log.sets()[0].message == message


def test_a_set_counts_once_it_is_finished(log: ChangeLog) -> None:
    seq = add(log, finish=False)
    assert log.sets() == []
    assert log.unfinished() == [seq]
    log.finish(seq)
    assert [found.seq for found in log.sets()] == [seq]
    assert log.unfinished() == []


def test_unfinished_sets_come_newest_first(log: ChangeLog) -> None:
    first, _, third = add(log, finish=False), add(log), add(log, finish=False)
    assert log.unfinished() == [third, first]


def test_the_last_set_is_the_newest_finished_or_not(log: ChangeLog) -> None:
    assert log.last() is None
    add(log)
    seq = add(log, finish=False)
    last = log.last()
    assert last is not None
    assert last.seq == seq


def test_a_removed_set_leaves_nothing(log: ChangeLog, library: Library) -> None:
    kept = add(log, NOTHING, FIRST, UPDATE)
    log.remove(add(log, NOTHING, FIRST, INSERT, DELETE))
    assert [found.seq for found in log.sets()] == [kept]
    assert connection_of(library).execute("SELECT count(*) FROM change").fetchone()[0] == 1


def test_an_extended_set_ends_in_the_newer_values(log: ChangeLog) -> None:
    seq = add(log, NOTHING, FIRST, UPDATE)
    log.extend(seq, LoggedChange("note", "n", "update", {"text": "新"}, {"text": "更新"}, ""), "2026-03-16T09:00:30")
    assert log.changes(seq) == [LoggedChange("note", "n", "update", {"text": "旧"}, {"text": "更新"}, "")]
    assert log.get(seq).made_at == "2026-03-16T09:00:30"


def test_an_inverse_undoes_and_its_inverse_brings_back(log: ChangeLog) -> None:
    first, second = add(log), add(log)

    def undone() -> dict[int, bool]:
        return {found.seq: found.undone for found in log.sets()}

    undo = inverse(log, second)
    assert undone() == {first: False, second: True, undo: False}
    redo = inverse(log, undo, redo=True)
    assert undone() == {first: False, second: False, undo: True, redo: False}
    again = inverse(log, second)
    assert undone() == {first: False, second: True, undo: True, redo: False, again: False}


def test_an_analyst_s_own_sets_come_newest_first(log: ChangeLog) -> None:
    own, other, newer = add(log), add(log, NOTHING, SECOND), add(log)
    assert [found.seq for found in log.own(FIRST)] == [newer, own]
    assert [found.seq for found in log.own(SECOND)] == [other]
    assert list(log.own("nobody")) == []


def test_later_sets_are_those_that_touched_the_row(log: ChangeLog) -> None:
    first = add(log, NOTHING, FIRST, UPDATE)
    add(log, NOTHING, SECOND, LoggedChange("rating", "n", "update", {"value": 1}, {"value": 2}, ""))  # another table
    second = add(log, NOTHING, SECOND, INSERT, UPDATE)
    running = add(log, NOTHING, FIRST, UPDATE, finish=False)
    assert [found.seq for found in log.later_sets(first, "note", "n")] == [second, running]
    assert list(log.later_sets(running, "note", "n")) == []


def test_the_schema_of_a_set_is_known(log: ChangeLog) -> None:
    assert log.schema_version_of(add(log)) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE change SET after = '{\"text\"'",
        "UPDATE change SET before = '[1'",
    ],
)
def test_a_damaged_change_is_called_damage(log: ChangeLog, library: Library, damage: str) -> None:
    seq = add(log, NOTHING, FIRST, UPDATE)
    connection_of(library).execute(damage)
    with pytest.raises(sqlite3.DatabaseError):
        log.changes(seq)


@pytest.mark.parametrize("damaged", ["{", "7", '{"change": []}', '{"change": ["key"]}'])
def test_a_damaged_message_is_called_damage(log: ChangeLog, library: Library, damaged: str) -> None:
    add(log)
    connection_of(library).execute("UPDATE change_set SET message_parameters = ?", (damaged,))
    with pytest.raises(sqlite3.DatabaseError):
        log.sets()
