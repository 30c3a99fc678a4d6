"""The one thread that writes: short edits in order, and between them one long piece of work, step by step.

What long work wrote before it was cancelled, or failed, is taken back in the same way.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from desktop.ending import Ending
from desktop.jobs import Job
from storage.edits import ChangeSet
from storage.library import Library, explained_use

Steps = Generator[tuple[int, int], None, object]
Opening = Callable[[Callable[[ChangeSet], object]], AbstractContextManager[Library]]
"""Opens the library for writing; what it is given is to be told every change set."""
Publish = Callable[[ChangeSet, object], object]


@dataclass(frozen=True, slots=True)
class WaitingEdit:
    """A short edit that waits for its turn."""

    operation: Callable[[Library], object]
    initiator: object
    ending: Ending


@dataclass(frozen=True, slots=True)
class WaitingRun:
    """Long work that waits for its turn: a generator that yields how far it is between short transactions."""

    steps: Callable[[Library], Steps]
    initiator: object
    job: Job
    ending: Ending


CLOSING_SECONDS = 2.0
"""How long closing goes on taking back what was cut off; opening the library takes back the rest."""


@dataclass(frozen=True, slots=True)
class _Running:
    """Long work on its way, or its taking back, after which `tell` says how it ended."""

    run: WaitingRun
    steps: Steps
    tell: Callable[[], object] | None = None


class WriterThread:
    """Keeps the library open for writing, and its lock held, until it is closed."""

    def __init__(self, path: Path, opening: Opening, publish: Publish) -> None:
        self._path = path
        self._opening = opening
        self._publish = publish
        self._waiting = threading.Condition()
        self._edits: deque[WaitingEdit] = deque()
        self._runs: deque[WaitingRun] = deque()
        self._running: _Running | None = None
        self._is_closing = False
        self._initiator: object = None
        self._is_open = threading.Event()
        self.trouble: Exception | None = None
        """What was raised when the library was opened or closed, None where nothing was."""
        # A daemon, so that a disk that hangs cannot keep the program from ending; what is not committed never was.
        self._thread = threading.Thread(target=self._live, name="writer", daemon=True)

    def open(self) -> None:
        """Start the thread and wait until the library is open; raises what opening it raises."""
        self._thread.start()
        self._is_open.wait()
        if self.trouble is not None:
            self._thread.join()
            raise self.trouble

    def edit(self, edit: WaitingEdit) -> None:
        """Have an edit made after those that wait already, before any further step of long work."""
        with self._waiting:
            self._edits.append(edit)
            self._waiting.notify()

    def run(self, run: WaitingRun) -> None:
        """Have long work done after that which waits already."""
        with self._waiting:
            self._runs.append(run)
            self._waiting.notify()

    def close(self, seconds: float) -> bool:
        """Make the edits that wait, take back long work, and close; return whether that was done in time."""
        with self._waiting:
            self._is_closing = True
            self._waiting.notify()
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _live(self) -> None:
        try:
            with self._opening(self._tell) as library:
                library.take_back_later()
                self._is_open.set()
                while self._work_once(library):
                    pass
        except Exception as error:
            self.trouble = error
        finally:
            self._is_open.set()

    def _tell(self, change_set: ChangeSet) -> None:
        self._publish(change_set, self._initiator)

    def _work_once(self, library: Library) -> bool:
        """Make one edit or take one step; return whether there may be more to do."""
        self._drop_cancelled(library)
        with self._waiting:
            self._waiting.wait_for(lambda: self._edits or self._running or self._runs or self._is_closing)
            edit = self._edits.popleft() if self._edits else None
            is_last = edit is None and self._is_closing
        if edit is not None:
            self._make(edit, library)
        elif is_last:
            self._stop_everything(library)
        elif self._running is None:
            self._begin(library)
        else:
            self._take_step(self._running, library)
        return not is_last

    def _make(self, edit: WaitingEdit, library: Library) -> None:
        self._initiator = edit.initiator
        try:
            with explained_use(self._path):
                result = edit.operation(library)
        except Exception as error:
            edit.ending.failed(error)
        else:
            edit.ending.succeeded(result)

    def _begin(self, library: Library) -> None:
        with self._waiting:
            run = self._runs.popleft() if self._runs else None
        if run is None:
            return
        self._initiator = run.initiator
        try:
            self._running = _Running(run, run.steps(library))
        except Exception as error:
            run.ending.failed(error)

    def _take_step(self, running: _Running, library: Library) -> None:
        run = running.run
        self._initiator = run.initiator
        try:
            with explained_use(self._path):
                run.job.report(*next(running.steps))
        except StopIteration as end:
            self._end(running, library, running.tell or _success(run, end.value))
        except Exception as error:
            self._end(running, library, _failure(run, error))

    def _end(self, running: _Running, library: Library, tell: Callable[[], object]) -> None:
        """Tell how work ended once all is taken back of which it wrote a part only."""
        if running.tell is None:
            self._running = _Running(running.run, _taking_back_steps(library, running.run.job), tell)
            self._take_step(self._running, library)
        else:
            self._running = None
            tell()

    def _drop_cancelled(self, library: Library) -> None:
        if self._running is not None and self._running.run.job.is_cancelled:
            self._stop_running(library)
        with self._waiting:
            cancelled = [run for run in self._runs if run.job.is_cancelled]
            for run in cancelled:
                self._runs.remove(run)
        for run in cancelled:
            run.ending.stopped()

    def _stop_running(self, library: Library) -> None:
        if self._running is None or self._running.tell is not None:
            return
        run, tell = self._running.run, self._running.run.ending.stopped
        self._initiator = run.initiator
        try:
            with explained_use(self._path):
                self._running.steps.close()
        except Exception as error:
            tell = _failure(run, error)
        self._end(self._running, library, tell)

    def _stop_everything(self, library: Library) -> None:
        self._stop_running(library)
        deadline = time.monotonic() + CLOSING_SECONDS
        while self._running is not None:
            if time.monotonic() < deadline or self._running.tell is None:
                self._take_step(self._running, library)
            else:
                self._end(self._running, library, self._running.tell)
        with self._waiting:
            runs = list(self._runs)
            self._runs.clear()
        for run in runs:
            run.ending.stopped()


def _success(run: WaitingRun, result: object) -> Callable[[], object]:
    return lambda: run.ending.succeeded(result)


def _failure(run: WaitingRun, error: Exception) -> Callable[[], object]:
    return lambda: run.ending.failed(error)


def _taking_back_steps(library: Library, job: Job) -> Generator[tuple[int, int], None, None]:
    """Yield how much of the work is there still, of as much as the work has told."""
    total = job.total
    for left in library.taking_back_slices():
        yield min(left, total), total
