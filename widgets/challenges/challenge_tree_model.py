"""Challenges as a tree: business unit, focus area, challenge, with their links counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.challenge_rows import ChallengeRow
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADERS: Final = (
    "challenges_place.column_challenge",
    "challenges_place.column_accepted",
    "challenges_place.column_open",
)

CHALLENGE_ID: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a line has its challenge's id, empty for units and areas."""


@dataclass(eq=False, slots=True)
class _Node:
    text: str
    parent: _Node | None
    row: int
    challenge_id: str = ""
    accepted: int = 0
    suggested: int = 0
    children: list[_Node] = field(default_factory=list)

    def child(self, text: str) -> _Node:
        """Return the child of this name, made where there is none."""
        for found in self.children:
            if found.text == text and not found.challenge_id:
                return found
        return self.add(text)

    def add(self, text: str) -> _Node:
        """Put a line below this one and return it."""
        node = _Node(text, self, len(self.children))
        self.children.append(node)
        return node

    def count(self, row: ChallengeRow) -> None:
        """Add a challenge's links to this line and those above."""
        self.accepted += row.accepted
        self.suggested += row.suggested
        if self.parent is not None:
            self.parent.count(row)


class ChallengeTreeModel(QAbstractItemModel):
    """The sheet with what was found for it."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._root = _Node("", None, 0)
        self._places: dict[str, _Node] = {}
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[ChallengeRow]) -> None:
        """Show challenges; where only counts differ, the tree stays as it is on the screen."""
        root = _Node("", None, 0)
        places: dict[str, _Node] = {}
        for row in rows:
            challenge = row.challenge
            area = root.child(challenge.business_unit).child(challenge.focus_area)
            node = area.add(f"{challenge.number}  {challenge.text}")
            node.challenge_id = challenge.id
            node.count(row)
            places[challenge.id] = node
        if _shape(root) == _shape(self._root):
            _take_counts(self._root, root)
            self._tell_counts(QModelIndex())
            return
        self.beginResetModel()
        self._root, self._places = root, places
        self.endResetModel()

    def place_of(self, challenge_id: str) -> QModelIndex:
        """Return where a challenge stands, nowhere if it does not."""
        node = self._places.get(challenge_id)
        return QModelIndex() if node is None else self.createIndex(node.row, 0, node)

    def first(self) -> str:
        """Return the first challenge's id, empty where there is none."""
        return next(iter(self._places), "")

    def retranslate(self) -> None:
        """Name the columns in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return the place of a line."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._node(parent).children[row])

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        """Return the place of the line above."""
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many lines are below one."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Challenge, accepted, to be decided."""
        return len(_HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return (node.text, _count(node.accepted), _count(node.suggested))[index.column()]
        if role == CHALLENGE_ID:
            return node.challenge_id
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and index.column() == 0:
            return self._said(node)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None

    def _said(self, node: _Node) -> str:
        return self._texts("challenges_place.line", text=node.text, accepted=node.accepted, suggested=node.suggested)

    def _node(self, index: _Index) -> _Node:
        found = index.internalPointer() if index.isValid() else self._root
        return found if isinstance(found, _Node) else self._root

    def _tell_counts(self, above: QModelIndex) -> None:
        rows = self.rowCount(above)
        if not rows:
            return
        self.dataChanged.emit(self.index(0, 1, above), self.index(rows - 1, len(_HEADERS) - 1, above))
        for row in range(rows):
            self._tell_counts(self.index(row, 0, above))


def _count(number: int) -> str:
    return str(number) if number else "–"


def _shape(node: _Node) -> tuple[object, ...]:
    return (node.text, node.challenge_id, *(_shape(child) for child in node.children))


def _take_counts(node: _Node, other: _Node) -> None:
    node.accepted, node.suggested = other.accepted, other.suggested
    for child, counted in zip(node.children, other.children, strict=True):
        _take_counts(child, counted)
