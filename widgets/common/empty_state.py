"""What an empty place says, and what it offers to do next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.common.texts import Texts


class EmptyState(QWidget):
    """A title, a hint and a button for each action that gets somebody further."""

    def __init__(
        self,
        texts: Texts,
        title_key: str,
        hint_key: str,
        actions: Sequence[QAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._keys = (title_key, hint_key)
        self._title = _label("heading")
        self._hint = _label("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        self._row = QHBoxLayout()
        self._row.addStretch()
        self._row.addStretch()
        layout.addSpacing(8)
        layout.addLayout(self._row)
        layout.addStretch(3)
        self.offer(actions)
        texts.follow(self.retranslate)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer more actions, each with a button."""
        for action in actions:
            self._row.insertWidget(self._row.count() - 1, _ActionButton(action, self._texts))

    def say(self, title_key: str, hint_key: str) -> None:
        """Say something else."""
        self._keys = (title_key, hint_key)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        title, hint = self._keys
        self._title.setText(self._texts(title))
        self._hint.setText(self._texts(hint))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._hint.text())


class _ActionButton(QPushButton):
    """A button that looks like an action and triggers it."""

    def __init__(self, action: QAction, texts: Texts) -> None:
        super().__init__()
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self.take_over)
        texts.follow(self.take_over)

    def take_over(self) -> None:
        """Show what the action shows now."""
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
