"""Room to write about one talk: facts and insight, on disk after every pause."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from analysis.presentation.agenda import OwnReport
from widgets.common.texts import Texts
from widgets.reader.part_field import PartField
from widgets.reader.stars import Stars

PARTS: Final = ("facts", "insight")
_LEAST_HEIGHT: Final = 120


class WritingSheet(QScrollArea):
    """The talk's name and times, stars, and a field for each part of the analyst's own report."""

    written = Signal(str, str, str)
    """A talk's id, a part and its text."""
    rated = Signal(str, int)
    """A talk's id and its stars."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._report: OwnReport | None = None
        self._title = QLabel()
        self._meta = QLabel()
        self._saved = QLabel()
        self.stars = Stars(texts)
        self.fields = {part: PartField() for part in PARTS}
        self._labels = {part: QLabel() for part in PARTS}
        self._lay_out()
        for part, field in self.fields.items():
            field.set_editing(True)
            field.edited.connect(lambda text, part=part: self._tell(part, text))
        self.stars.rating_wanted.connect(self._rate)
        texts.follow(self.retranslate)

    @property
    def talk_id(self) -> str:
        """The talk that is written about, empty where there is none."""
        return self._report.talk.id if self._report else ""

    def show_report(self, report: OwnReport | None) -> None:
        """Show a talk; what is being typed in it is not disturbed."""
        if report is None or report.talk.id != self.talk_id:
            for field in self.fields.values():
                field.start_over()
        self._report = report
        for part, field in self.fields.items():
            field.show_text(getattr(report, part) if report else "")
            field.setEnabled(report is not None)
        self.stars.show_value(report.rating if report else 0)
        self.retranslate()

    def saved(self, part: str) -> None:
        """Take note that a text of a part is in the library."""
        self.fields[part].saved()
        self._saved.setText(self._texts("capture.saved"))

    def flush(self) -> None:
        """Hand on what was typed and is not yet."""
        for field in self.fields.values():
            field.flush()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        for part, label in self._labels.items():
            label.setText(self._texts(f"capture.{part}"))
            self.fields[part].setAccessibleName(label.text().replace("&", ""))
            self.fields[part].setPlaceholderText(self._texts(f"capture.{part}_hint"))
        talk = self._report.talk if self._report else None
        self._title.setText(talk.title if talk else "")
        speakers = "、".join(speaker.name for speaker in talk.speakers) if talk else ""
        times = f"{talk.start[:10]} {talk.start[11:16]}–{talk.end[11:16]}".strip(" –") if talk else ""
        self._meta.setText(" · ".join(filter(None, (times, talk.room, speakers))) if talk else "")
        self._saved.setText("")

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        self._meta.setProperty("role", "muted")
        self._saved.setProperty("role", "small")
        for label in (self._title, self._meta):
            label.setWordWrap(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 20, 28, 28)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._meta)
        row = QHBoxLayout()
        row.addWidget(self.stars)
        row.addStretch()
        row.addWidget(self._saved)
        column.addLayout(row)
        for part, field in self.fields.items():
            self._labels[part].setProperty("role", "subheading")
            self._labels[part].setBuddy(field)
            field.least_height = _LEAST_HEIGHT
            column.addSpacing(8)
            column.addWidget(self._labels[part])
            column.addWidget(field)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard, and bring themselves into view

    def _tell(self, part: str, text: str) -> None:
        if self._report is not None:
            self._saved.setText("")
            self.written.emit(self._report.talk.id, part, text)

    def _rate(self, stars: int) -> None:
        if self._report is not None:
            self.rated.emit(self._report.talk.id, stars)
