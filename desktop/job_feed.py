"""Background jobs as the status line lists them."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject

from analysis.presentation.job_rows import JobRow
from desktop.jobs import Job, Jobs
from widgets.shell.status_line import StatusLine


class JobFeed(QObject):
    """Keeps the status line true to the jobs of a desk, and cancels what is to be cancelled."""

    def __init__(self, jobs: Jobs, status: StatusLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._status = status
        self._numbers = count(1)
        self._names: dict[Job, str] = {}
        for signal in (jobs.job_added, jobs.job_changed, jobs.job_ended):
            signal.connect(self._show)
        status.cancel_wanted.connect(self._cancel)

    def _show(self, _job: Job) -> None:
        running = self._jobs.running
        self._names = {job: self._names.get(job) or f"job-{next(self._numbers)}" for job in running}
        self._status.show_jobs(
            [JobRow(self._names[job], job.message, job.done, job.total, job.is_cancellable) for job in running]
        )

    def _cancel(self, name: str) -> None:
        for job, known in self._names.items():
            if known == name:
                job.cancel()
