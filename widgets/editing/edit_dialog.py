"""What all forms have in common: entries, what is wrong with them, and saving or leaving them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from storage.messages import Message
from widgets.common.texts import Texts
from widgets.editing.entry import Entry
from widgets.editing.fields import Field

_OF_THE_SCREEN = 0.9

Problems = Mapping[str, tuple[Message, Message]]
"""By entry: what is wrong, and what to do about it."""


class EditDialog(QDialog):
    """A form in a dialog; it closes when whoever saves says that it is saved."""

    save_wanted = Signal()

    def __init__(self, texts: Texts, title_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.entries: dict[str, Entry] = {}
        self._texts = texts
        self._title_key = title_key
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self.grid.setContentsMargins(16, 16, 16, 16)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self._other_problem = QLabel()
        self._other_problem.setProperty("role", "danger")
        self._other_problem.setWordWrap(True)
        self._other_problem.hide()
        self._save = QPushButton()
        self._save.setDefault(True)
        self._save.clicked.connect(self._ask_to_save)
        self._cancel = QPushButton()
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        # Return begins a new line in a field of several lines; this saves from everywhere.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save.click)
        self._lay_out()

    def add(self, name: str, field: Field, row: int, column: int = 0, *, wide: bool = False) -> Entry:
        """Put an entry into the form, over both columns if it is wide; its label is the text `form.` and its name."""
        entry = Entry(self._texts, f"form.{name}", field.widget, field.fill, field.read)
        self.entries[name] = entry
        self.grid.addWidget(entry, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        return entry

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setWindowTitle(self._texts(self._title_key))
        self._save.setText(self._texts("form.save"))
        self._cancel.setText(self._texts("form.cancel"))

    def show_problems(self, problems: Problems) -> None:
        """Say what is wrong at each entry, and let the first of them be corrected."""
        self._save.setEnabled(True)
        for name, entry in self.entries.items():
            entry.show_problem(*problems.get(name, (None, None)))
        others = [what for name, (what, _) in problems.items() if name not in self.entries]
        self._other_problem.setText("\n".join(map(self._texts.message, others)))
        self._other_problem.setVisible(bool(others))
        first = next((entry for entry in self.entries.values() if entry.has_problem), None)
        if first is not None:
            first.field.setFocus()
            self._scroll.ensureWidgetVisible(first)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the entries need, as far as the screen has room."""
        super().showEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the entries: a problem that is said takes a line."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def take_back(self) -> None:
        """Let the form be edited on after saving it has failed."""
        self._save.setEnabled(True)

    def _fit(self) -> None:
        """Grow to the height that the entries need, as far as the screen has room."""
        width = self._scroll.viewport().width()
        needed = max(self.grid.totalHeightForWidth(width), self.grid.totalMinimumSize().height())
        wanted = needed + self.height() - self._scroll.viewport().height()
        room = round(self.screen().availableGeometry().height() * _OF_THE_SCREEN)
        if self.height() < min(wanted, room):
            self.resize(self.width(), min(wanted, room))

    def _ask_to_save(self) -> None:
        self._save.setFocus()  # what is being typed in a cell of a table is entered by that
        self._save.setEnabled(False)  # until it is known what came of it
        self.save_wanted.emit()

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setLayout(self.grid)
        inner.installEventFilter(self)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self._other_problem)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
