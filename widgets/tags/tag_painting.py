"""How a tag looks in a list or a tree: its chip, and what stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.tag_rows import TagRow
from widgets.common.chips import chip_size, paint_chip
from widgets.common.theme import Theme, theme_of

_GAP = 8
_ROW_PADDING = 4
_SWATCH = 14

Index = QModelIndex | QPersistentModelIndex


class TagDelegate(QStyledItemDelegate):
    """Paints the name of a tag as its chip; the row is what the model gives under `ROW_ROLE`."""

    ROW_ROLE = Qt.ItemDataRole.UserRole

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a chip."""
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * _GAP, option.fontMetrics.height() + 2 * _ROW_PADDING + _ROW_PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's ground as the style does, then the chip."""
        row = index.data(self.ROW_ROLE)
        if not isinstance(row, TagRow):
            super().paint(painter, option, index)
            return
        paint_ground(self, painter, option, index)
        place_chip(painter, option.rect.adjusted(2, 0, 0, 0), row, theme_of(option.widget))


def paint_ground(delegate: QStyledItemDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
    """Paint a row's selection, hover and focus without its text."""
    ground = QStyleOptionViewItem(option)
    delegate.initStyleOption(ground, index)
    ground.text = ""
    widget = option.widget
    widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, widget)


def place_chip(painter: QPainter, room: QRect, row: TagRow, theme: Theme) -> int:
    """Paint a tag's chip at the left of some room, in its middle height; return where it ends."""
    size = chip_size(row.name, painter.fontMetrics())
    size.setWidth(min(size.width(), room.width()))
    top_left = QPoint(room.left(), room.top() + (room.height() - size.height()) // 2)
    paint_chip(painter, QRect(top_left, size), row.name, row.colour, theme)
    return top_left.x() + size.width()


def second_colour(option: QStyleOptionViewItem, theme: Theme) -> QColor:
    """Return the colour of what is said beside a tag, on the row's ground."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    return QColor(theme.on_selection if selected else theme.muted)


def swatch(colour: str, theme: Theme) -> QIcon:
    """Return a round sample of a tag colour, with its own text colour as a rim so that it shows on any ground."""
    colours = theme.tag(colour)
    picture = QPixmap(_SWATCH * 2, _SWATCH * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours.text))
    painter.setBrush(QColor(colours.background))
    painter.drawEllipse(1, 1, _SWATCH - 2, _SWATCH - 2)
    painter.end()
    return QIcon(picture)
