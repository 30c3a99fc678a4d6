"""How the lines of the facet panel look: headings, check boxes with tag colours, counts on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.facet_rows import FacetRow
from widgets.common.theme import Theme, theme_of
from widgets.library.facet_model import FacetModel

_SIDE = 12
_GAP = 8
_BOX = 14
_INDENT = 16
_DOT = 8
_PADDING = 8
_ARROW = 10
_CHECK = (QPoint(3, 7), QPoint(6, 10), QPoint(11, 4))
_DOWN = (QPoint(-4, -2), QPoint(0, 2), QPoint(4, -2))
_RIGHT = (QPoint(-2, -4), QPoint(2, 0), QPoint(-2, 4))
_FOCUS = QStyle.StateFlag.State_HasFocus.value
_HOVER = QStyle.StateFlag.State_MouseOver.value


class FacetDelegate(QStyledItemDelegate):
    """Paints the lines of one facet panel."""

    def __init__(self, model: FacetModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line; headings stand apart from what is above them."""
        row = self._model.row_at(index.row())
        extra = _PADDING if row is not None and row.kind == "group" else 0
        return QSize(80, self._view.fontMetrics().height() + _PADDING + extra)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        row = self._model.row_at(index.row())
        if row is None:
            return
        theme = theme_of(self._view)
        rect: QRect = option.rect
        state = option.state.value
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & _HOVER and row.kind != "group":
            painter.fillRect(rect, QColor(theme.hover))
        if row.kind == "group":
            self._paint_group(painter, rect.adjusted(_SIDE, _PADDING, -_SIDE, 0), row, theme)
        elif row.kind == "value":
            self._paint_value(painter, rect.adjusted(_SIDE + row.depth * _INDENT, 0, -_SIDE, 0), row, theme)
        else:
            left = rect.adjusted(_SIDE + _BOX + _GAP, 0, -_SIDE, 0)
            self._text(painter, left, self._model.text(row), theme.accent)
        if state & _FOCUS:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(3, 1, -3, -1), 4, 4)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, row: FacetRow, theme: Theme) -> None:
        font = QFont(self._view.font())
        font.setBold(True)
        painter.setFont(font)
        self._arrow(painter, rect.x() + _BOX // 2, rect.center().y(), bool(row.is_open), theme)
        inner = rect.adjusted(_BOX + _GAP, 0, 0, 0)
        self._text(painter, inner, self._model.text(row), theme.text)
        if row.talks:
            painter.setPen(QColor(theme.accent))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.talks))

    def _paint_value(self, painter: QPainter, rect: QRect, row: FacetRow, theme: Theme) -> None:
        box = QRect(rect.x(), rect.center().y() - _BOX // 2, _BOX, _BOX)
        self._box(painter, box, row, theme)
        left = box.right() + _GAP
        if row.is_open is not None:
            self._arrow(painter, left + _ARROW // 2, rect.center().y(), row.is_open, theme)
            left += _ARROW + _GAP // 2
        if row.facet == "tag" and row.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tag(row.colour).text))
            painter.drawEllipse(left, rect.center().y() - _DOT // 2 + 1, _DOT, _DOT)
            left += _DOT + _GAP - 2
        count = f"{row.talks:,}"
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(QColor(theme.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        text = QRect(left, rect.y(), rect.right() - width - _GAP - left, rect.height())
        if row.choice == "excluded":
            font = QFont(painter.font())
            font.setStrikeOut(True)
            painter.setFont(font)
        self._text(painter, text, row.label, theme.text if row.talks or row.choice else theme.muted)

    @staticmethod
    def _text(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    @staticmethod
    def _box(painter: QPainter, box: QRect, row: FacetRow, theme: Theme) -> None:
        colour = theme.accent if row.choice == "chosen" else theme.danger if row.choice else theme.surface
        painter.setPen(QColor(colour if row.choice else theme.control_border))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QPen(QColor(theme.on_accent if row.choice == "chosen" else theme.surface), 2))
        if row.choice == "chosen":
            painter.drawPolyline([box.topLeft() + offset for offset in _CHECK])
        elif row.choice == "excluded":
            painter.drawLine(box.x() + 4, box.center().y() + 1, box.right() - 3, box.center().y() + 1)

    @staticmethod
    def _arrow(painter: QPainter, x: int, y: int, is_open: bool, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.muted), 1.6))
        shape = _DOWN if is_open else _RIGHT
        painter.drawPolyline([point + QPoint(x, y) for point in shape])


def arrow_span(depth: int) -> tuple[int, int]:
    """Return from where to where, in a line that deep, the arrow that opens it is."""
    left = _SIDE + depth * _INDENT + _BOX + _GAP // 2
    return left, left + _ARROW + _GAP
