"""A small page at the foot of the reader to write a note, or why a link was decided so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from widgets.common.texts import Texts


class NotePanel(QFrame):
    """Asks for a few lines; Ctrl+Enter keeps them, Escape goes back."""

    closed = Signal()
    """The page was left, with or without a note."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._key = "reader.note_on_talk"
        self._about = ""
        self._keep: Callable[[str], object] = lambda text: None
        self.setProperty("role", "card")
        self._label = QLabel()
        self._label.setProperty("role", "subheading")
        self._label.setWordWrap(True)
        self._quote = QLabel()
        self._quote.setProperty("role", "small")
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(96)
        self.field.installEventFilter(self)
        self._save = QPushButton()
        self._save.setProperty("role", "primary")
        self._cancel = QPushButton()
        self._save.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._quote, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self._label)
        layout.addWidget(self.field)
        layout.addLayout(row)
        self.hide()
        texts.follow(self.retranslate)

    def ask(self, key: str, keep: Callable[[str], object], *, text: str = "", about: str = "") -> None:
        """Ask for a note under the heading of a message key; `keep` gets it, `about` is what it is on."""
        self._key, self._keep, self._about = key, keep, about
        self.field.setPlainText(text)
        self.retranslate()
        self.show()
        self.field.setFocus()

    def accept(self) -> None:
        """Hand the note on."""
        self.hide()
        self._keep(self.field.toPlainText().strip())
        self.closed.emit()

    def reject(self) -> None:
        """Go back without a note."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._label.setText(self._texts(self._key))
        self._quote.setText(self._about)
        self.field.setAccessibleName(self._label.text())
        self._save.setText(self._texts("reader.keep"))
        self._cancel.setText(self._texts("reader.cancel"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Ctrl+Enter, go back with Escape."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)
