"""The writing thread by itself: what comes before what, and what becomes of work when it is closed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.jobs import Job
from desktop.writer_thread import WaitingEdit, WaitingRun, WriterThread
from storage.edits import ChangeSet, Edit, Insert
from storage.errors import LibraryError
from storage.library import Library, write_library
from storage.mark_edits import add_keywords
from storage.messages import Message
from tests.desktop.endings import Told

ME = "Analyst 03"


@contextmanager
def writing(path: Path, publish: Callable[[ChangeSet, object], object] = lambda *_: None) -> Iterator[WriterThread]:
    """Open a library by a writing thread, and close it afterwards."""
    writer = WriterThread(path, lambda applied: write_library(path, ME, create=True, applied=applied), publish)
    writer.open()
    yield writer
    assert writer.close(10)


def counting(total: int, log: list[str]) -> Callable[[Library], Generator[tuple[int, int], None, object]]:
    """Return work of so many steps."""

    def steps(_library: Library) -> Generator[tuple[int, int], None, object]:
        try:
            for number in range(total):
                log.append(f"step {number}")
                yield number, total
        finally:
            log.append("over")
        return total

    return steps


def test_everything_happens_on_the_one_thread_with_the_library_open(tmp_path: Path) -> None:
    told = Told()
    with writing(tmp_path / "a.fieldbrief") as writer:
        writer.edit(WaitingEdit(lambda library: library.talks.all(), None, told.ending()))
        writer.run(WaitingRun(counting(2, []), None, Job(Message("progress.linking")), told.ending()))
        assert told.wait(2) == [[], 2]
    assert [thread.name for thread in told.threads] == ["writer"]


def test_runs_follow_one_another_and_edits_go_between(tmp_path: Path) -> None:
    told, log, gate = Told(), list[str](), threading.Event()

    def edit(name: str) -> WaitingEdit:
        return WaitingEdit(lambda _library: log.append(name), None, told.ending())

    with writing(tmp_path / "a.fieldbrief") as writer:
        writer.edit(WaitingEdit(lambda _library: gate.wait(5), None, told.ending()))
        for _ in range(2):
            writer.run(WaitingRun(counting(2, log), None, Job(Message("progress.linking")), told.ending()))
        writer.edit(edit("a"))
        writer.edit(edit("b"))
        gate.set()
        told.wait(5)
    assert log == ["a", "b", "step 0", "step 1", "over", "step 0", "step 1", "over"]


def test_change_sets_are_published_with_who_asked(tmp_path: Path, stocked_library: Path) -> None:
    path = tmp_path / "a.fieldbrief"
    path.write_bytes(stocked_library.read_bytes())
    told, published = Told(), list[tuple[str, object]]()

    def keywords(library: Library) -> ChangeSet | None:
        return library.apply(add_keywords(library, library.challenges.all()[0].id, ["词"], ME), ME)

    def steps(library: Library) -> Generator[tuple[int, int], None, None]:
        library.history.undo(ME)
        yield 1, 2
        library.history.redo(ME)

    with writing(path, lambda change_set, who: published.append((change_set.kind, who))) as writer:
        writer.edit(WaitingEdit(keywords, "edit", told.ending()))
        writer.run(WaitingRun(steps, "run", Job(Message("progress.linking")), told.ending()))
        told.wait(2)
    assert published == [("edit", "edit"), ("undo", "run"), ("redo", "run")]


def test_work_that_fails_before_its_first_step_is_told(tmp_path: Path) -> None:
    told = Told()

    def refuse(_library: Library) -> Generator[tuple[int, int], None, object]:
        raise ValueError("no")

    with writing(tmp_path / "a.fieldbrief") as writer:
        writer.run(WaitingRun(refuse, None, Job(Message("progress.linking")), told.ending()))
        assert [type(error) for error in told.wait(1)] == [ValueError]


def test_what_sqlite_says_of_the_file_is_explained(tmp_path: Path) -> None:
    told = Told()
    path = tmp_path / "a.fieldbrief"

    def damage(library: Library) -> None:
        library.talks._connection.execute("PRAGMA writable_schema = ON")
        library.talks._connection.execute("UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'talk'")
        library.talks._connection.execute("PRAGMA writable_schema = RESET")
        library.talks.all()

    with writing(path) as writer:
        writer.edit(WaitingEdit(damage, None, told.ending()))
        error = told.wait(1)[0]
    assert isinstance(error, LibraryError)
    assert error.where == str(path)


def test_what_opening_raises_is_raised_where_it_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "none.fieldbrief"
    writer = WriterThread(path, lambda applied: write_library(path, ME, applied=applied), lambda *_: None)
    with pytest.raises(LibraryError):
        writer.open()
    assert writer.close(5)


def test_closing_takes_back_what_runs_and_drops_what_waits(tmp_path: Path) -> None:
    told, log, begun = Told(), list[str](), threading.Event()

    def endless(_library: Library) -> Generator[tuple[int, int], None, object]:
        try:
            while True:
                begun.set()
                yield 0, 0
        finally:
            log.append("over")

    with writing(tmp_path / "a.fieldbrief") as writer:
        for _ in range(2):
            writer.run(WaitingRun(endless, None, Job(Message("progress.linking")), told.ending()))
        assert begun.wait(5)
    assert log == ["over"]
    assert told.news == ["stopped", "stopped"]


def test_what_goes_wrong_in_closing_is_kept(tmp_path: Path) -> None:
    @contextmanager
    def opening(applied: Callable[[ChangeSet], object]) -> Iterator[Library]:
        with write_library(tmp_path / "a.fieldbrief", ME, create=True, applied=applied) as library:
            yield library
        raise OSError("the disk is full")

    writer = WriterThread(tmp_path / "a.fieldbrief", opening, lambda *_: None)
    writer.open()
    assert writer.trouble is None
    assert writer.close(5)
    assert isinstance(writer.trouble, OSError)


def test_edits_are_made_while_cancelled_work_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    told, seen = Told(), list[int]()

    class WatchedJob(Job):
        """Has an edit wait after each step."""

        def report(self, done: int, total: int) -> None:
            """Have somebody look at how much is there."""
            writer.edit(WaitingEdit(lambda library: seen.append(len(library.tags.all())), None, told.ending()))
            if done == 20 and not seen.count(20):
                self.cancel()

    def tagging(library: Library) -> Generator[tuple[int, int], None, object]:
        tags = tuple(Insert("tag", {"id": str(n), "name": str(n)}) for n in range(50))
        for done in library.slices(Edit(Message("test"), tags, sliced=True), ME):
            yield done, 50
        return None

    with writing(tmp_path / "a.fieldbrief") as writer:
        writer.run(WaitingRun(tagging, None, WatchedJob(Message("progress.importing")), told.ending()))
        told.wait_until(lambda: "stopped" in told.news)
    most = max(seen)
    last = len(seen) - 1 - seen[::-1].index(most)
    assert most in {19, 20}  # a first slice is taken back as soon as it stops
    assert [count for count in seen[last:] if count] == list(range(most, 0, -1))


def test_work_that_fails_is_taken_back_before_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.writer.SLICE_SECONDS", 0.0)
    told = Told()

    def failing(library: Library) -> Generator[tuple[int, int], None, object]:
        tags = (Insert("tag", {"id": "t", "name": "x"}), Insert("tag", {"id": "u", "name": "x"}))
        for done in library.slices(Edit(Message("test"), (*tags, tags[0]), sliced=True), ME):
            yield done, 3
        return None

    with writing(tmp_path / "a.fieldbrief") as writer:
        writer.run(WaitingRun(failing, None, Job(Message("progress.importing")), told.ending()))
        writer.run(WaitingRun(counting(1, []), None, Job(Message("progress.importing")), told.ending()))
        writer.edit(WaitingEdit(lambda _library: None, None, told.ending()))
        news = told.wait(3)
        writer.edit(WaitingEdit(lambda library: library.tags.all(), None, told.ending()))
        assert told.wait(4)[-1] == []
    assert any(isinstance(item, sqlite3.IntegrityError) for item in news)
