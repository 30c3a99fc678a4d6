"""All jobs that run, each with how far it is and a way to stop it: what the status line unfolds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.job_rows import JobRow
from widgets.common.icons import icon
from widgets.common.texts import Texts

_WIDTH = 360


class JobBar(QProgressBar):
    """How far a job is; it moves where nobody knows."""

    def show_job(self, job: JobRow, spoken: str) -> None:
        """Show how far a job is; `spoken` is what a screen reader calls it."""
        percent = job.percent
        self.setRange(0, 0 if percent is None else 100)
        self.setValue(percent or 0)
        self.setTextVisible(False)  # a number on a bar stands on two grounds, on one of which it cannot be read
        self.setAccessibleName(spoken)


class CancelButton(QToolButton):
    """A cross that stops a job."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._job = ""
        self.setIcon(icon("mdi6.close-circle-outline"))
        texts.follow(self.retranslate)

    def name_job(self, text: str) -> None:
        """Say which job it stops."""
        self._job = text
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setToolTip(self._texts("job.cancel"))
        self.setAccessibleName(self._texts("job.cancel_named", job=self._job))


class JobList(QFrame):
    """A popup with a line for each job; it closes when there is none any more, or with Esc."""

    cancel_wanted = Signal(str)
    """Somebody stops a job, by its id."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._texts = texts
        self._lines: dict[str, JobLine] = {}
        self._anchor: QWidget | None = None
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 10, 12)
        self._column.setSpacing(10)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self._title = QLabel()
        self._title.setProperty("role", "subheading")
        self._column.addWidget(self._title)
        texts.follow(self.retranslate)

    def show_jobs(self, jobs: Sequence[JobRow]) -> None:
        """Show these jobs; a line stays the same widget while its job runs, so that the keyboard stays on it."""
        wanted = {job.id: job for job in jobs}
        for job_id in [job_id for job_id in self._lines if job_id not in wanted]:
            line = self._lines.pop(job_id)
            self._column.removeWidget(line)
            line.deleteLater()
        for job in jobs:
            if job.id not in self._lines:
                line = JobLine(self._texts, self)
                line.cancel.clicked.connect(partial(self.cancel_wanted.emit, job.id))
                self._lines[job.id] = line
                self._column.addWidget(line)
            self._lines[job.id].show_job(job)
        if not jobs:
            self.hide()

    def open_above(self, anchor: QWidget) -> None:
        """Open it above a widget, its right edge at that widget's."""
        self._anchor = anchor
        self.adjustSize()
        self._take_place()
        self.show()
        for line in self._lines.values():
            line.cancel.setFocus(Qt.FocusReason.PopupFocusReason)
            break

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._title.setText(self._texts("job.all"))
        self.setAccessibleName(self._title.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its foot where it is when lines come and go."""
        super().resizeEvent(event)
        self._take_place()

    def _take_place(self) -> None:
        if self._anchor is not None:
            self.move(self._anchor.mapToGlobal(QPoint(self._anchor.width() - self.width(), -self.height() - 6)))


class JobLine(QWidget):
    """One job of the list."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._job: JobRow | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._share = QLabel()
        self._share.setProperty("role", "small")
        self._bar = JobBar()
        self.cancel = CancelButton(texts)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._text, 0, 0)
        grid.addWidget(self._share, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        grid.addWidget(self.cancel, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)
        self.setFixedWidth(_WIDTH)
        texts.follow(self.retranslate)

    def show_job(self, job: JobRow) -> None:
        """Show how far its job is."""
        self._job = job
        self.retranslate()

    def retranslate(self) -> None:
        """Say the job in the language in use."""
        if self._job is None:
            return
        text = self._texts.message(self._job.message)
        self._text.setText(text)
        percent = self._job.percent
        self._share.setText("" if percent is None else self._texts("job.percent", percent=percent))
        self._bar.show_job(self._job, text)
        self.cancel.name_job(text)
        self.cancel.setVisible(self._job.cancellable)
