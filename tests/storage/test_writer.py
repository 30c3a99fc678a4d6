"""The one writer: transactions, the log, coalescing, slices, and taking back what was cut off."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from storage import writer as writer_module
from storage.change_log import ChangeLog
from storage.edits import ChangedRow, Delete, Edit, Insert, Update
from storage.library import Library, read_library, scratch_library, write_library
from storage.mark_edits import add_note, change_note, rate_talk, tag_talks
from storage.messages import Message
from storage.records import ItemRef
from storage.row_writer import analyst_id
from storage.writer import TYPING_PAUSE, Writer
from tests.storage.samples import (
    FIRST,
    SECOND,
    Clock,
    connection_of,
    digest,
    everything,
    kept,
    note_edit,
    plan,
    prose,
    report,
    take_in,
)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every slice of a sliced edit hold one change."""
    monkeypatch.setattr(writer_module, "SLICE_SECONDS", 0.0)


def writer_of(library: Library) -> Writer:
    """Return the library's writer."""
    return library._writer


def tag(name: str, row_id: str = "t") -> Edit:
    """Return an edit that makes a tag."""
    return Edit(Message("history.tag"), (Insert("tag", {"id": row_id, "name": name}),))


def rename(name: str, row_id: str = "t", message: Message | None = None) -> Edit:
    """Return an edit that renames a tag."""
    return Edit(message or Message("history.rename"), (Update("tag", row_id, {"name": name}),))


def log_of(library: Library) -> ChangeLog:
    """Return the library's log."""
    return ChangeLog(connection_of(library))


def sets(library: Library) -> int:
    """Return how many change sets the log has."""
    return len(log_of(library).sets())


# What applying does


def test_an_edit_returns_the_change_set_that_the_log_has(library: Library, clock: Clock) -> None:
    message = Message("history.tag", {"count": 1, "tags": "重点"})
    edit = Edit(message, (Insert("tag", {"id": "t", "name": "重点"}), Update("tag", "t", {"colour": "red"})))
    found = library.apply(edit, FIRST)
    assert found is not None
    assert (found.kind, found.analyst, found.message, found.undone) == ("edit", FIRST, message, False)
    assert found.made_at == clock().isoformat(timespec="milliseconds")
    assert found.rows == (ChangedRow("tag", "t", "insert"), ChangedRow("tag", "t", "update", ("colour",)))
    assert [entry.change_set.id for entry in library.history.entries()] == [found.id]


def test_an_edit_that_changes_nothing_writes_nothing(filled: Library) -> None:
    before = everything(connection_of(filled))
    note = filled.notes.all()[0]
    unchanged = Edit(Message("history.note"), (Update("note", note.id, {"text": note.text}),), contents=(b"new",))
    for analyst in (FIRST, "somebody the library does not know"):
        assert filled.apply(unchanged, analyst) is None
        assert filled.apply(Edit(Message("history.note"), ()), analyst) is None
    assert everything(connection_of(filled)) == before


def test_importing_an_unchanged_file_writes_nothing(filled: Library, clock: Clock) -> None:
    before = everything(connection_of(filled))
    clock.wait(3600)
    assert plan(filled, digest(*(report(number) for number in range(6)))).edit is None
    assert everything(connection_of(filled)) == before


def test_an_edit_is_all_or_nothing(library: Library) -> None:
    library.apply(tag("重点"), FIRST)
    before = everything(connection_of(library))
    twice = Edit(
        Message("history.tag"), (Insert("tag", {"id": "u", "name": "x"}), Insert("tag", {"id": "t", "name": "y"}))
    )
    with pytest.raises(sqlite3.IntegrityError):
        library.apply(twice, SECOND)
    missing = Edit(Message("history.tag"), (Delete("tag", "t"), Update("tag", "nothing", {"name": "x"})))
    with pytest.raises(KeyError):
        library.apply(missing, SECOND)
    assert everything(connection_of(library)) == before


def test_the_texts_of_an_edit_that_failed_are_not_indexed_by_the_next(filled: Library) -> None:
    connection = connection_of(filled)
    before = everything(connection)["search_document"]
    talk = filled.talks.all()[0].id
    good = note_edit(FIRST, "量子纠错", row_id="n", talk_id=talk)
    with pytest.raises(sqlite3.IntegrityError):
        filled.apply(Edit(good.message, (*good.changes, *good.changes)), FIRST)
    filled.apply(tag("新"), FIRST)
    assert everything(connection)["search_document"] == before


