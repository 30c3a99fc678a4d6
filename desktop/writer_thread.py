"""The one thread that writes: short edits in order, and between them one long piece of work, step by step."""

from __future__ import annotations

import threading
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


class WriterThread:
    """Keeps the library open for writing, and its lock held, until it is closed."""

    def __init__(self, path: Path, opening: Opening, publish: Publish) -> None:
        self._path = path
        self._opening = opening
        self._publish = publish
        self._waiting = threading.Condition()
        self._edits: deque[WaitingEdit] = deque()
        self._runs: deque[WaitingRun] = deque()
        self._running: tuple[WaitingRun, Steps] | None = None
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
        self._drop_cancelled()
        with self._waiting:
            self._waiting.wait_for(lambda: self._edits or self._running or self._runs or self._is_closing)
            edit = self._edits.popleft() if self._edits else None
            is_last = edit is None and self._is_closing
        if edit is not None:
            self._make(edit, library)
        elif is_last:
            self._stop_everything()
        elif self._running is None:
            self._begin(library)
        else:
            self._take_step(*self._running)
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
            self._running = run, run.steps(library)
        except Exception as error:
            run.ending.failed(error)

    def _take_step(self, run: WaitingRun, steps: Steps) -> None:
        self._initiator = run.initiator
        try:
            with explained_use(self._path):
                run.job.report(*next(steps))
        except StopIteration as end:
            self._running = None
            run.ending.succeeded(end.value)
        except Exception as error:
            self._running = None
            run.ending.failed(error)

    def _drop_cancelled(self) -> None:
        if self._running is not None and self._running[0].job.is_cancelled:
            self._stop_running()
        with self._waiting:
            cancelled = [run for run in self._runs if run.job.is_cancelled]
            for run in cancelled:
                self._runs.remove(run)
        for run in cancelled:
            run.ending.stopped()

    def _stop_running(self) -> None:
        if self._running is None:
            return
        run, steps = self._running
        self._running = None
        self._initiator = run.initiator
        try:
            with explained_use(self._path):
                steps.close()
        except Exception as error:
            run.ending.failed(error)
        else:
            run.ending.stopped()

    def _stop_everything(self) -> None:
        self._stop_running()
        with self._waiting:
            runs = list(self._runs)
            self._runs.clear()
        for run in runs:
            run.ending.stopped()
