"""Chips: short words on a coloured ground, painted by delegates or shown as widgets."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme, theme_of

_SIDE = 7
_TOP = 2
_WIDEST = 180


def chip_size(text: str, metrics: QFontMetrics) -> QSize:
    """Return the size of a chip; long words are cut at its widest."""
    return QSize(min(metrics.horizontalAdvance(text) + 1, _WIDEST) + 2 * _SIDE, metrics.height() + 2 * _TOP)


def paint_chip(painter: QPainter, rect: QRect, text: str, colour: str, theme: Theme) -> None:
    """Paint a chip that fills the rectangle; `colour` is one of the names of `TAG_COLOURS`."""
    colours = theme.tag(colour)
    radius = rect.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.background))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(QColor(colours.text))
    inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, cut)
    painter.restore()


class Chip(QWidget):
    """One chip as a widget."""

    def __init__(self, text: str, colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text, colour)

    @property
    def text(self) -> str:
        """The chip's word."""
        return self._text

    def show_text(self, text: str, colour: str = "") -> None:
        """Show another word, or another colour."""
        self._text = text
        self._colour = colour
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the word with its ground."""
        return chip_size(self._text, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip in the theme in use."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._colour, theme_of(self))
        painter.end()
