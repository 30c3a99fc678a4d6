"""The catalogue as a tree: business units, focus areas and challenges, or conferences with their archived talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from analysis.presentation.catalogue_rows import CatalogueRow
from widgets.common.icons import icon
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICONS: Final = {
    "conference": "mdi6.calendar-star",
    "talk": "mdi6.presentation",
    "business_unit": "mdi6.domain",
    "focus_area": "mdi6.target",
    "challenge": "mdi6.help-circle-outline",
}

KIND: Final = int(Qt.ItemDataRole.UserRole) + 1
ROW_ID: Final = KIND + 1
IS_HIDDEN: Final = KIND + 2
"""Whether a line, or one that it is below, is archived."""


@dataclass(eq=False, slots=True)
class _Node:
    row: CatalogueRow
    parent: _Node | None
    place: int
    is_hidden: bool
    children: list[_Node] = field(default_factory=list)


class CatalogueModel(QAbstractItemModel):
    """Two columns: what it is, and how much stands in it or that it is archived."""

    def __init__(self, texts: Texts, name_key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._name_key = name_key
        self._roots: list[_Node] = []
        self._rows: tuple[CatalogueRow, ...] = ()
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[CatalogueRow]) -> bool:
        """Show other lines; return whether anything is different."""
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self._roots = _nodes(self._rows, None, hidden=False)
        self.endResetModel()
        return True

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 1)
        if self._roots:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._roots) - 1, 1))

    def place_of(self, kind: str, row_id: str) -> QModelIndex:
        """Return where something stands, nowhere if it does not."""
        pending = list(self._roots)
        while pending:
            node = pending.pop()
            if (node.row.kind, node.row.id) == (kind, row_id):
                return self.createIndex(node.place, 0, node)
            pending.extend(node.children)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return the place of a line."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._below(parent)[row])

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        """Return the place of the line above."""
        node = _node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.place, 0, node.parent)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many lines are below one."""
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Name and state."""
        return 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        node = _node(index)
        if node is None:
            return None
        own = {KIND: node.row.kind, ROW_ID: node.row.id, IS_HIDDEN: node.is_hidden}
        if role in own:
            return own[role]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._state(node) if index.column() else self._text(node)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return self._text(node)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(_ICONS[node.row.kind])
        if role == Qt.ItemDataRole.ForegroundRole and (node.is_hidden or index.column()):
            return QColor(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts("catalogue.column_state" if section else self._name_key)
        return None

    def _text(self, node: _Node) -> str:
        unnamed = "catalogue.unnamed_conference" if node.row.kind == "conference" else "catalogue.unnamed"
        return " ".join(node.row.text.split()) or self._texts(unnamed)

    def _state(self, node: _Node) -> str:
        if node.row.archived:
            return self._texts("catalogue.archived")
        if node.row.kind in ("talk", "challenge"):
            return ""
        key = "catalogue.talks" if node.row.kind == "conference" else "catalogue.challenges"
        return self._texts(key, count=node.row.count)

    def _below(self, parent: _Index) -> list[_Node]:
        node = _node(parent)
        return self._roots if node is None else node.children


def _node(index: _Index) -> _Node | None:
    found = index.internalPointer() if index.isValid() else None
    return found if isinstance(found, _Node) else None


def _nodes(rows: Sequence[CatalogueRow], parent: _Node | None, *, hidden: bool) -> list[_Node]:
    nodes: list[_Node] = []
    for place, row in enumerate(rows):
        node = _Node(row, parent, place, hidden or row.archived)
        node.children = _nodes(row.below, node, hidden=node.is_hidden)
        nodes.append(node)
    return nodes
