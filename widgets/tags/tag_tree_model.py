"""The item model of the tag manager: the tree of tags with their keys and counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from analysis.presentation.tag_rows import TagRow, rows_below
from widgets.common.texts import Texts

MIME_TYPE = "application/x-fieldbrief-tags"
"""The ids of tags that are dragged, as a JSON list."""

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The TagRow of an index."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns of the tree."""

    NAME = 0
    KEY = 1
    OWN = 2
    TOTAL = 3


_HEADINGS = {
    Column.NAME: "tag.column_name",
    Column.KEY: "tag.column_key",
    Column.OWN: "tag.column_own",
    Column.TOTAL: "tag.column_total",
}


class TagTreeModel(QAbstractItemModel):
    """Tags below each other; what is typed or dropped becomes a wish, and shows once it is in the library."""

    rename_wanted = Signal(str, str)
    """A tag's id and the name that was typed."""
    move_wanted = Signal(object, str)
    """Ids of tags, and of the tag to put them below; empty: to the top."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[TagRow, ...] = ()
        self._numbers: dict[str, int] = {}
        self._below: dict[str, list[int]] = {}
        texts.follow(self.retranslate)

    @property
    def rows(self) -> tuple[TagRow, ...]:
        """The tags that are shown, in the order of their tree."""
        return self._rows

    def show_rows(self, rows: Sequence[TagRow]) -> None:
        """Show these tags; where only what is said of them has changed, nothing moves."""
        if [(row.id, row.parent_id) for row in rows] == [(row.id, row.parent_id) for row in self._rows]:
            self._rows = tuple(rows)
            for number, row in enumerate(rows):
                index = self.index_of(row.id)
                last = self.createIndex(index.row(), Column.TOTAL, number)
                self.dataChanged.emit(index, last)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self._numbers = {row.id: number for number, row in enumerate(rows)}
        self._below = {}
        for number, row in enumerate(rows):
            self._below.setdefault(row.parent_id, []).append(number)
        self.endResetModel()

    def index_of(self, tag_id: str) -> QModelIndex:
        """Return the index of a tag's name; an invalid one for a tag that is not shown."""
        number = self._numbers.get(tag_id)
        if number is None:
            return QModelIndex()
        return self.createIndex(self._below[self._rows[number].parent_id].index(number), Column.NAME, number)

    def row_at(self, index: Index) -> TagRow | None:
        """Return the tag of an index, None for the root."""
        return self._rows[index.internalId()] if index.isValid() else None

    def retranslate(self) -> None:
        """Say the headings in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a cell."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._children(parent)[row])

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override] # QObject.parent() is another
        """Return the index of the tag above."""
        row = self.row_at(index)
        return QModelIndex() if row is None or not row.parent_id else self.index_of(row.parent_id)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of tags right below one."""
        return len(self._children(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (row.name, row.shortcut, row.own, row.total)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() != Column.NAME:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.NAME:
            return self._texts("tag.accessible", name=row.name, digit=row.shortcut or "–", count=row.total)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for another name; the old one shows until the library has it."""
        row = self.row_at(index)
        name = str(value).strip()
        if row is None or index.column() != Column.NAME or role != Qt.ItemDataRole.EditRole or name in ("", row.name):
            return False
        self.rename_wanted.emit(row.id, name)
        return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(Column):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._texts(_HEADINGS[Column(section)])
            if role == Qt.ItemDataRole.TextAlignmentRole and section != Column.NAME:
                return Qt.AlignmentFlag.AlignCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that names can be edited, and tags dragged onto others."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled  # the root, too, takes tags
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == Column.NAME:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Say that tags are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of tags that are dragged."""
        rows = filter(None, map(self.row_at, indexes))
        data = QMimeData()
        data.setData(MIME_TYPE, json.dumps(list(dict.fromkeys(row.id for row in rows))).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Say whether tags may come here: not below themselves."""
        target = self.row_at(parent)
        dragged = _dragged(data)
        return bool(dragged) and (target is None or target.id not in rows_below(self._rows, dragged))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Wish for tags to be moved; they show there once the library has it."""
        if self.canDropMimeData(data, action, row, column, parent):
            target = self.row_at(parent)
            self.move_wanted.emit(_dragged(data), "" if target is None else target.id)
        return False

    def _children(self, parent: Index) -> list[int]:
        row = self.row_at(parent)
        return self._below.get("" if row is None else row.id, [])


def _dragged(data: QMimeData) -> tuple[str, ...]:
    found: Iterable[str] = json.loads(bytes(data.data(MIME_TYPE).data()) or b"[]")
    return tuple(found)
