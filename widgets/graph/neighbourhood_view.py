"""A picture of what is chosen and everything that is linked to it; the outline beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from analysis.presentation.link_outline import OutlineNode
from widgets.common.texts import Texts
from widgets.common.theme import Theme, theme_of

MOST_SHOWN: Final = 24
_CARD_HEIGHT: Final = 30
_GAP: Final = 8
_SIDE: Final = 10
_MARGIN: Final = 20
_WIDEST_LINE: Final = 6.0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What is linked to the chosen node, and how."""

    node: OutlineNode
    score: float
    state: str


class NeighbourhoodView(QWidget):
    """The chosen node at the left, its neighbours at the right; a line is as thick as its link is strong.

    Lines of accepted links are whole, those of suggested ones dashed.
    """

    node_chosen = Signal(str)
    """Somebody clicked a neighbour, by its id."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._centre: OutlineNode | None = None
        self._neighbours: tuple[Neighbour, ...] = ()
        self._left_out = 0
        self.setMinimumSize(360, 240)
        self.setMouseTracking(True)
        texts.follow(self.retranslate)

    @property
    def neighbours(self) -> tuple[Neighbour, ...]:
        """The neighbours that are drawn, strongest first."""
        return self._neighbours

    def show_neighbourhood(self, centre: OutlineNode | None, neighbours: Sequence[Neighbour]) -> None:
        """Show another node; the weakest neighbours beyond what can be read are counted instead."""
        ordered = sorted(neighbours, key=lambda found: -found.score)
        self._centre = centre
        self._neighbours = tuple(ordered[:MOST_SHOWN])
        self._left_out = len(ordered) - len(self._neighbours)
        self.setMinimumHeight(2 * _MARGIN + max(4, len(self._neighbours) + 1) * (_CARD_HEIGHT + _GAP))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the picture in words, for who cannot see it."""
        title = self._centre.title if self._centre else ""
        self.setAccessibleName(self._texts("graph_place.picture", title=title, count=len(self._neighbours)))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size in which everything can be read."""
        return QSize(720, self.minimumHeight())

    def card_of(self, number: int) -> QRect:
        """Return where a neighbour's card is."""
        left = self.width() * 9 // 20
        step = _CARD_HEIGHT + _GAP
        top = (self.height() - len(self._neighbours) * step) // 2 + number * step
        return QRect(left, max(_MARGIN, top), self.width() - left - _MARGIN, _CARD_HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the neighbour under the mouse."""
        for number, neighbour in enumerate(self._neighbours):
            if self.card_of(number).contains(event.position().toPoint()):
                self.node_chosen.emit(neighbour.node.id)
                return
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines first, then cards over their ends."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._centre is not None:
            centre = self._centre_card(painter, self._centre.title)
            for number, neighbour in enumerate(self._neighbours):
                _paint_line(painter, centre, self.card_of(number), neighbour, theme)
            _paint_card(painter, centre, self._centre.title, theme, is_centre=True)
            for number, neighbour in enumerate(self._neighbours):
                text = f"{neighbour.score:.2f}  {neighbour.node.title}"
                _paint_card(painter, self.card_of(number), text, theme, is_centre=False)
            self._paint_rest(painter, theme)
        painter.end()

    def _centre_card(self, painter: QPainter, title: str) -> QRect:
        width = self.width() * 7 // 20
        words = QRect(0, 0, width - 2 * _SIDE, self.height())
        needed = painter.fontMetrics().boundingRect(words, int(Qt.TextFlag.TextWordWrap), title).height()
        height = min(needed + 2 * _SIDE, self.height() - 2 * _MARGIN)
        return QRect(_MARGIN, (self.height() - height) // 2, width, height)

    def _paint_rest(self, painter: QPainter, theme: Theme) -> None:
        if not self._left_out:
            return
        below = self.card_of(len(self._neighbours))
        painter.setPen(QColor(theme.muted))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._texts("graph_place.more", count=self._left_out))


def _paint_line(painter: QPainter, centre: QRect, card: QRect, neighbour: Neighbour, theme: Theme) -> None:
    start = QPointF(centre.right(), centre.center().y())
    end = QPointF(card.left(), card.center().y())
    bend = (end.x() - start.x()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x() + bend, start.y()), QPointF(end.x() - bend, end.y()), end)
    decided = neighbour.state == "accepted"
    pen = QPen(QColor(theme.success if decided else theme.accent), max(1.0, _WIDEST_LINE * neighbour.score))
    pen.setStyle(Qt.PenStyle.SolidLine if decided else Qt.PenStyle.DashLine)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(path, pen)


def _paint_card(painter: QPainter, rect: QRect, text: str, theme: Theme, *, is_centre: bool) -> None:
    painter.setPen(QPen(QColor(theme.accent if is_centre else theme.control_border), 2 if is_centre else 1))
    painter.setBrush(QColor(theme.selection if is_centre else theme.surface))
    painter.drawRoundedRect(QRectF(rect), 6, 6)
    painter.setPen(QColor(theme.on_selection if is_centre else theme.text))
    inner = rect.adjusted(_SIDE, 2, -_SIDE, -2)
    if is_centre:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(inner), int(flags) | int(Qt.TextFlag.TextWordWrap), text)
        return
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
