"""A desk answers on the main thread, writes in order between the steps of long work, and leaves nothing behind."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Generator
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations import marking
from storage.edits import ChangeSet
from storage.errors import LibraryError, NotFoundError, UserFacingError
from storage.library import Library, read_library, write_library
from storage.mark_edits import tag_talks
from storage.messages import Message
from tests.desktop import tasks

ME = "Analyst 03"
WORK = Message("progress.linking")
Steps = Generator[tuple[int, int], None, object]


def first_talk(library: Library) -> str:
    """Return the id of the first talk."""
    return library.talks.all()[0].id


def tag(name: str) -> Callable[[Library], ChangeSet | None]:
    """Return the operation that tags the first talk."""
    return lambda library: marking.tag(library, first_talk(library), [name], remove=False, analyst=ME)


def tags(path: Path) -> list[str]:
    """Return the tags in the file."""
    with read_library(path) as library:
        return [found.name for found in library.tags.all()]


def refuse(_library: Library) -> ChangeSet | None:
    """Raise what a user can act on."""
    raise NotFoundError(Message("lookup.no_talk"), where="t1")


@pytest.fixture
def failures(desk: Desk) -> list[Exception]:
    """Return what arrives at `failed`, and check afterwards that the test looked at it all."""
    found: list[Exception] = []
    desk.failed.connect(found.append)
    return found


# Questions


def test_an_answer_arrives_on_the_main_thread(desk: Desk, qtbot: QtBot) -> None:
    asked: list[threading.Thread] = []
    shown: list[tuple[int, threading.Thread]] = []

    def ask(library: Library) -> int:
        asked.append(threading.current_thread())
        return len(library.talks.all())

    desk.query(ask, lambda count: shown.append((count, threading.current_thread())))
    assert not shown
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0][0] > 10
    assert shown[0][1] is threading.main_thread()
    assert asked[0] is not threading.main_thread()


def test_only_the_newest_answer_of_a_topic_is_shown(desk: Desk, qtbot: QtBot) -> None:
    shown: list[str] = []
    asked: list[str] = []
    gate = threading.Event()

    def ask(name: str) -> Callable[[Library], str]:
        def answer(_library: Library) -> str:
            asked.append(name)
            gate.wait(5)
            return name

        return answer

    desk.query(ask("a"), shown.append, topic="table")
    qtbot.waitUntil(lambda: asked == ["a"])
    desk.query(ask("b"), shown.append, topic="table")
    qtbot.waitUntil(lambda: asked == ["a", "b"])  # both readers are busy
    for name in ("c", "d"):
        desk.query(ask(name), shown.append, topic="table")
    desk.query(ask("e"), shown.append, topic="detail")
    gate.set()
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert sorted(shown) == ["d", "e"]
    assert "c" not in asked  # what was still queued was not even asked


def test_an_answer_is_of_one_moment(desk: Desk, qtbot: QtBot) -> None:
    counts: list[tuple[int, int]] = []
    first, second = threading.Event(), threading.Event()

    def ask(library: Library) -> tuple[int, int]:
        before = len(library.tags.all())
        first.set()
        second.wait(5)
        return before, len(library.tags.all())

    desk.query(ask, counts.append)
    assert first.wait(5)
    desk.edit(tag("meanwhile"), done=lambda _changes: second.set())
    qtbot.waitUntil(lambda: bool(counts))
    assert counts == [(0, 0)]
    assert tags(desk.path) == ["meanwhile"]


def test_a_question_that_fails_is_told_and_the_reader_goes_on(
    desk: Desk, failures: list[Exception], qtbot: QtBot
) -> None:
    shown: list[int] = []
    for _ in range(3):
        desk.query(lambda library: library.talks.resolve_id("no such id"), shown.append)
    desk.query(lambda library: len(library.talks.all()), shown.append)
    qtbot.waitUntil(lambda: bool(shown) and len(failures) == 3)
    assert all(isinstance(error, NotFoundError) for error in failures)


# Edits


def test_an_edit_is_in_the_file_and_on_the_bus_when_it_is_done(desk: Desk, qtbot: QtBot) -> None:
    heard: list[tuple[str, object]] = []
    desk.bus.changed.connect(lambda change_set, who: heard.append((change_set.message.key, who)))
    done: list[ChangeSet | None] = []
    me = object()
    desk.edit(
        tag("storage"), initiator=me, done=lambda change_set: done.append(change_set) or heard.append(("done", me))
    )
    qtbot.waitUntil(lambda: bool(done))
    assert [(key.partition(".")[0], who) for key, who in heard] == [("history", me), ("done", me)]
    assert done[0] is not None
    assert {row.table for row in done[0].rows} == {"tag", "tagging"}
    assert tags(desk.path) == ["storage"]


def test_an_edit_that_changes_nothing_is_done_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    done: list[ChangeSet | None] = []
    heard: list[object] = []
    for _ in range(2):
        desk.edit(tag("same"), done=done.append)
    desk.bus.changed.connect(lambda change_set, _who: heard.append(change_set))
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done[1] is None
    assert heard == [done[0]]


def test_what_an_edit_raises_is_told_and_the_writer_goes_on(
    desk: Desk, failures: list[Exception], qtbot: QtBot
) -> None:
    seen: list[Exception] = []
    done: list[object] = []
    desk.edit(refuse, done=done.append)
    desk.edit(refuse, done=done.append, failed=lambda error: seen.append(error) is not None)
    desk.edit(refuse, done=done.append, failed=lambda error: seen.append(error) is None)  # handles it
    desk.edit(lambda library: library.apply(tag_talks(library, ["nowhere"], ["x"], ME), ME), done=done.append)
    desk.edit(tag("after"), done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert len(done) == 1
    assert len(seen) == 2
    assert [type(error).__name__ for error in failures] == ["NotFoundError", "NotFoundError", "IntegrityError"]
    assert tags(desk.path) == ["after"]


def test_a_callback_that_fails_is_told(desk: Desk, failures: list[Exception], qtbot: QtBot) -> None:
    desk.query(lambda _library: 0, lambda zero: 1 // zero)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)


def test_who_was_deleted_meanwhile_is_not_called_back(desk: Desk, failures: list[Exception], qtbot: QtBot) -> None:
    label, shown = QLabel(), list[object]()
    desk.query(lambda _library: "text", label.setText)
    desk.query(lambda _library: "text", lambda text: label.setText(text))
    label.deleteLater()
    QCoreApplication.sendPostedEvents(label, QEvent.Type.DeferredDelete)
    desk.query(lambda _library: "text", shown.append)
    desk.query(lambda _library: "text", shown.append)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert not failures


# Long work


def steps(library: Library, total: int, log: list[str]) -> Steps:
    """Tag the first talk once a step."""
    try:
        for number in range(total):
            library.apply(tag_talks(library, [first_talk(library)], [f"step {number}"], ME), ME)
            log.append(f"step {number}")
            yield number + 1, total
    finally:
        log.append("closed")
    return "result"


def test_long_work_is_a_job_and_returns_its_result(desk: Desk, qtbot: QtBot) -> None:
    events: list[tuple[str, Job]] = []
    desk.jobs.job_added.connect(lambda job: events.append(("added", job)))
    desk.jobs.job_ended.connect(lambda job: events.append(("ended", job)))
    done: list[object] = []
    heard: list[ChangeSet] = []
    desk.bus.changed.connect(lambda change_set, _who: heard.append(change_set))
    job = desk.run(WORK, lambda library: steps(library, 3, []), done=done.append)
    assert desk.jobs.running == (job,)
    assert (job.message, job.done, job.total) == (WORK, 0, 0)
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["result"]
    assert events == [("added", job), ("ended", job)]
    assert desk.jobs.running == ()
    assert len(heard) == 3


def test_how_far_long_work_is_can_be_seen(desk: Desk, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def counting(_library: Library) -> Steps:
        for number in range(1, 1000):
            yield number, 1000
        go_on.wait(5)
        yield 1000, 1000

    job = desk.run(WORK, counting)
    with qtbot.waitSignal(desk.jobs.job_changed, check_params_cb=lambda changed: changed is job):
        pass
    qtbot.waitUntil(lambda: job.done == 999)
    assert job.total == 1000
    with qtbot.waitSignal(desk.jobs.job_ended):
        go_on.set()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(waves=st.lists(st.integers(0, 4), min_size=1, max_size=5))
def test_edits_are_made_between_the_steps_of_long_work_in_order(desk: Desk, qtbot: QtBot, waves: list[int]) -> None:
    log: list[str] = []
    expected: list[str] = []
    number = 0

    def edit(name: str) -> Callable[[Library], ChangeSet | None]:
        def operation(_library: Library) -> None:
            log.append(name)

        return operation

    ready = [threading.Event() for _ in waves]
    reached = [threading.Event() for _ in waves]

    def waiting(_library: Library) -> Steps:
        for place, event in enumerate(ready):
            log.append(f"step {place}")
            reached[place].set()
            event.wait(5)
            yield place, len(ready)

    ended: list[object] = []
    desk.run(WORK, waiting, done=ended.append)
    for place, wave in enumerate(waves):
        expected.append(f"step {place}")
        assert reached[place].wait(5)
        for _ in range(wave):
            number += 1
            expected.append(f"edit {number}")
            desk.edit(edit(f"edit {number}"))
        ready[place].set()
    qtbot.waitUntil(lambda: bool(ended))
    assert log == expected


def test_cancelled_long_work_is_closed_and_takes_back_what_it_wrote(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    started = threading.Event()
    done: list[object] = []

    def tagging(library: Library) -> Steps:
        talks = [talk.id for talk in library.talks.all()]
        edit = tag_talks(library, talks, ["everything"], ME)
        for number in library.slices(type(edit)(edit.message, edit.changes, sliced=True), ME):
            started.set()
            started_job[0].cancel() if number > 2 else None
            yield number, len(edit.changes)

    started_job: list[Job] = []
    started_job.append(desk.run(WORK, tagging, done=done.append))
    with qtbot.waitSignal(desk.jobs.job_ended):
        pass
    assert started.is_set()
    assert not done
    assert tags(desk.path) == []
    with read_library(desk.path) as library:
        assert library.faults() == []


def test_a_queued_run_that_is_cancelled_never_begins(desk: Desk, qtbot: QtBot) -> None:
    gate = threading.Event()
    log: list[str] = []

    def busy(_library: Library) -> Steps:
        while not gate.is_set():
            yield 0, 0

    desk.run(WORK, busy)
    queued = desk.run(WORK, lambda library: steps(library, 1, log))
    queued.cancel()
    with qtbot.waitSignal(desk.jobs.job_ended, check_params_cb=lambda job: job is queued):
        pass
    with qtbot.waitSignal(desk.jobs.job_ended):
        gate.set()
    assert not log


def test_what_long_work_raises_is_told_and_the_writer_goes_on(
    desk: Desk, failures: list[Exception], qtbot: QtBot
) -> None:
    done: list[object] = []

    def failing(library: Library) -> Steps:
        yield 1, 2
        refuse(library)

    desk.run(WORK, failing)
    desk.edit(tag("after"), done=done.append)
    qtbot.waitUntil(lambda: bool(done) and bool(failures))
    assert isinstance(failures[0], NotFoundError)
    assert desk.jobs.running == ()


# The worker process


def test_the_worker_computes_elsewhere_and_is_kept(desk: Desk, qtbot: QtBot) -> None:
    results: list[tuple[int, int]] = []
    for number in range(3):
        desk.compute(WORK, tasks.process_and_sum, tuple(range(number + 1)), done=results.append)
    qtbot.waitUntil(lambda: len(results) == 3, timeout=20_000)
    assert [total for _, total in results] == [0, 1, 3]
    assert len({process for process, _ in results}) == 1
    assert results[0][0] in {child.pid for child in active_children()}
    desk.close()
    assert not active_children()


def test_items_come_as_a_list_and_a_result_can_be_written(desk: Desk, qtbot: QtBot) -> None:
    done: list[object] = []

    def write(chunks: list[tuple[str, ...]]) -> None:
        count = sum(map(len, chunks))
        desk.edit(tag(f"{count} titles"), done=done.append)

    desk.compute(WORK, tasks.titles, desk.path, done=write)
    desk.compute(WORK, tasks.nothing_at_all, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 2, timeout=20_000)
    assert [] in done
    with read_library(desk.path) as library:
        assert tags(desk.path) == [f"{len(library.talks.all())} titles"]


# Opening and closing


def test_closing_makes_the_edits_that_wait_and_takes_back_long_work(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    called: list[object] = []
    begun = threading.Event()

    def endless(library: Library) -> Steps:
        edit = tag_talks(library, [talk.id for talk in library.talks.all()], ["half"], ME)
        for number in library.slices(type(edit)(edit.message, edit.changes, sliced=True), ME):
            yield number, 0
            begun.set()
            while number > 1:
                yield number, 0

    desk.run(WORK, endless, done=called.append)
    desk.run(WORK, endless, done=called.append)
    assert begun.wait(5)
    for number in range(5):
        desk.edit(tag(f"kept {number}"), done=called.append)
    desk.query(lambda library: library.talks.all(), called.append)
    desk.close()
    desk.close()
    QCoreApplication.processEvents()
    assert not called
    assert tags(desk.path) == [f"kept {number}" for number in range(5)]
    with write_library(desk.path, ME, wait_seconds=0) as library:  # the lock is free, nothing is left unfinished
        assert library.faults() == []
        assert library.history.entries(1)[0].change_set.message.parameters["tags"] == "kept 4"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("writer", "reader", "worker"))]


def test_what_goes_wrong_with_the_last_edits_is_told(desk: Desk, failures: list[Exception]) -> None:
    desk.edit(refuse)
    desk.close()
    assert [type(error) for error in failures] == [NotFoundError]


def test_a_closed_desk_takes_no_more_work(desk: Desk) -> None:
    desk.close()
    desk.query(lambda library: library.talks.all(), lambda _talks: pytest.fail("answered"))
    with pytest.raises(RuntimeError):
        desk.edit(tag("late"))
    with pytest.raises(RuntimeError):
        desk.run(WORK, lambda library: steps(library, 1, []))
    with pytest.raises(RuntimeError):
        desk.compute(WORK, tasks.process_and_sum, ())


def test_a_library_that_somebody_else_writes_to_is_read_only(
    sample_library: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "shared.fieldbrief"
    shutil.copyfile(sample_library, path)
    with write_library(path, "Analyst 07"):
        desk = Desk(path, ME)
        refusals: list[Exception] = []
        shown: list[int] = []
        desk.failed.connect(refusals.append)
        assert (desk.read_only, desk.holder) == (True, "Analyst 07")
        desk.edit(tag("no"))
        desk.run(WORK, lambda library: steps(library, 1, []))
        desk.query(lambda library: len(library.talks.all()), shown.append)
        qtbot.waitUntil(lambda: len(refusals) == 2 and bool(shown))
        assert all(isinstance(error, UserFacingError) and error.what.key == "library.held" for error in refusals)
        assert desk.jobs.running == ()
        desk.close()
    desk = Desk(path, ME)
    assert (desk.read_only, desk.holder) == (False, "")
    desk.close()


def test_a_library_that_is_not_there_is_made_only_where_that_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "new" / "new.fieldbrief"
    with pytest.raises(LibraryError):
        Desk(path, ME)
    desk = Desk(path, ME, create=True)
    desk.close()
    with read_library(path) as library:
        assert library.talks.all() == []