def test_a_change_in_the_middle_that_changes_nothing_is_not_logged(library: Library) -> None:
    library.apply(tag("重点"), FIRST)
    changes = (Update("tag", "t", {"colour": "red"}), Update("tag", "t", {"name": "重点"}), Delete("tag", "t"))
    found = library.apply(Edit(Message("history.tag"), changes), FIRST)
    assert found is not None
    assert [row.operation for row in found.rows] == ["update", "delete"]
    assert [change.operation for change in log_of(library).changes(found.seq)] == ["update", "delete"]


def test_files_are_kept_once(library: Library) -> None:
    connection = connection_of(library)
    for name in ("one", "two"):
        library.apply(Edit(tag(name, name).message, tag(name, name).changes, contents=(b"bytes",)), FIRST)
    assert connection.execute("SELECT count(*) FROM content").fetchone()[0] == 1


def test_progress_ends_with_the_whole(library: Library, slow: None) -> None:
    edit = plan(library, digest(report(1), report(2))).edit
    assert edit is not None
    seen: list[tuple[int, int]] = []
    library.apply(edit, FIRST, lambda done, total: seen.append((done, total)))
    total = len(edit.changes)
    assert seen == [(done, total) for done in range(1, total + 1)]


# Typing


def type_on(library: Library, clock: Clock, texts: list[str], *, seconds: float = 2, analyst: str = FIRST) -> None:
    """Save a tag's name again and again."""
    for text in texts:
        clock.wait(seconds)
        library.apply(rename(text), analyst)


