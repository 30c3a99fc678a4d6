"""One import from its preview to the wish to have it: what is chosen for each file, planned anew with each choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from analysis.presentation.import_preview import ImportPreview
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations.import_previews import ImportRequest, preview_imports
from desktop.operations.import_sources import ImportSource
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.importing.import_preview import ImportPreviewDialog

_MESSAGE = Message("progress.previewing")


class ImportSession(QObject):
    """Lives as long as its dialog."""

    import_wanted = Signal(object)
    """The files to import, ImportRequests in the order in which to write them."""

    def __init__(self, desk: Desk, texts: Texts, window: QWidget) -> None:
        dialog = ImportPreviewDialog(texts, window)
        super().__init__(dialog)
        self.dialog = dialog
        self._desk = desk
        self._keys = count(1)
        self._requests: dict[str, ImportRequest] = {}
        self._preview = ImportPreview()
        self._job: Job | None = None
        self.dialog.choice_made.connect(self._choose)
        self.dialog.conference_for_all.connect(self._choose_for_all)
        self.dialog.left_out.connect(self._leave_out)
        self.dialog.import_wanted.connect(self._want_import)
        self.dialog.finished.connect(self._stop_looking)
        desk.jobs.job_changed.connect(self._show_progress)
        desk.closed.connect(self.dialog.reject)

    def add(self, sources: Iterable[ImportSource]) -> None:
        """Add files, those that are there already left aside."""
        known = {(request.source.path, request.source.content) for request in self._requests.values()}
        for source in sources:
            if (source.path, source.content) not in known:
                known.add((source.path, source.content))
                key = str(next(self._keys))
                self._requests[key] = ImportRequest(key, source)
        self._look()

    def fail(self, _error: Exception) -> bool:
        """Show that there is nothing to show; what went wrong is said elsewhere, which is why this returns False."""
        self._job = None
        self.dialog.show_failure()
        return False

    def _look(self) -> None:
        """Have a preview worked out in place of one that is under way."""
        self._stop_looking()
        if not self._requests:
            self.dialog.reject()
            return
        self.dialog.show_progress(0, 0)
        self._job = self._desk.compute(
            _MESSAGE,
            preview_imports,
            self._desk.path,
            tuple(self._requests.values()),
            done=self._show,
            failed=self.fail,
        )

    def _stop_looking(self, _result: int = 0) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, preview: ImportPreview) -> None:
        self._job = None
        self._preview = preview
        self.dialog.show_preview(preview)

    def _show_progress(self, job: Job) -> None:
        if job is self._job:
            self.dialog.show_progress(job.done, job.total)

    def _choose(self, key: str, kind: str, conference: str | None) -> None:
        if key in self._requests:
            self._requests[key] = replace(self._requests[key], kind=kind, conference=conference)
            self._look()

    def _choose_for_all(self, conference: str) -> None:
        """Give a conference to every file but those that name one themselves."""
        for file in self._preview.files:
            if file.key in self._requests and file.origin != "document":
                self._requests[file.key] = replace(self._requests[file.key], conference=conference)
        self._look()

    def _leave_out(self, key: str) -> None:
        self._requests.pop(key, None)
        self._look()

    def _want_import(self) -> None:
        wanted = [
            replace(self._requests[file.key], conference=file.conference)
            for file in self._preview.importable
            if file.key in self._requests
        ]
        self.import_wanted.emit(tuple(wanted))
