"""The status line: what just happened, what runs in the background, and whose library this is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from analysis.presentation.job_rows import JobRow
from storage.messages import Message
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.shell.job_list import CancelButton, JobBar, JobList

_WIDEST = 300

SHOWN_FOR = 8_000
"""Milliseconds that a text stays which says what just happened."""


class StatusLine(QStatusBar):
    """Three areas: a passing text, the latest job, the library and who works on it."""

    cancel_wanted = Signal(str)
    """Somebody stops a job, by its id."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._said: Message | str | None = None
        self._library: tuple[str, str, str] | None = None
        self._text = ElidedLabel()
        self._forget = QTimer(self, singleShot=True)
        self._forget.timeout.connect(self.say_nothing)
        self.jobs = JobStrip(texts, self)
        self.jobs.cancel_wanted.connect(self.cancel_wanted)
        self._read_only = QLabel()
        self._read_only.setProperty("role", "warning")
        self._read_only.setTextFormat(Qt.TextFormat.PlainText)
        self._name = QLabel()
        self._name.setProperty("role", "small")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizeGripEnabled(False)
        self.addWidget(self._text, 1)
        for part in (self.jobs, self._read_only, self._name):
            self.addPermanentWidget(part)
        self.setContentsMargins(10, 2, 10, 2)
        texts.follow(self.retranslate)

    @property
    def text(self) -> str:
        """What it says at present of what just happened."""
        return self._text.text()

    def say(self, message: Message | str, milliseconds: int = SHOWN_FOR) -> None:
        """Say something for a while; 0 leaves it until something else is said."""
        self._said = message
        self.retranslate()
        self._forget.stop()
        if milliseconds:
            self._forget.start(milliseconds)

    def say_nothing(self) -> None:
        """Take back what was said."""
        self._said = None
        self._text.clear()

    def show_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show which jobs run, in the order in which they were asked for."""
        self.jobs.show_jobs(jobs)

    def show_library(self, path: str, analyst: str, *, read_only: bool = False, holder: str = "") -> None:
        """Show which library is open, who works on it, and who holds it where it may only be read."""
        self._library = (path, analyst, holder if read_only else "")
        self._read_only.setVisible(read_only)
        self.retranslate()

    def show_no_library(self) -> None:
        """Show that no library is open."""
        self._library = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("status.line"))
        said = self._said or ""
        self._text.setText(said if isinstance(said, str) else self._texts.message(said))
        self._name.setVisible(self._library is not None)
        if self._library is None:
            self._read_only.hide()
            return
        path, analyst, holder = self._library
        name = PurePath(path).stem
        self._name.setText(self._texts("status.library", library=name, analyst=analyst))
        self._name.setToolTip(path)
        held = self._texts("status.held_by", analyst=holder) if holder else self._texts("status.read_only")
        self._read_only.setText(held)


class JobStrip(QWidget):
    """The latest job with its bar and a way to stop it; its text unfolds the list of all."""

    cancel_wanted = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._jobs: tuple[JobRow, ...] = ()
        self.list = JobList(texts, self)
        self.list.cancel_wanted.connect(self.cancel_wanted)
        self.button = QToolButton()
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIcon(icon("mdi6.chevron-up"))
        self.button.clicked.connect(self._open_list)
        self.bar = JobBar()
        self.bar.setFixedWidth(120)
        self.cancel = CancelButton(texts)
        self.cancel.clicked.connect(self._cancel_latest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        for part in (self.button, self.bar, self.cancel):
            row.addWidget(part)
        self.setVisible(False)
        texts.follow(self.retranslate)

    def show_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show which jobs run."""
        self._jobs = tuple(jobs)
        self.list.show_jobs(jobs)
        self.setVisible(bool(jobs))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        if not self._jobs:
            return
        latest = self._jobs[-1]
        text = self._texts.message(latest.message)
        count = len(self._jobs)
        shown = text if count == 1 else self._texts("job.and_more", job=text, count=count - 1)
        self.button.setText(self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, _WIDEST))
        self.button.setAccessibleName(shown)
        self.button.setToolTip(self._texts("job.show_all"))
        self.bar.show_job(latest, text)
        self.cancel.name_job(text)
        self.cancel.setVisible(latest.cancellable)

    def _open_list(self) -> None:
        self.list.open_above(self.button)

    def _cancel_latest(self) -> None:
        if self._jobs:
            self.cancel_wanted.emit(self._jobs[-1].id)


class ElidedLabel(QLabel):
    """A line of text that is cut where it is too long; all of it is in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
