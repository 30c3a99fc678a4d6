"""One report as a card: which document it stands in, who wrote it, and its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from analysis.presentation.talk_detail import ReportDetail
from widgets.common.chips import Chip
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.reader.part_field import INSET
from widgets.reader.part_view import PartView


class ReportCard(QFrame):
    """Shows a report; its parts are read, or all written in at once."""

    part_edited = Signal(str, str, str)
    """The report's id, the part's name, and what it says now."""
    field_added = Signal(object)
    """A PartField that was not there before."""
    original_wanted = Signal(str, str)
    """The report's id and the name of the part that should say again what the document says."""

    def __init__(self, texts: Texts, report: ReportDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._report = report
        self.parts: dict[str, PartView] = {}
        self.setProperty("role", "card")
        self._source = QLabel()
        self._source.setProperty("role", "subheading")
        self._withdrawn = Chip("", "amber")
        self._own = Chip("", "teal")
        self._edit = QToolButton()
        self._edit.setIcon(icon("mdi6.pencil-outline"))
        self._edit.setCheckable(True)
        self._edit.toggled.connect(self.set_editing)
        self._about = QLabel()
        self._about.setProperty("role", "small")
        self._about.setWordWrap(True)
        self._lay_out()
        self.show_report(report)
        texts.follow(self.retranslate)

    @property
    def report(self) -> ReportDetail:
        """The report that is shown."""
        return self._report

    @property
    def is_editing(self) -> bool:
        """Whether its parts are being written."""
        return self._edit.isChecked()

    def show_report(self, report: ReportDetail) -> None:
        """Show the report as the library has it now; whoever writes in it is not disturbed."""
        self._report = report
        names = [part.name for part in report.parts]
        for name in [name for name in self.parts if name not in names]:
            view = self.parts.pop(name)
            self._body.removeWidget(view)
            view.deleteLater()
        for place, part in enumerate(report.parts):
            if part.name in self.parts:
                self.parts[part.name].show_part(part)
            else:
                view = PartView(self._texts, part, self)
                view.edited.connect(self._edited)
                view.original_wanted.connect(self._wants_original)
                view.field.editing_wanted.connect(lambda: self._edit.setChecked(True))
                self.parts[part.name] = view
                self._body.insertWidget(place, view)
                view.set_editing(self.is_editing)
                self.field_added.emit(view.field)
        self.retranslate()

    def set_editing(self, on: bool) -> None:
        """Let the report be written, or only read; the keyboard stays in the part where it is."""
        self._edit.setChecked(on)
        for view in self.parts.values():
            view.set_editing(on)
        if on and not any(view.field.hasFocus() for view in self.parts.values()):
            next(iter(self.parts.values())).field.setFocus()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        report = self._report
        self._source.setText(report.source)
        self._withdrawn.show_text(self._texts("reader.withdrawn"), "amber")
        self._withdrawn.setVisible(report.withdrawn)
        self._own.show_text(self._texts("reader.own_report"), "teal")
        self._own.setVisible(report.is_own)
        self._edit.setToolTip(self._texts("command.reader_edit"))
        self._edit.setAccessibleName(self._texts("reader.edit_report", source=report.source))
        lines = [
            self._texts(key, names="、".join(names))
            for key, names in (
                ("reader.topics_line", report.topics),
                ("reader.authors_line", [author.name for author in report.authors]),
            )
            if names
        ]
        self._about.setText("　".join(lines))
        self._about.setVisible(bool(lines))
        self.setAccessibleName(self._texts("reader.report_of", source=report.source))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(INSET, 0, 0, 0)
        self._about.setContentsMargins(INSET, 0, 0, 0)
        for widget in (self._source, self._own, self._withdrawn):
            head.addWidget(widget)
        head.addStretch()
        head.addWidget(self._edit)
        self._body = QVBoxLayout()
        self._body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 10, 8, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._body)
        layout.addWidget(self._about)
        layout.addStretch()

    def _edited(self, part: str, text: str) -> None:
        self.part_edited.emit(self._report.id, part, text)

    def _wants_original(self, part: str) -> None:
        self.original_wanted.emit(self._report.id, part)
