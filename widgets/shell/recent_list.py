"""The libraries that were open before, to be opened again or forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from analysis.presentation.choices import RecentLibrary
from widgets.common.commands import add_command
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.theme import theme_of

RECENT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The RecentLibrary itself."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SIDE, _TOP, _ICON = 12, 8, 18


class RecentModel(QAbstractListModel):
    """The libraries, the latest first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._libraries: tuple[RecentLibrary, ...] = ()

    def show_libraries(self, libraries: Sequence[RecentLibrary]) -> None:
        """Show other libraries."""
        self.beginResetModel()
        self._libraries = tuple(libraries)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many libraries there are."""
        return 0 if parent.isValid() else len(self._libraries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a library's name, where it lies, or the library itself."""
        if not index.isValid():
            return None
        library = self._libraries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return library.name
            case Qt.ItemDataRole.ToolTipRole:
                return library.path
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((library.name, self.place_text(library)))
        return library if role == RECENT_ROLE else None

    def place_text(self, library: RecentLibrary) -> str:
        """Return where a library lies, or that it is not there any more."""
        return self._texts("welcome.missing", folder=library.folder) if library.missing else library.folder


class RecentList(QListView):
    """The list: Enter or a click opens, Del or the cross at the right forgets."""

    library_wanted = Signal(str)
    """Somebody opens a library, by its path."""
    forget_wanted = Signal(str)
    """Somebody takes a library off the list, by its path; its file stays."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.libraries = RecentModel(texts, self)
        self.setModel(self.libraries)
        self.setItemDelegate(_RecentDelegate(self.libraries, self))
        self.setMouseTracking(True)
        self.setProperty("role", "plain")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self._open_at)
        add_command(
            self, texts, "command.open_recent", self._open, shortcut="Return; Enter", icon="mdi6.folder-open-outline"
        )
        add_command(self, texts, "command.forget_recent", self._forget, shortcut="Del", icon="mdi6.close")

    def show_libraries(self, libraries: Sequence[RecentLibrary]) -> None:
        """Show other libraries; the keyboard stays on the row it was on."""
        row = max(0, self.currentIndex().row())
        self.libraries.show_libraries(libraries)
        if libraries:
            self.setCurrentIndex(self.libraries.index(min(row, len(libraries) - 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the chosen row alone when the cross of another is pressed."""
        if self._crossed(event) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Forget the library whose cross is clicked; a click elsewhere opens."""
        crossed = self._crossed(event)
        if crossed is None:
            super().mouseReleaseEvent(event)
        else:
            self._forget_at(crossed)

    def _crossed(self, event: QMouseEvent) -> QModelIndex | None:
        """Return the row whose cross the mouse is on."""
        where = event.position().toPoint()
        index = self.indexAt(where)
        is_on_cross = index.isValid() and _cross(self.visualRect(index)).contains(where)
        return index if is_on_cross and event.button() == Qt.MouseButton.LeftButton else None

    def _open(self) -> None:
        self._open_at(self.currentIndex())

    def _open_at(self, index: QModelIndex) -> None:
        library: RecentLibrary | None = index.data(RECENT_ROLE)
        if library is not None:
            self.library_wanted.emit(library.path)

    def _forget(self) -> None:
        self._forget_at(self.currentIndex())

    def _forget_at(self, index: QModelIndex) -> None:
        library: RecentLibrary | None = index.data(RECENT_ROLE)
        if library is not None:
            self.forget_wanted.emit(library.path)


class _RecentDelegate(QStyledItemDelegate):
    """Paints a library: its name, its folder below, and a cross where the mouse or the keyboard is."""

    def __init__(self, model: RecentModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines."""
        lines = QFontMetrics(option.font).height() + QFontMetrics(_small(option.font)).height() + 1
        return QSize(160, lines + 2 * _TOP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        library: RecentLibrary = index.data(RECENT_ROLE)
        theme = theme_of(option.widget)
        states = QStyle.StateFlag
        is_selected = bool(option.state & states.State_Selected) and option.widget.hasFocus()
        is_here = is_selected or bool(option.state & states.State_MouseOver)
        rect = option.rect
        painter.save()
        if is_here:
            painter.fillRect(rect, QColor(theme.selection if is_selected else theme.hover))
        if is_selected:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(theme.accent))
        picture = "mdi6.file-question-outline" if library.missing else "mdi6.bookshelf"
        colour = theme.warning if library.missing else theme.muted
        left = rect.left() + _SIDE
        icon(picture, colour).paint(painter, left, rect.center().y() - _ICON // 2, _ICON, _ICON)
        if is_here:
            icon("mdi6.close", theme.muted).paint(painter, _cross(rect))
        name, small = QFontMetrics(option.font), _small(option.font)
        line = QRect(left + _ICON + _SIDE, rect.top() + _TOP, 0, name.height())
        line.setRight(_cross(rect).left() - 6)
        painter.setPen(QColor(theme.on_selection if is_selected else theme.text))
        painter.setFont(option.font)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _cut(library.name, name, line.width()))
        painter.setFont(small)
        painter.setPen(QColor(theme.on_selection if is_selected else theme.warning if library.missing else theme.muted))
        line.translate(0, name.height() + 1)
        place = self._model.place_text(library)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _cut(place, QFontMetrics(small), line.width()))
        painter.restore()


def _cross(rect: QRect) -> QRect:
    return QRect(rect.right() - _SIDE - _ICON, rect.center().y() - _ICON // 2, _ICON, _ICON)


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(6.0, font.pointSizeF() - 1))
    return small
