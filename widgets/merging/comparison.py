"""What several talks say, side by side: a line for each field, a column for each talk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from analysis.presentation.merging import ComparedField
from storage.messages import Message
from widgets.common.texts import Texts

_NARROWEST = 200
_WIDE = 250
_TALLEST = 600
_SPARE = 24
"""Pixels by which the lines may turn out taller than reckoned, without a scroll bar."""


class Comparison(QScrollArea):
    """A grid of texts that can be read and copied, with something on top of each column."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._grid = QGridLayout()
        self._sheet = _new_sheet(self._grid)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_fields(self, heads: Sequence[QWidget], fields: Sequence[ComparedField]) -> None:
        """Show columns with these heads; a field of which two columns say different things is named in bold."""
        self._grid = QGridLayout()
        sheet = _new_sheet(self._grid)
        self._grid.setColumnStretch(0, 0)
        for column, head in enumerate(heads, start=1):
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, _NARROWEST)
        for row, field in enumerate(fields, start=1):
            name = QLabel(self._texts.message(field.name))
            name.setProperty("role", "subheading" if field.is_contradicted else "muted")
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            for column, value in enumerate(field.values, start=1):
                self._grid.addWidget(_value(self._lines(value), name.text()), row, column, Qt.AlignmentFlag.AlignTop)
        self._grid.setRowStretch(len(fields) + 1, 1)
        self._sheet = sheet
        self.setWidget(sheet)  # which deletes the one before
        self.updateGeometry()

    def texts_of(self, column: int) -> list[str]:
        """Return what a column says, from top to bottom; the first column is 1."""
        items = (self._grid.itemAtPosition(row, column) for row in range(1, self._grid.rowCount()))
        labels = (item.widget() for item in items if item is not None)
        return [label.text() for label in labels if isinstance(label, QLabel)]

    def sizeHint(self) -> QSize:
        """Return room for all columns and, up to a limit, for all lines."""
        columns = max(self._grid.columnCount() - 1, 1)
        width = max(self._sheet.sizeHint().width(), columns * _WIDE + _NARROWEST // 2)
        height = self._grid.heightForWidth(width) if self._grid.hasHeightForWidth() else self._grid.sizeHint().height()
        return QSize(width + 2 * self.frameWidth(), min(height + _SPARE, _TALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the lines be as tall as their width makes them."""
        super().resizeEvent(event)
        self._sheet.updateGeometry()

    def _lines(self, value: Sequence[str | Message]) -> str:
        return "\n".join(self._texts.message(line) if isinstance(line, Message) else line for line in value)


def _new_sheet(grid: QGridLayout) -> QWidget:
    sheet = QFrame()
    sheet.setProperty("role", "card")
    sheet.setLayout(grid)
    grid.setContentsMargins(14, 12, 14, 12)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    return sheet


def _value(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label.setAccessibleName(name)
    label.setAccessibleDescription(text)
    return label
