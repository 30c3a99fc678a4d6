"""Long work as the window shows it: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

import threading
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from storage.messages import Message

SHOWN_EVERY: Final = 50
"""Milliseconds between two looks at how far jobs are."""


class Job:
    """A piece of long work; `done` and `total` are brought up to date on the main thread, 0 of 0 where unknown."""

    def __init__(self, message: Message, *, is_cancellable: bool = True) -> None:
        self.message = message
        self.is_cancellable = is_cancellable
        self.done = 0
        self.total = 0
        self._reported = (0, 0)
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has asked for it to stop; may be read from any thread."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask for it to stop soon: what it wrote is taken back, and nobody is called back with a result."""
        if self.is_cancellable:
            self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Say how far it is, from whichever thread works on it, as often as it likes."""
        self._reported = (done, total)

    def catch_up(self) -> bool:
        """Take over what was reported last; return whether that is news."""
        if self._reported == (self.done, self.total):
            return False
        self.done, self.total = self._reported
        return True


class Jobs(QObject):
    """The jobs that have not ended, in the order in which they were asked for."""

    job_added = Signal(object)
    job_changed = Signal(object)
    """At most twenty times a second for each job."""
    job_ended = Signal(object)
    """However it ended; `is_cancelled` tells whether it was to stop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self._timer = QTimer(self)
        self._timer.setInterval(SHOWN_EVERY)
        self._timer.timeout.connect(self._show_progress)

    @property
    def running(self) -> tuple[Job, ...]:
        """All jobs that wait or run at present."""
        return tuple(self._running)

    def add(self, job: Job) -> None:
        """Show a new job."""
        self._running.append(job)
        self._timer.start()
        self.job_added.emit(job)

    def end(self, job: Job) -> None:
        """Show a job no longer."""
        self._running.remove(job)
        if not self._running:
            self._timer.stop()
        self.job_ended.emit(job)

    def _show_progress(self) -> None:
        for job in self.running:
            if job.catch_up():
                self.job_changed.emit(job)
