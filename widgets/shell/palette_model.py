"""The rows of the palette as Qt reads and paints them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from analysis.presentation.palette_entries import EntryKind, PaletteRow
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import Theme, theme_of
from widgets.shell.marked_text import keys_width, paint_keys, paint_marked

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The PaletteRow itself."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICONS: dict[EntryKind, str] = {
    "talk": "mdi6.presentation",
    "challenge": "mdi6.target",
    "tag": "mdi6.tag",
    "command": "mdi6.lightning-bolt-outline",
}
_SIDE = 12
_TOP = 7
_ICON = 18


class PaletteModel(QAbstractListModel):
    """What answers to what is typed."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's title, what a screen reader says of it, or the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return row.entry.detail or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return row if role == ROW_ROLE else None

    def kind_text(self, kind: EntryKind) -> str:
        """Return the word for a kind of entry."""
        return self._texts(f"palette.kind_{kind}")

    def _spoken(self, row: PaletteRow) -> str:
        entry = row.entry
        return ", ".join(filter(None, (self.kind_text(entry.kind), entry.title, entry.detail, entry.shortcut)))


class PaletteDelegate(QStyledItemDelegate):
    """Paints a row: what kind it is, its title with what was found marked, its detail below, its keys at the right."""

    def __init__(self, model: PaletteModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one line, or two where there is a detail."""
        row = index.data(ROW_ROLE)
        small = QFontMetrics(_small(option.font))
        detail = small.height() + 1 if row.entry.detail else 0
        return QSize(200, 2 * _TOP + QFontMetrics(option.font).height() + detail)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row: PaletteRow = index.data(ROW_ROLE)
        theme = theme_of(option.widget)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._paint_ground(painter, option.rect, theme, is_selected)
        inner = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        line = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(option.font).height())
        picture = QRect(inner.left(), inner.center().y() - _ICON // 2, _ICON, _ICON)
        _icon_of(row, theme).paint(painter, picture)
        line.setLeft(picture.right() + _SIDE)
        small = _small(option.font)
        painter.setFont(small)
        right = self._paint_right(painter, inner, row, theme)
        line.setRight(inner.right() - right - _SIDE)
        colour = QColor(theme.on_selection if is_selected else theme.text)
        muted = QColor(theme.on_selection if is_selected else theme.muted)
        mark = QColor(theme.accent)
        painter.setFont(option.font)
        paint_marked(painter, line, row.entry.title, row.title_spans, colour, mark)
        if row.entry.detail:
            painter.setFont(small)
            below = QRect(line.left(), line.bottom() + 2, line.width(), QFontMetrics(small).height())
            paint_marked(painter, below, row.entry.detail, row.detail_spans, muted, mark)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, theme: Theme, is_selected: bool) -> None:
        if is_selected:  # with a bar: the chosen row is not told by its colour alone
            painter.fillRect(rect, QColor(theme.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))

    def _paint_right(self, painter: QPainter, inner: QRect, row: PaletteRow, theme: Theme) -> int:
        """Paint the keys, or else the word for the kind, and return how much room that takes."""
        metrics = painter.fontMetrics()
        if row.entry.shortcut:
            paint_keys(painter, inner, row.entry.shortcut, theme)
            return keys_width(row.entry.shortcut, metrics)
        word = self._model.kind_text(row.entry.kind)
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)
        return metrics.horizontalAdvance(word)


def _icon_of(row: PaletteRow, theme: Theme) -> QIcon:
    colour = theme.tag(row.entry.colour).text if row.entry.kind == "tag" else theme.muted
    return icon(_ICONS[row.entry.kind], colour)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() - 1))
    return small
