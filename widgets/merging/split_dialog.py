"""The dialog in which some of what documents say of a talk gets a talk of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListView, QSplitter, QVBoxLayout, QWidget

from analysis.presentation.merging import SplitSheet, compared_fields
from widgets.common.texts import Texts
from widgets.merging.comparison import Comparison
from widgets.merging.lines_list import LinesList
from widgets.merging.statement_model import StatementModel


class SplitDialog(QDialog):
    """Shows a talk's reports and events with check boxes, and both talks as they will be; Space checks."""

    leaving_chosen = Signal(str, tuple)
    """Other statements shall leave: the talk's id and their keys. Whoever hears it shows the sheet for that."""
    split_wanted = Signal(str, tuple)
    """The talk shall be split: its id, and the keys of the statements that leave."""

    def __init__(self, texts: Texts, sheet: SplitSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._sheet = sheet
        self._model = StatementModel(texts, sheet.card.statements, self)
        self._model.leaving_changed.connect(self._choose)
        self._intro = QLabel()
        self._intro.setProperty("role", "muted")
        self._intro.setWordWrap(True)
        self._list: QListView = LinesList(self._model)
        self._preview = Comparison(texts)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        panes = QSplitter(Qt.Orientation.Vertical)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._list)
        panes.addWidget(self._preview)
        panes.setStretchFactor(1, 1)
        panes.setSizes([self._list.sizeHint().height(), self._preview.sizeHint().height()])
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._intro)
        layout.addWidget(panes, 1)
        layout.addWidget(self._buttons)
        texts.follow(self.retranslate)
        self._list.setFocus()
        self.resize(860, 640)

    def show_sheet(self, sheet: SplitSheet) -> None:
        """Show what other statements' leaving would make; an answer that comes too late is left aside."""
        if sheet.leaving == self._model.leaving:
            self._sheet = sheet
            self.retranslate()

    def accept(self) -> None:
        """Ask for the split and close."""
        self.split_wanted.emit(self._sheet.card.talk.id, tuple(sorted(self._model.leaving)))
        super().accept()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.setWindowTitle(self._texts("merging.split_title"))
        self._intro.setText(self._texts("merging.split_intro", title=self._sheet.card.talk.title))
        self._list.setAccessibleName(self._texts("merging.statements"))
        self._preview.setAccessibleName(self._texts("merging.comparison"))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self._texts("merging.split"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self._texts("merging.cancel"))
        self._show_preview()

    def _show_preview(self) -> None:
        talks = self._sheet.talks
        is_ready = talks is not None and self._sheet.leaving == self._model.leaving
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_ready)
        if talks is None:
            hint = "merging.split_all" if self._sheet.leaving else "merging.split_none"
            self._preview.show_fields([self._head(hint, "muted")], ())
        else:
            heads = [self._head("merging.stays"), self._head("merging.leaves")]
            self._preview.show_fields(heads, compared_fields(talks))

    def _head(self, key: str, role: str = "subheading") -> QLabel:
        head = QLabel(self._texts(key))
        head.setProperty("role", role)
        head.setWordWrap(True)
        return head

    def _choose(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        self.leaving_chosen.emit(self._sheet.card.talk.id, tuple(sorted(self._model.leaving)))
