"""The text of a file with its line numbers, and a line of it shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from widgets.common.texts import Texts
from widgets.common.theme import theme_of

_SIDE = 8
_LINES_AT_ONCE = 1000
_CHARACTERS_AT_ONCE = 50_000


class SourceText(QPlainTextEdit):
    """Read only; the arrow keys move in it, and what is selected can be copied."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._numbers = _LineNumbers(self)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._rest: list[str] = []
        self._line_wanted = 0  # the line to go to once it is there
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._follow)
        texts.follow(self.retranslate)

    def show_text(self, text: str) -> None:
        """Show another text from its beginning; of a long one the rest follows in pieces, so that nothing waits."""
        first, *self._rest = pieces(text)
        self._line_wanted = 0
        self.setPlainText(first)
        self.setExtraSelections([])
        self._make_room()
        if self._rest:
            self._filling.start()
        else:
            self._filling.stop()

    def go_to_line(self, line: int) -> None:
        """Mark a line, counted from 1, and bring it to the middle; a line that is not there is no line to go to."""
        block = self.document().findBlockByNumber(line - 1)
        if not block.isValid():
            self._line_wanted = line if self._rest else 0
            return
        self._line_wanted = 0
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setBackground(QColor(theme_of(self).selection))
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        self.setExtraSelections([mark])
        self.centerCursor()

    def retranslate(self) -> None:
        """Say the name in the language in use."""
        self.setAccessibleName(self._texts("import_preview.tab.text"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.numbers_width(), inside.height()))

    def numbers_width(self) -> int:
        """Return how wide the line numbers are."""
        return self.fontMetrics().horizontalAdvance("9" * max(3, len(str(self.blockCount())))) + 2 * _SIDE

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Paint the numbers of the lines in view."""
        theme = theme_of(self)
        painter.fillRect(area, QColor(theme.raised))
        painter.setPen(QColor(theme.muted))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= area.bottom():
            height = self.blockBoundingRect(block).height()
            if block.isVisible() and top + height >= area.top():
                place = QRect(0, round(top), self.numbers_width() - _SIDE, self.fontMetrics().height())
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block, top = block.next(), top + height

    def _fill(self) -> None:
        """Put in the next piece."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._rest.pop(0))
        if not self._rest:
            self._filling.stop()
        if self._line_wanted:
            self.go_to_line(self._line_wanted)

    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)

    def _follow(self, area: QRect, moved: int) -> None:
        if moved:
            self._numbers.scroll(0, moved)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


def pieces(text: str) -> list[str]:
    """Return a text in pieces of whole lines, each short enough to be laid out in a few milliseconds; one at least."""
    found: list[str] = []
    lines = text.splitlines(keepends=True)
    start = size = 0
    for number, line in enumerate(lines):
        size += len(line)
        if number - start + 1 >= _LINES_AT_ONCE or size >= _CHARACTERS_AT_ONCE:
            found.append("".join(lines[start : number + 1]))
            start, size = number + 1, 0
    rest = "".join(lines[start:])
    return [*found, rest] if rest or not found else found


class _LineNumbers(QWidget):
    """The strip beside the text."""

    def __init__(self, beside: SourceText) -> None:
        super().__init__(beside)
        self._beside = beside

    def sizeHint(self) -> QSize:
        """Return the width of the numbers."""
        return QSize(self._beside.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers beside the lines in view."""
        painter = QPainter(self)
        self._beside.paint_numbers(painter, event.rect())
        painter.end()
