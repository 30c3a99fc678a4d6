"""A card that lies over the window until something is chosen, or Esc or a click beside it puts it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

_SHADE = QColor(8, 12, 20, 110)
_MARGIN = 24


class Overlay(QWidget):
    """Covers the window that it belongs to, keeps the keyboard inside its card and gives it back when it closes."""

    closed = Signal()
    """It lies over the window no longer."""

    def __init__(self, window: QWidget, width: int, height: int) -> None:
        super().__init__(window)
        self.setVisible(False)
        self._covered = window
        self._keyboard_was_at: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.card.setMaximumSize(width, height)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN * 2, _MARGIN, _MARGIN)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self.card, 1)
        column.addStretch(0)
        row.addLayout(column, 100)
        row.addStretch(1)
        window.installEventFilter(self)

    def open(self) -> None:
        """Lay the card over the window."""
        if self.isVisible():
            return
        self._keyboard_was_at = self._covered.window().focusWidget()
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def dismiss(self) -> None:
        """Put the card away, and the keyboard where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._keyboard_was_at is not None and self._keyboard_was_at.isVisible():
            self._keyboard_was_at.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keyboard_was_at = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at every size."""
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Move the keyboard round inside the card."""
        stops = [
            child
            for child in self.card.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        if not stops:
            return True
        focused = self.window().focusWidget()
        here = stops.index(focused) if focused in stops else -1
        stops[(here + (1 if forwards else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; no key goes through to the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shade the window below."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), _SHADE)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over whatever came to lie over the window meanwhile."""
        super().showEvent(event)
        self.raise_()
