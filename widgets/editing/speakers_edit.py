"""A field for the speakers of a talk: a table to write in, and buttons to add and remove a line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.editing.fields import Field
from widgets.editing.speakers_model import SpeakersModel

_LINES = 4


class SpeakersEdit(QWidget):
    """Typing goes into the chosen cell, Delete takes the line out, Tab leads out of the table."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model = SpeakersModel(texts, self)
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.removed.connect(self.remove)
        self._add = QPushButton()
        self._add.setIcon(icon("mdi6.account-plus-outline"))
        self._add.clicked.connect(self.add)
        self._remove = QPushButton()
        self._remove.setIcon(icon("mdi6.account-minus-outline"))
        self._remove.clicked.connect(self.remove)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._add, self._remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        self.setFocusProxy(self.table)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._add.setText(self._texts("form.add_speaker"))
        self._remove.setText(self._texts("form.remove_speaker"))

    def setAccessibleName(self, name: str) -> None:
        """Name the table."""
        super().setAccessibleName(name)
        self.table.setAccessibleName(name)

    def add(self) -> None:
        """Begin to write in the empty line at the end."""
        last = self.model.index(self.model.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.setCurrentIndex(last)
        self.table.edit(last)

    def remove(self) -> None:
        """Take the chosen line out."""
        chosen = self.table.currentIndex()
        if chosen.isValid():
            self.model.remove(chosen.row())


class _Table(QTableView):
    """The table; it is as high as a few lines."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.SelectedClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        height = self.verticalHeader().defaultSectionSize() * _LINES + self.horizontalHeader().sizeHint().height() + 6
        self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Delete take the line out."""
        if event.key() == Qt.Key.Key_Delete and self.state() != QAbstractItemView.State.EditingState:
            self.removed.emit()
            return
        super().keyPressEvent(event)


def speakers_field(edit: SpeakersEdit) -> Field:
    """Return the field with how it is filled and read."""
    return Field(edit, edit.model.show_speakers, lambda: edit.model.speakers)
