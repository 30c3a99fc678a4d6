"""A list of entries of several lines each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from widgets.common.theme import theme_of

_SIDE = 8
_TOP = 6
_SHOWN_AT_ONCE = 4


class LinesDelegate(QStyledItemDelegate):
    """Paints each line of an entry's text on a line of its own: the first muted, the second bold, cut at the end."""

    def __init__(self, bold_line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._bold_line = bold_line

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for all lines."""
        lines = str(index.data(Qt.ItemDataRole.DisplayRole)).count("\n") + 1
        return QSize(200, lines * option.fontMetrics.lineSpacing() + 2 * _TOP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground and check box as the style has them, then the lines."""
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        item.text = ""
        style = item.widget.style() if item.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, item.widget)
        left = _SIDE
        if item.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
            left += style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + _SIDE
        lines = str(index.data(Qt.ItemDataRole.DisplayRole)).split("\n")
        self._paint_lines(painter, item, lines, item.rect.adjusted(left, _TOP, -_SIDE, -_TOP))

    def _paint_lines(self, painter: QPainter, option: QStyleOptionViewItem, lines: list[str], rect: QRect) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = option.palette.color(QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text)
        muted = colour if is_selected or option.widget is None else theme_of(option.widget).muted
        height = option.fontMetrics.lineSpacing()
        painter.save()
        for place, line in enumerate(lines):
            font = option.font
            font.setBold(place == self._bold_line)
            painter.setFont(font)
            painter.setPen(colour if place == self._bold_line else muted)
            text = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
            box = QRect(rect.left(), rect.top() + place * height, rect.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class LinesList(QListView):
    """Entries of several lines, wrapped nowhere, scrolled by pixels."""

    def __init__(self, model: QAbstractItemModel, bold_line: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(LinesDelegate(bold_line, self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        if model.rowCount():
            self.setCurrentIndex(model.index(0, 0))

    def sizeHint(self) -> QSize:
        """Return room for the entries, for a few of them where they are many."""
        rows = range(min(self.model().rowCount(), _SHOWN_AT_ONCE))
        height = sum(self.sizeHintForRow(row) for row in rows) + 2 * self.frameWidth() + _TOP
        return QSize(super().sizeHint().width(), max(height, 3 * self.fontMetrics().lineSpacing()))
