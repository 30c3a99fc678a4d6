"""An open library with its threads: what every controller asks for snapshots, and hands its edits and long work to."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.change_bus import ChangeBus
from desktop.ending import Ending
from desktop.jobs import Job, Jobs
from desktop.mailbox import Mailbox, call_living
from desktop.reader_pool import Query, ReaderPool
from desktop.worker_process import WaitingTask, WorkerProcess
from desktop.writer_thread import WaitingEdit, WaitingRun, WriterThread
from storage.edits import ChangeSet
from storage.errors import LibraryError
from storage.library import Library, read_library, write_library
from storage.messages import Message

T = TypeVar("T")

LOCK_SECONDS: Final = 0.3
"""How long to wait for another process that writes, before the library is opened for reading only."""

CLOSING_SECONDS: Final = 30.0
"""How long closing may take at most; what a thread is still at then is taken back at the next start."""

HandledBy = Callable[[Exception], bool]
"""Told what went wrong; returns True where nobody else needs to be told."""


class Desk(QObject):
    """An open library, its threads and its change bus; to be used on the main thread only."""

    failed = Signal(object)
    """An exception of any job that nobody has handled: a UserFacingError, or a bug."""

    closed = Signal()
    """Nothing more can be asked of it: whoever asks by a timer should stop."""

    def __init__(self, path: Path, analyst: str, *, create: bool = False, parent: QObject | None = None) -> None:
        """Open a library; raises LibraryError where it can be neither written nor read."""
        super().__init__(parent)
        self.path = path
        self.analyst = analyst
        self.bus = ChangeBus(self)
        self.jobs = Jobs(self)
        self._mailbox = Mailbox(self)
        self._mailbox.broken.connect(self.failed)
        self._newest: dict[str, int] = {}
        self._is_closed = False
        self._refusal: LibraryError | None = None
        self._writer: WriterThread | None = WriterThread(path, self._opening(create), self._publish)
        try:
            self._writer.open()
        except LibraryError as error:
            if error.what.key != "library.held":
                raise
            with read_library(path):  # or nothing can be done with it at all
                self._writer, self._refusal = None, error
        self._readers = ReaderPool(path)
        self._worker = WorkerProcess()

    @property
    def read_only(self) -> bool:
        """Whether another process writes to the library, so that this one only reads."""
        return self._writer is None

    @property
    def holder(self) -> str:
        """The analyst whose program writes to the library where this one may only read, else nothing."""
        return "" if self._refusal is None else str(self._refusal.what.parameters["analyst"])

    def query(self, ask: Callable[[Library], T], show: Callable[[T], object], *, topic: str = "") -> None:
        """Ask the library on a reading thread and show the answer, which is of one moment.

        With a topic, only the answer to its newest query is shown.
        """
        if self._is_closed:
            return
        number = self._newest.get(topic, 0) + 1
        if topic:
            self._newest[topic] = number

        def is_stale() -> bool:
            return self._is_closed or (bool(topic) and self._newest[topic] != number)

        ending = Ending(
            succeeded=lambda answer: self._mailbox.post(lambda: None if is_stale() else call_living(show, answer)),
            failed=lambda error: self._mailbox.post(lambda: None if is_stale() else self.failed.emit(error)),
            stopped=lambda: None,
        )
        self._readers.ask(Query(ask, is_stale, ending))

    def edit(
        self,
        operation: Callable[[Library], ChangeSet | None],
        *,
        initiator: object = None,
        done: Callable[[ChangeSet | None], object] | None = None,
        failed: HandledBy | None = None,
    ) -> None:
        """Have a short operation done on the writing thread, in order; its change sets go to the bus, then to `done`.

        `failed` is told what it raised; unless that returns True, `Desk.failed` is told too.
        """
        ending = self._ending(None, done, failed)
        writer = self._writer_or_refusal(ending)
        if writer is not None:
            writer.edit(WaitingEdit(operation, initiator, ending))

    def run(
        self,
        message: Message,
        steps: Callable[[Library], Generator[tuple[int, int], None, T]],
        *,
        initiator: object = None,
        done: Callable[[T], object] | None = None,
        failed: HandledBy | None = None,
    ) -> Job:
        """Have long work done on the writing thread: a generator of (done, total) between short transactions.

        Edits are made between its steps. A job that is cancelled is closed (the slices of the library then take back
        what they wrote), and ends without `done`; where the end comes first, it is done all the same.
        """
        job = Job(message)
        ending = self._ending(job, done, failed)
        writer = self._writer_or_refusal(ending)
        if writer is not None:
            writer.run(WaitingRun(steps, initiator, job, ending))
        return job

    def compute(
        self,
        message: Message,
        function: Callable[..., T],
        *arguments: object,
        done: Callable[[T], object] | None = None,
        failed: HandledBy | None = None,
    ) -> Job:
        """Have a function of a module done in the worker process, and its result given to `done`.

        Function, arguments and result are pickled; let the function open the library itself rather than pass much.
        A parameter `progress` of it is given a callable (done, total) that also ends it when the job is cancelled. Of
        a generator function, `done` gets the list of items, which have come over one by one.
        """
        job = Job(message)

        def succeeded(result: T) -> None:
            if done is not None and not job.is_cancelled:
                call_living(done, result)

        self._worker.submit(WaitingTask(function, arguments, job, self._ending(job, succeeded, failed)))
        return job

    def close(self) -> None:
        """Make the edits that wait, take back long work, stop all threads and the worker process; once is enough.

        Whoever waits for a result is not called back any more; what goes wrong in this still arrives at `failed`.
        """
        if self._is_closed:
            return
        self._is_closed = True
        for part in (self._worker, self._readers, self._writer):
            if part is not None:
                part.close(CLOSING_SECONDS)
        self._mailbox.empty()
        if self._writer is not None and self._writer.trouble is not None:
            self.failed.emit(self._writer.trouble)
        self.closed.emit()

    def _opening(self, create: bool) -> Callable[[Callable[[ChangeSet], object]], AbstractContextManager[Library]]:
        path, analyst = self.path, self.analyst
        return lambda applied: write_library(path, analyst, create=create, wait_seconds=LOCK_SECONDS, applied=applied)

    def _publish(self, change_set: ChangeSet, initiator: object) -> None:
        self._mailbox.post(lambda: self.bus.changed.emit(change_set, initiator))

    def _writer_or_refusal(self, ending: Ending) -> WriterThread | None:
        if self._is_closed:
            raise RuntimeError("the library is closed")
        if self._refusal is not None:
            ending.failed(self._refusal)
        return self._writer

    def _ending(self, job: Job | None, done: Callable[..., object] | None, failed: HandledBy | None) -> Ending:
        """Return how a piece of work ends: on the main thread, the job first, so that nobody sees it run any more."""
        if self._is_closed:
            raise RuntimeError("the library is closed")
        if job is not None:
            self.jobs.add(job)

        def end(callback: Callable[..., object] | None, *arguments: object) -> object:
            if job is not None:
                self.jobs.end(job)
            return None if callback is None or self._is_closed else call_living(callback, *arguments)

        def fail(error: Exception) -> None:
            if not end(failed, error):
                self.failed.emit(error)

        return Ending(
            succeeded=lambda result: self._mailbox.post(lambda: end(done, result)),
            failed=lambda error: self._mailbox.post(lambda: fail(error)),
            stopped=lambda: self._mailbox.post(lambda: end(None)),
        )
