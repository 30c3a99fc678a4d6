"""Importing: from files, folders, drops and the clipboard through the preview into the library, and out again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from analysis.presentation.import_summary import ImportSummary
from desktop.controllers.import_run import ImportRun
from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations.import_previews import ImportRequest
from desktop.operations.import_sources import ImportSource, list_sources
from desktop.operations.pasting import pasted_source
from desktop.operations.taking_back import TakenBack, taking_back_steps
from storage.errors import InputError
from storage.history import MarksInTheWayError
from storage.messages import Message
from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.importing.drop_target import DropTarget, dropped_paths, dropped_text
from widgets.importing.import_summary import ImportSummaryCard
from widgets.importing.source_dialogs import ask_which_files, ask_which_folder

if TYPE_CHECKING:
    from desktop.controllers.import_session import ImportSession


class ImportingController(QObject):
    """Gives a window its commands for importing, and shows in it what is going to come in and what has."""

    imported = Signal(object)
    """An import has ended: its ImportSummary."""

    def __init__(self, desk: Desk, window: QWidget, texts: Texts) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._session: ImportSession | None = None
        self._summary = ImportSummary()
        self._taking_back: Job | None = None
        self.card = ImportSummaryCard(texts, window)
        self.card.take_back_wanted.connect(self.take_back)
        self.drops = DropTarget(texts, window)
        self.drops.is_enabled = not desk.read_only
        self.drops.files_dropped.connect(self.preview)
        self.drops.text_dropped.connect(self.preview_text)
        for key, run, shortcut, icon in (
            ("command.import", self.choose_files, "Ctrl+I", "mdi6.tray-arrow-down"),
            ("command.import_folder", self.choose_folder, "Ctrl+Shift+I", "mdi6.folder-arrow-down-outline"),
            ("command.paste_digest", self.paste, "Ctrl+Shift+V", "mdi6.clipboard-arrow-down-outline"),
        ):
            action = add_command(window, texts, key, run, shortcut=shortcut, icon=icon, whole_window=True)
            action.setEnabled(not desk.read_only)
        # Queued: a job that was cancelled too late is done all the same, which is said right after its end.
        desk.jobs.job_ended.connect(self._note_end, Qt.ConnectionType.QueuedConnection)

    def choose_files(self) -> None:
        """Ask for files and show what they would bring."""
        ask_which_files(self._window, self._texts, self.preview)

    def choose_folder(self) -> None:
        """Ask for a folder and show what its files would bring."""
        ask_which_folder(self._window, self._texts, self.preview)

    def paste(self) -> None:
        """Show what the clipboard would bring: files that were copied, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        paths = dropped_paths(data)
        if paths:
            self.preview(paths)
        else:
            self.preview_text(dropped_text(data))

    def preview(self, paths: Sequence[Path]) -> None:
        """Show what files and the files in folders would bring, in the preview that is open or in a new one."""
        session = self._open_session()
        self._desk.compute(
            Message("progress.previewing"),
            list_sources,
            tuple(paths),
            done=lambda found: self._add(session, found),
            failed=session.fail,
        )

    def preview_text(self, text: str) -> None:
        """Show what a text would bring."""
        source = pasted_source(text, _today(), self._texts("pasting.prefix"))
        if source is None:
            self._desk.failed.emit(InputError(Message("pasting.nothing"), remedy=Message("pasting.nothing_remedy")))
            return
        self._open_session().add([source])

    def import_requests(self, requests: Iterable[ImportRequest]) -> None:
        """Import files, and say what came of it."""
        run = ImportRun(self._desk, requests, self)
        run.ended.connect(self._show_summary)
        run.ended.connect(self.imported)
        run.start()

    def take_back(self, keep_marked: bool = False) -> None:
        """Take the last import back; what carries marks stays with `keep_marked`, otherwise it is asked about."""
        change_sets, analyst = self._summary.change_sets, self._desk.analyst
        if not change_sets or self._taking_back is not None:
            return
        self.card.show_busy()
        self._taking_back = self._desk.run(
            Message("progress.taking_back", {"count": len(change_sets)}),
            lambda library: taking_back_steps(library, change_sets, analyst, keep_marked=keep_marked),
            done=self._show_taken_back,
            failed=self._ask_about_marks,
        )

    def _open_session(self) -> ImportSession:
        from desktop.controllers.import_session import ImportSession  # its dialog is nothing that a start needs

        if self._session is None:
            session = self._session = ImportSession(self._desk, self._texts, self._window)
            session.import_wanted.connect(self.import_requests)
            session.dialog.finished.connect(self._forget_session)
            session.dialog.show()
        else:
            self._session.dialog.raise_()
            self._session.dialog.activateWindow()
        return self._session

    def _forget_session(self, _result: int) -> None:
        self._session = None

    def _add(self, session: ImportSession, sources: list[ImportSource]) -> None:
        if session is not self._session:  # closed in the meantime
            return
        if not sources:
            self._desk.failed.emit(InputError(Message("import.nothing_found")))
        session.add(sources)

    def _show_summary(self, summary: ImportSummary) -> None:
        self._summary = summary
        self.card.show_summary(summary)

    def _show_taken_back(self, result: TakenBack) -> None:
        self._taking_back = None
        self._show_summary(self._summary.taken_back(has_kept=result.has_kept))

    def _ask_about_marks(self, error: Exception) -> bool:
        self._taking_back = None
        is_question = isinstance(error, MarksInTheWayError)
        self._show_summary(self._summary.asking() if is_question else self._summary.standing())
        return is_question

    def _note_end(self, job: Job) -> None:
        if job is self._taking_back and job.is_cancelled:
            self._taking_back = None
            self._show_summary(self._summary.standing())


def _today() -> date:
    """Return the day that it is where the analyst is."""
    return datetime.now(UTC).astimezone().date()
