"""The sheet of shortcuts: every command by the place where it works, searchable, behind the question mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.command_rows import CommandRow, GroupRow, grouped
from widgets.common.commands import commands_of
from widgets.common.texts import Texts
from widgets.common.theme import theme_of
from widgets.shell.command_places import owner_of, place_of, plain_text
from widgets.shell.marked_text import keys_width, paint_keys
from widgets.shell.overlay import Overlay

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The CommandRow or GroupRow itself."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WIDTH, _HEIGHT = 640, 640
_SIDE, _TOP, _GAP = 10, 5, 14


class ShortcutModel(QAbstractListModel):
    """Headings and commands."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CommandRow | GroupRow, ...] = ()

    def show_lines(self, lines: Sequence[CommandRow | GroupRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a line's text, what a screen reader says of it, or the line itself."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.group if isinstance(line, GroupRow) else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.group if isinstance(line, GroupRow) else ", ".join((line.text, *line.shortcuts))
        return None


class ShortcutSheet(Overlay):
    """Lists the commands of the window that it lies over, as they are when it opens."""

    def __init__(self, texts: Texts, window: QWidget) -> None:
        super().__init__(window, _WIDTH, _HEIGHT)
        self._texts = texts
        self._commands: tuple[CommandRow, ...] = ()
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self.field = QLineEdit()
        self.field.textChanged.connect(self._show)
        self.model = ShortcutModel(self)
        self.list = QListView()
        self.list.setProperty("role", "plain")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ShortcutDelegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(14, 14, 14, 10)
        column.setSpacing(8)
        for part in (self._title, self.field, self.list):
            column.addWidget(part)
        texts.follow(self.retranslate)

    def open(self) -> None:
        """Open it on the commands that the window has now."""
        self._gather()
        super().open()
        self.field.clear()
        self._show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._title.setText(self._texts("shortcuts.title"))
        self.setAccessibleName(self._title.text())
        self.list.setAccessibleName(self._title.text())
        self.field.setPlaceholderText(self._texts("shortcuts.find"))
        self.field.setAccessibleName(self._texts("shortcuts.find"))
        if self.isVisible():
            self._gather()
            self._show()

    def _gather(self) -> None:
        everywhere = self._texts("shortcuts.everywhere")
        actions = commands_of(self.window())
        rows = [CommandRow(self._group_of(action), plain_text(action), _shortcuts(action)) for action in actions]
        self._commands = tuple(sorted(filter(_is_named, rows), key=lambda row: row.group != everywhere))

    def _group_of(self, action: QAction) -> str:
        """Return the name of the place, or the title of the dialog, that a command belongs to, else "everywhere"."""
        owner, place = owner_of(action), place_of(action)
        if owner is not None and owner.window() is not self.window():
            return owner.window().windowTitle()
        return self._texts(f"command.place_{place}") if place else self._texts("shortcuts.everywhere")

    def _show(self) -> None:
        self.model.show_lines(grouped(self._commands, self.field.text()))


class _ShortcutDelegate(QStyledItemDelegate):
    """Paints headings, and commands with their keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for a line, more above a heading."""
        above = _GAP if isinstance(index.data(LINE_ROLE), GroupRow) and index.row() else 0
        return QSize(200, QFontMetrics(option.font).height() + 2 * _TOP + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line."""
        line = index.data(LINE_ROLE)
        theme = theme_of(option.widget)
        inner = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.save()
        if isinstance(line, GroupRow):
            font = QFont(option.font)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, line.group)
            painter.fillRect(QRect(inner.left(), option.rect.bottom(), inner.width(), 1), QColor(theme.border))
        else:
            self._paint_command(painter, inner, line, option)
        painter.restore()

    def _paint_command(self, painter: QPainter, inner: QRect, row: CommandRow, option: QStyleOptionViewItem) -> None:
        theme = theme_of(option.widget)
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        right = QRect(inner)
        for keys in reversed(row.shortcuts):
            paint_keys(painter, right, keys, theme)
            right.setRight(right.right() - keys_width(keys, metrics) - _GAP)
        painter.setPen(QColor(theme.text if row.shortcuts else theme.muted))
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, right.width())
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _shortcuts(action: QAction) -> tuple[str, ...]:
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(keys.toString(native) for keys in action.shortcuts())


def _is_named(row: CommandRow) -> bool:
    return bool(row.group and row.text)
