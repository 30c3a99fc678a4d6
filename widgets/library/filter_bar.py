"""The line above the table: filter as you type, how many talks are shown, saved views, columns and facets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.library.chosen_values import ChosenValues
from widgets.library.views_button import ViewsButton

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection
    from storage.messages import Message

_WIDEST_FIELD = 420


class FilterBar(QWidget):
    """Says what is typed at every keystroke, and shows what has been found."""

    text_changed = Signal(str)
    """The filter's words, as they are typed."""
    left = Signal()
    """Somebody is done with the field and wants to go on with the talks."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._selection: TalkSelection | None = None
        self._chosen = 0
        self._notice: Message | None = None
        self.field = _FilterField()
        self.field.textChanged.connect(self.text_changed)
        self.field.left.connect(self.left)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._note = QLabel()
        self._note.setProperty("role", "warning")
        self._note.hide()
        self.views = ViewsButton(texts)
        self.values = ChosenValues(texts)
        self._buttons = QHBoxLayout()
        self._lay_out()
        texts.follow(self.retranslate)

    def add_button(self, action: QAction) -> QToolButton:
        """Add a small button for an action at the right end."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._buttons.addWidget(button)
        return button

    def show_selection(self, selection: TalkSelection) -> None:
        """Show how many talks a selection has, and what is chosen in it."""
        self._selection = selection
        self.values.show_selection(selection)
        self.views.show_current(selection.view)
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Put words into the field without saying so."""
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)

    def show_chosen(self, count: int) -> None:
        """Show how many talks are chosen, where it is more than one."""
        self._chosen = count
        self.retranslate()

    def tell(self, message: Message | None) -> None:
        """Say something about what is shown, until something else is shown."""
        self._notice = message
        self._note.setVisible(message is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.field.setPlaceholderText(self._texts("library.filter"))
        self.field.setAccessibleName(self._texts("library.filter"))
        self._note.setText("" if self._notice is None else self._texts.message(self._notice))
        self._count.setText(self._say_count())

    def _say_count(self) -> str:
        if self._selection is None:
            return self._texts("library.loading")
        shown, total = len(self._selection.order), len(self._selection.talks)
        if self._chosen > 1:
            return self._texts("library.count_chosen", chosen=f"{self._chosen:,}", shown=f"{shown:,}")
        if shown == total:
            return self._texts("library.count_all", total=f"{total:,}")
        return self._texts("library.count", shown=f"{shown:,}", total=f"{total:,}")

    def _lay_out(self) -> None:
        self.field.setMaximumWidth(_WIDEST_FIELD)
        self.field.addAction(icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setClearButtonEnabled(True)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.field, 3)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addWidget(self.views)
        line.addLayout(self._buttons)
        self._buttons.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._note)
        layout.addWidget(self.values)


class _FilterField(QLineEdit):
    """A field that Escape empties and, once empty, leaves; Enter and Down go to the talks."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty or leave the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
