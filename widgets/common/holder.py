"""Room for a widget that is made later than what stands around it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Holder(QWidget):
    """Empty at first, then filled by one widget, to which it passes the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, widget: QWidget) -> None:
        """Show a widget from now on."""
        self._column.addWidget(widget)
        widget.show()  # now, and not with the next event: the keyboard may be put there at once
        self.setFocusProxy(widget)