def test_one_who_goes_on_typing_makes_one_step(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    type_on(library, clock, ["近", "近存", "近存计", "近存计算"], seconds=TYPING_PAUSE.total_seconds())
    assert sets(library) == 2
    clock.wait(1)
    undone = library.history.undo(FIRST)
    assert undone.made_at == clock().isoformat(timespec="milliseconds")
    assert [found.name for found in library.tags.all()] == [""]
    library.history.redo(FIRST)
    assert [found.name for found in library.tags.all()] == ["近存计算"]


def test_each_save_returns_the_step_that_it_goes_on_with(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    first = library.apply(rename("近"), FIRST)
    clock.wait(5)
    second = library.apply(rename("近存"), FIRST)
    assert first is not None
    assert second is not None
    assert (second.seq, second.id, second.rows) == (first.seq, first.id, first.rows)
    assert second.made_at > first.made_at


def test_saving_the_same_again_is_no_step(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    type_on(library, clock, ["近", "近存"])
    clock.wait(2)
    assert library.apply(rename("近存"), FIRST) is None
    type_on(library, clock, ["近存计算"])
    assert sets(library) == 2


@pytest.mark.parametrize(
    ("seconds", "analyst", "edit"),
    [
        (TYPING_PAUSE.total_seconds() + 0.001, FIRST, rename("近存")),
        (-TYPING_PAUSE.total_seconds() - 0.001, FIRST, rename("近存")),  # a clock that was put back
        (1, SECOND, rename("近存")),
        (1, FIRST, rename("近存", "u")),
        (1, FIRST, rename("近存", message=Message("history.other"))),
        (1, FIRST, rename("近存", message=Message("history.rename", {"to": "近存"}))),
        (1, FIRST, Edit(Message("history.rename"), (Update("tag", "t", {"colour": "red"}),))),
        (1, FIRST, Edit(Message("history.rename"), (Update("tag", "t", {"name": "近存", "colour": "red"}),))),
        (1, FIRST, Edit(Message("history.rename"), (Delete("tag", "t"),))),
    ],
    ids=["later", "earlier", "analyst", "row", "message", "parameters", "field", "fields", "operation"],
)
def test_anything_else_is_a_step_of_its_own(
    library: Library, clock: Clock, seconds: float, analyst: str, edit: Edit
) -> None:
    library.apply(tag("", "t"), FIRST)
    library.apply(tag("", "u"), FIRST)
    library.apply(rename("近"), FIRST)
    clock.wait(seconds)
    library.apply(edit, analyst)
    assert sets(library) == 4


def test_typing_after_a_colleague_is_a_step_of_its_own(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    type_on(library, clock, ["近"])
    library.apply(tag("别的", "u"), SECOND)
    type_on(library, clock, ["近存"])
    assert sets(library) == 4


def test_typing_after_an_undo_or_a_redo_is_a_step_of_its_own(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    type_on(library, clock, ["近"])
    library.history.undo(FIRST)
    type_on(library, clock, ["远"])
    assert [found.kind for found in log_of(library).sets()] == ["edit", "edit", "undo", "edit"]
    library.history.undo(FIRST)
    library.history.redo(FIRST)
    type_on(library, clock, ["远程"])
    library.history.undo(FIRST)
    assert [found.name for found in library.tags.all()] == ["远"]


def test_what_was_typed_and_deleted_again_can_be_undone_and_so_can_what_was_before(
    library: Library, clock: Clock
) -> None:
    library.apply(tag("旧"), FIRST)
    type_on(library, clock, ["旧的", "旧的事", "旧"])
    library.history.undo(FIRST)
    assert [found.name for found in library.tags.all()] == ["旧的事"]
    library.history.undo(FIRST)
    assert [found.name for found in library.tags.all()] == ["旧"]
    library.history.undo(FIRST)
    assert library.tags.all() == []


def test_a_long_note_typed_save_by_save_leaves_the_log_small(filled: Library, clock: Clock) -> None:
    connection = connection_of(filled)
    talk = filled.talks.all()[-1].id
    filled.apply(add_note(filled, ItemRef("talk", talk), "开头", FIRST), FIRST)
    note = filled.notes.all()[-1].id
    before = kept(connection)
    count = len(log_of(filled).sets())
    text = prose("a long note", 5_000)
    for end in range(20, len(text) + 1, 20):
        clock.wait(3)
        assert filled.apply(change_note(note, text[:end]), FIRST) is not None
    assert [found.text for found in filled.notes.all() if found.id == note] == [text]
    assert len(log_of(filled).sets()) == count + 1
    assert size_of_log(connection) < 100_000
    filled.history.undo(FIRST)
    assert kept(connection) == before


def size_of_log(connection: sqlite3.Connection) -> int:
    """Return the bytes of everything in the table of changes."""
    columns = ("table_name", "row_id", "operation", "before", "after")
    lengths = " + ".join(f"length(CAST(coalesce({column}, '') AS BLOB))" for column in columns)
    return int(connection.execute(f"SELECT sum({lengths}) FROM change").fetchone()[0])


def size_of_file(connection: sqlite3.Connection) -> int:
    """Return the bytes that the library takes without empty pages."""
    connection.execute("VACUUM")
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * size)


def test_the_log_of_an_import_adds_at_most_a_tenth(library: Library) -> None:
    connection = connection_of(library)
    take_in(library, digest(*(report(number, 1_800) for number in range(500))))
    with_log = size_of_file(connection)
    connection.execute("DELETE FROM change")
    without_log = size_of_file(connection)
    assert with_log > without_log > 5_000_000
    assert with_log <= 1.1 * without_log


def test_ratings_in_a_row_keep_their_texts_true(filled: Library) -> None:
    talk = filled.talks.all()[-1].id
    for value in (1, 3, 5):
        filled.apply(rate_talk(filled, talk, value, FIRST), FIRST)
    values = [entry.change_set.message.parameters.get("value") for entry in filled.history.entries()[-3:]]
    assert values == [1, 3, 5]


def test_the_pause_is_a_minute() -> None:
    assert timedelta(seconds=60) == TYPING_PAUSE


# Slices


def test_others_may_write_between_two_slices(library: Library, slow: None) -> None:
    edit = plan(library, digest(*(report(number) for number in range(3)))).edit
    assert edit is not None
    slices = writer_of(library).slices(edit, FIRST)
    done = [next(slices), next(slices)]
    other = library.apply(tag("中间"), SECOND)
    done.extend(slices)
    assert done == list(range(1, len(edit.changes)))
    assert other is not None
    kinds = {found.seq: (found.kind, found.analyst) for found in log_of(library).sets()}
    assert kinds == {other.seq - 1: ("import", FIRST), other.seq: ("edit", SECOND)}
    assert len(library.talks.all()) == 3


def test_a_slice_ends_on_time_but_always_gets_on(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "SLICE_SECONDS", -1.0)  # as after a machine that slept
    take_in(library, digest(report(1)))
    assert len(library.talks.all()) == 1


def test_an_edit_that_is_not_sliced_is_one_transaction(library: Library, slow: None) -> None:
    edit = Edit(Message("history.tag"), tuple(Insert("tag", {"id": str(n), "name": str(n)}) for n in range(50)))
    assert list(writer_of(library).slices(edit, FIRST)) == []
    assert len(library.tags.all()) == 50


def test_half_an_import_is_found_by_search_already(library: Library, slow: None) -> None:
    edit = plan(library, digest(report(1, facts="量子纠错"))).edit
    assert edit is not None
    slices = writer_of(library).slices(edit, FIRST)
    for done in slices:
        written = [change.table for change in edit.changes[:done]]
        assert bool(library.search("量子纠错", 5)) == ("report" in written)


@pytest.mark.parametrize("how", ["closed", "thrown", "progress"])
def test_an_import_that_is_stopped_leaves_nothing(filled: Library, slow: None, how: str) -> None:
    before = kept(connection_of(filled))
    log = log_of(filled).sets()
    edit = plan(filled, digest(*(report(number, facts="量子纠错") for number in range(20, 24))), "other.md").edit
    assert edit is not None
    slices = writer_of(filled).slices(edit, FIRST)
    if how == "closed":
        next(slices)
        next(slices)
        slices.close()
    elif how == "thrown":
        next(slices)
        with pytest.raises(KeyboardInterrupt):
            slices.throw(KeyboardInterrupt)
    else:
        with pytest.raises(InterruptedError) as caught:  # whose traceback keeps the generator alive
            filled.apply(edit, FIRST, stop_after(3))
        assert caught.value
    assert kept(connection_of(filled)) == before
    assert log_of(filled).sets() == log
    assert log_of(filled).unfinished() == []
    assert not filled.search("量子纠错", 5)
    assert filled.apply(edit, FIRST) is not None


def stop_after(changes: int) -> writer_module.Progress:
    """Return a progress report that stops the work."""

    def report_progress(done: int, _: int) -> None:
        if done >= changes:
            raise InterruptedError

    return report_progress


def test_an_import_that_was_written_whole_stays_whatever_progress_says(library: Library) -> None:
    edit = plan(library, digest(report(1))).edit
    assert edit is not None
    with pytest.raises(InterruptedError):
        library.apply(edit, FIRST, stop_after(len(edit.changes)))
    assert len(library.talks.all()) == 1
    assert sets(library) == 1


def test_a_typed_text_is_not_lost_by_what_stops_the_last_save(library: Library, clock: Clock) -> None:
    library.apply(tag(""), FIRST)
    type_on(library, clock, ["近", "近存"])
    with pytest.raises(InterruptedError):
        library.apply(rename("近存计"), FIRST, stop_after(1))
    assert [found.name for found in library.tags.all()] == ["近存计"]


def test_an_import_that_fails_midway_is_taken_back(filled: Library, slow: None) -> None:
    before = kept(connection_of(filled))
    edit = plan(filled, digest(*(report(number) for number in range(20, 23))), "other.md").edit
    assert edit is not None
    broken = Edit(edit.message, (*edit.changes, edit.changes[-1]), "import", edit.contents, sliced=True)
    with pytest.raises(sqlite3.IntegrityError):
        filled.apply(broken, FIRST)
    assert kept(connection_of(filled)) == before
    assert log_of(filled).unfinished() == []


def test_updates_are_taken_back_too(filled: Library, slow: None) -> None:
    before = kept(connection_of(filled))
    newer = digest(*(report(number, facts=f"新的事实 {number}") for number in range(1, 7)))  # one gone, one new
    edit = plan(filled, newer).edit
    assert edit is not None
    assert {type(change) for change in edit.changes} == {Insert, Update}
    for stop in range(1, len(edit.changes)):
        slices = writer_of(filled).slices(edit, FIRST)
        for _ in range(stop):
            next(slices)
        slices.close()
        assert kept(connection_of(filled)) == before, stop


def test_a_mark_on_a_half_imported_talk_outlives_the_import(library: Library, slow: None) -> None:
    edit = plan(library, digest(report(1), report(2))).edit
    assert edit is not None
    slices = writer_of(library).slices(edit, FIRST)
    for _ in edit.changes[1:]:
        next(slices)
    marked, other = (talk.id for talk in library.talks.all())
    library.apply(tag_talks(library, [marked], ["重点"], SECOND), SECOND)
    library.apply(add_note(library, ItemRef("talk", marked), "同事的笔记", SECOND), SECOND)
    slices.close()
    assert [talk.id for talk in library.talks.all()] == [marked]
    assert other != marked
    assert library.tags.by_talk() == {marked: ["重点"]}
    assert [hit.kind for hit in library.search("同事的笔记", 5)] == ["note"]
    assert library.faults() == []
    take_in(library, digest(report(1), report(2)))
    assert len(library.talks.all()) == 2
    assert library.tags.by_talk() == {marked: ["重点"]}


def test_what_others_made_of_a_half_imported_row_outlives_the_import(library: Library, slow: None) -> None:
    edit = plan(library, digest(report(1), report(2))).edit
    assert edit is not None
    slices = writer_of(library).slices(edit, FIRST)
    for _ in edit.changes[1:]:
        next(slices)
    talks = [talk.id for talk in library.talks.all()]
    library.apply(Edit(Message("other"), (Update("talk", talks[0], {"room": "Hall 7"}),)), SECOND)
    gone = [change for change in edit.changes if change.table == "talk_alias"][-1]
    library.apply(Edit(Message("other"), (Delete("talk_alias", gone.row_id),)), SECOND)
    slices.close()
    assert [(talk.id, talk.room) for talk in library.talks.all()] == [(talks[0], "Hall 7")]
    assert library.faults() == []


def test_two_imports_at_once_do_not_mix(library: Library, slow: None) -> None:
    first = plan(library, digest(report(1), report(2)), "one.md").edit
    second = plan(library, digest(report(3), report(4)), "two.md").edit
    assert first is not None
    assert second is not None
    without_conference = tuple(change for change in second.changes if change.table != "conference")
    writing = [
        writer_of(library).slices(first, FIRST),
        writer_of(library).slices(
            Edit(second.message, without_conference, "import", second.contents, sliced=True), SECOND
        ),
    ]
    for _ in range(4):
        for slices in writing:
            next(slices)
    writing[0].close()
    for _ in writing[1]:
        pass
    assert [talk.title[:4] for talk in library.talks.all()] == ["演讲 3", "演讲 4"]
    assert library.faults() == []


# A crash


def test_what_a_crash_cut_off_is_taken_back_at_the_next_start(path: Path, slow: None) -> None:
    with write_library(path, FIRST) as library:
        before = kept(connection_of(library))
        edit = plan(library, digest(*(report(number) for number in range(20, 24))), "other.md").edit
        assert edit is not None
        slices = writer_of(library).slices(edit, FIRST)
        for _ in range(5):
            next(slices)
        left = path.with_name("left.fieldbrief")  # what a crash would leave at this moment
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{left}{suffix}")
        slices.close()
    with read_library(left) as library:
        assert kept(connection_of(library)) != before
    with write_library(left, FIRST) as library:
        assert kept(connection_of(library)) == before
        assert library.faults() == []


def test_taking_back_counts_the_sets(library: Library) -> None:
    log = log_of(library)
    for _ in range(2):
        log.open_set(tag("x"), FIRST, "2026-03-16T09:00:00.000+00:00", 1)
    assert writer_of(library).take_back_unfinished() == 2
    assert writer_of(library).take_back_unfinished() == 0


def test_an_analysts_marks_have_somebody_to_refer_to(library: Library) -> None:
    library.apply(tag("重点"), "新来的")
    rows = connection_of(library).execute("SELECT id, name FROM analyst").fetchall()
    assert [tuple(row) for row in rows] == [(analyst_id("新来的"), "新来的")]


def test_times_are_kept_in_utc(clock: Clock) -> None:
    from datetime import timezone

    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=8)))
    with scratch_library(clock) as library:
        found = library.apply(tag("重点"), FIRST)
    assert found is not None
    assert found.made_at == "2026-03-16T09:00:00.000+00:00"
