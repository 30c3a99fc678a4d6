"""The reading threads by themselves."""

from __future__ import annotations

import gc
import threading
import weakref
from pathlib import Path

from desktop.reader_pool import Query, ReaderPool
from storage.errors import LibraryError
from storage.library import Library
from tests.desktop.endings import Told


def never() -> bool:
    """Say that somebody still waits for the answer."""
    return False


def test_two_queries_are_answered_at_a_time_on_connections_of_their_own(stocked_library: Path) -> None:
    told, pool = Told(), ReaderPool(stocked_library)
    meeting = threading.Barrier(2, timeout=5)

    def ask(library: Library) -> Library:
        meeting.wait()
        return library

    for _ in range(2):
        pool.ask(Query(ask, never, told.ending()))
    first, second = told.wait(2)
    assert first is not second
    assert pool.close(5)
    assert len(told.threads) == 2


def test_what_nobody_waits_for_any_more_is_not_asked(stocked_library: Path) -> None:
    told, pool = Told(), ReaderPool(stocked_library, threads=1)
    pool.ask(Query(lambda _library: 1 // 0, lambda: True, told.ending()))
    pool.ask(Query(lambda library: len(library.conferences.all()), never, told.ending()))
    assert told.wait(2) == ["stopped", 1]
    assert pool.close(5)


def test_a_library_that_comes_later_is_found_then(tmp_path: Path, stocked_library: Path) -> None:
    path = tmp_path / "late.fieldbrief"
    told, pool = Told(), ReaderPool(path, threads=1)
    query = Query(lambda library: len(library.conferences.all()), never, told.ending())
    pool.ask(query)
    assert isinstance(told.wait(1)[0], LibraryError)
    path.write_bytes(stocked_library.read_bytes())
    pool.ask(query)
    assert told.wait(2)[1] == 1
    assert pool.close(5)


def test_an_answer_is_not_kept(stocked_library: Path) -> None:
    class Answer:
        pass

    told, pool = Told(), ReaderPool(stocked_library, threads=1)
    pool.ask(Query(lambda _library: Answer(), never, told.ending()))
    pool.ask(Query(lambda _library: None, lambda: True, told.ending()))
    answer = weakref.ref(told.wait(2)[0])
    told.news.clear()
    told.wait_until(lambda: gc.collect() >= 0 and answer() is None)
    assert pool.close(5)


def test_queries_that_wait_are_forgotten_when_it_is_closed(stocked_library: Path) -> None:
    told, pool = Told(), ReaderPool(stocked_library, threads=1)
    begun, gate = threading.Event(), threading.Event()

    def ask(_library: Library) -> str:
        begun.set()
        gate.wait(5)
        return "answered"

    for _ in range(3):
        pool.ask(Query(ask, never, told.ending()))
    assert begun.wait(5)
    closing = threading.Thread(target=pool.close, args=(5,))
    closing.start()
    gate.set()
    closing.join()
    assert told.news == ["answered"]
