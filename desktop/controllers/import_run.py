"""Files into the library one after the other: read and planned by the worker, written by the writer in slices."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal

from analysis.presentation.import_summary import FileOutcome, ImportSummary
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations.import_outcomes import failed_outcome, file_outcome
from desktop.operations.import_previews import ImportRequest
from desktop.operations.import_steps import FileReport, PlannedFile, plan_file, planned_steps, settling_steps
from storage.errors import InputError, LibraryError
from storage.messages import Message


class ImportRun(QObject):
    """One import under way; a file that fails stops no other, and cancelling a file cancels those after it."""

    ended = Signal(object)
    """The ImportSummary, however it ended."""

    def __init__(self, desk: Desk, requests: Iterable[ImportRequest], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = deque(requests)
        self._current: ImportRequest | None = None
        self._job: Job | None = None
        self._outcomes: list[FileOutcome] = []
        # Queued: a job that was cancelled too late is done all the same, which is said right after its end.
        desk.jobs.job_ended.connect(self._note_end, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin with the first file."""
        self._go_on()

    def _go_on(self) -> None:
        self._job = None
        if not self._waiting:
            self._finish(cancelled=0)
            return
        request = self._current = self._waiting.popleft()
        self._job = self._desk.compute(
            Message("progress.reading_file", {"name": request.source.name}),
            plan_file,
            self._desk.path,
            request.source,
            request.kind,
            request.conference or "",
            done=self._write,
            failed=self._fail,
        )

    def _write(self, planned: PlannedFile) -> None:
        analyst = self._desk.analyst
        self._job = self._desk.run(
            Message("progress.importing", {"name": planned.source.name}),
            lambda library: planned_steps(library, planned, analyst),
            done=self._note,
            failed=self._fail,
        )

    def _note(self, report: FileReport) -> None:
        self._outcomes.append(file_outcome(report))
        self._go_on()

    def _fail(self, error: Exception) -> bool:
        """Go on after a file that cannot be read; where the library itself is the matter, there is no going on."""
        self._job = None
        if isinstance(error, LibraryError):
            self._finish(cancelled=1 + len(self._waiting))
            return False
        name = self._current.source.name if self._current else ""
        is_input = isinstance(error, InputError)
        self._outcomes.append(
            failed_outcome(name, error) if isinstance(error, InputError) else FileOutcome(name, "failed")
        )
        self._go_on()
        return is_input

    def _note_end(self, job: Job) -> None:
        if job is self._job and job.is_cancelled:
            self._finish(cancelled=1 + len(self._waiting))

    def _finish(self, *, cancelled: int) -> None:
        self._job = None
        self._waiting.clear()
        summary = ImportSummary(tuple(self._outcomes), cancelled)
        if summary.change_sets:
            self._desk.run(Message("progress.settling_search"), settling_steps)
        self.ended.emit(summary)
        self.deleteLater()
