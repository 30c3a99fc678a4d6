"""How the history looks: days as headings, each change set in two lines with a sign of its kind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.history_rows import HistoryRow
from widgets.common.icons import icon
from widgets.common.theme import theme_of
from widgets.history.history_model import LINE_ROLE, ROW_ROLE

_SIDE = 10
_PADDING = 6
_ICON = 18
_ICONS = {
    "edit": "mdi6.pencil-outline",
    "import": "mdi6.tray-arrow-down",
    "undo": "mdi6.undo-variant",
    "redo": "mdi6.redo-variant",
}

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """Paints the rows of the history."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one line of a heading or two of a change set."""
        lines = 1 if index.data(ROW_ROLE) is None else 2
        return QSize(120, lines * option.fontMetrics.height() + 2 * _PADDING + (6 if lines == 1 else 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, HistoryRow):
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
            self._paint_row(painter, option, index, row)
        else:
            self._paint_day(painter, option, str(index.data()))
        painter.restore()

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        theme = theme_of(option.widget)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        room = option.rect.adjusted(_SIDE, 0, -_SIDE, -3)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)
        painter.setPen(QColor(theme.border))
        painter.drawLine(
            option.rect.left() + _SIDE, option.rect.bottom(), option.rect.right() - _SIDE, option.rect.bottom()
        )

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: HistoryRow) -> None:
        theme = theme_of(option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        second = theme.on_selection if selected else theme.muted
        first = theme.on_selection if selected else (theme.muted if row.undone else theme.text)
        height = option.fontMetrics.height()
        top = option.rect.top() + _PADDING
        sign = QRect(option.rect.left() + _SIDE, top + (height - _ICON) // 2, _ICON, _ICON)
        icon(_ICONS[row.kind], second).paint(painter, sign)
        left = sign.right() + _SIDE
        width = option.rect.right() - _SIDE - left
        font = QFont(option.font)
        font.setStrikeOut(row.undone)
        painter.setFont(font)
        painter.setPen(QColor(first))
        self._line(painter, QRect(left, top, width, height), str(index.data()), Qt.TextElideMode.ElideRight)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.setPen(QColor(second))
        line = QRect(left, top + height + 2, width, height)
        self._line(painter, line, str(index.data(LINE_ROLE)), Qt.TextElideMode.ElideRight)

    def _line(self, painter: QPainter, room: QRect, text: str, mode: Qt.TextElideMode) -> None:
        cut = painter.fontMetrics().elidedText(text, mode, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
