"""Endings that note what they were told, for tests of the threads themselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.ending import Ending


@dataclass
class Told:
    """What the endings of some pieces of work were told, in order, and on which threads."""

    news: list[object] = field(default_factory=list)
    threads: set[threading.Thread] = field(default_factory=set)

    def ending(self) -> Ending:
        """Return an ending for one piece of work."""
        return Ending(succeeded=self._note, failed=self._note, stopped=lambda: self._note("stopped"))

    def wait(self, count: int, seconds: float = 20.0) -> list[object]:
        """Wait until so many pieces of work have ended, and return what was told."""
        return self.wait_until(lambda: len(self.news) >= count, seconds)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = 20.0) -> list[object]:
        """Wait until something is so, and return what was told."""
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, self.news
            time.sleep(0.005)
        return self.news

    def _note(self, news: object) -> None:
        self.threads.add(threading.current_thread())
        self.news.append(news)
