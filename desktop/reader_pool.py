"""Threads that read: each with a connection of its own, so that a slow question does not hold up the next."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from desktop.ending import Ending
from storage.library import Library, explained_use, read_library

READERS = 2


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the library; `is_stale` says, from any thread, whether nobody waits for the answer any more."""

    ask: Callable[[Library], object]
    is_stale: Callable[[], bool]
    ending: Ending


class ReaderPool:
    """Answers queries in the order in which they are asked, two at a time."""

    def __init__(self, path: Path, threads: int = READERS) -> None:
        self._path = path
        self._waiting = threading.Condition()
        self._queries: deque[Query] = deque()
        self._is_closing = False
        self._threads = [
            threading.Thread(target=self._live, name=f"reader {number}", daemon=True)
            for number in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    def ask(self, query: Query) -> None:
        """Have a query answered."""
        with self._waiting:
            self._queries.append(query)
            self._waiting.notify()

    def close(self, seconds: float) -> bool:
        """Forget the queries that wait, and close; return whether that was done in time."""
        with self._waiting:
            self._is_closing = True
            self._queries.clear()
            self._waiting.notify_all()
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _live(self) -> None:
        with ExitStack() as stack:
            library: Library | None = None
            while (query := self._next()) is not None:
                if query.is_stale():
                    query.ending.stopped()
                    continue
                try:
                    if library is None:
                        library = stack.enter_context(read_library(self._path))
                    with explained_use(self._path), library.snapshot():
                        answer = query.ask(library)
                except Exception as error:
                    query.ending.failed(error)
                else:
                    query.ending.succeeded(answer)
                query = answer = None  # or an idle reader keeps the last answer alive

    def _next(self) -> Query | None:
        with self._waiting:
            self._waiting.wait_for(lambda: self._queries or self._is_closing)
            return None if self._is_closing else self._queries.popleft()
