"""Widgets beside each other that go on in the next line where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP = 6


class Flow(QWidget):
    """Arranges its children itself, each as large as it wants to be; narrower means higher."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What is shown, in its order."""
        return tuple(self._widgets)

    def show_widgets(self, widgets: list[QWidget]) -> None:
        """Show these widgets in this order; those that were shown and are not among them are deleted."""
        for gone in self._widgets:
            if gone not in widgets:
                gone.hide()
                gone.deleteLater()
        self._widgets = list(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._arrange(self.width(), moves=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that it is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are in a width."""
        return self._arrange(width, moves=False)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        hints = [widget.sizeHint() for widget in self._widgets]
        width = sum(hint.width() for hint in hints) + _GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest widget: less cannot be arranged."""
        size = QSize()
        for widget in self._widgets:
            size = size.expandedTo(widget.sizeHint())
        return size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the widgets anew."""
        self._arrange(self.width(), moves=True)

    def _arrange(self, width: int, *, moves: bool) -> int:
        x, y, line = 0, 0, 0
        for widget in self._widgets:
            hint = widget.sizeHint()
            if x and x + hint.width() > width:
                x, y, line = 0, y + line + _GAP, 0
            if moves:
                widget.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x += hint.width() + _GAP
            line = max(line, hint.height())
        return y + line
