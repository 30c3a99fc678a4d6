"""A talk of the day as two lines: its title, and when and where; what is on now stands out in words and by a bar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.agenda import AgendaRow
from widgets.capture.agenda_model import PHASE, ROW
from widgets.common.chips import chip_size, paint_chip
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import theme_of

_SIDE: Final = 12
_TOP: Final = 7
_ICON: Final = 16
_BAR: Final = 4


class AgendaDelegate(QStyledItemDelegate):
    """Paints the lines of an agenda."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for two lines."""
        return QSize(200, 2 * option.fontMetrics.height() + 2 * _TOP + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a talk."""
        row, phase = index.data(ROW), index.data(PHASE)
        theme = theme_of(option.widget)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(option.rect, QColor(theme.selection))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.hover))
        if phase == "now":
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), _BAR, option.rect.height()), QColor(theme.accent)
            )
        self._paint_words(painter, option, row, phase, is_chosen=is_chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow, phase: str, *, is_chosen: bool
    ) -> None:
        theme = theme_of(option.widget)
        inner = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        height = option.fontMetrics.height()
        first = QRect(inner.left(), inner.top(), inner.width(), height)
        second = QRect(inner.left(), inner.top() + height + 2, inner.width(), height)
        if row.written:
            icon("mdi6.pencil", theme.success).paint(painter, first.right() - _ICON, first.top(), _ICON, _ICON)
            first.setRight(first.right() - _ICON - 4)
        if phase in ("now", "next"):
            word = self._texts(f"capture.phase_{phase}")
            size = chip_size(word, option.fontMetrics)
            chip = QRect(second.left(), second.top() - 2, size.width(), size.height())
            paint_chip(painter, chip, word, "blue" if phase == "now" else "grey", theme)
            second.setLeft(chip.right() + 8)
        font = QFont(option.font)
        font.setBold(phase == "now")
        painter.setFont(font)
        painter.setPen(QColor(theme.on_selection if is_chosen else theme.text))
        _draw(painter, first, row.title)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.on_selection if is_chosen else theme.muted))
        _draw(painter, second, " · ".join(filter(None, (row.clock, row.room, row.speakers))))


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
