"""Challenges as a tree: business unit, focus area, challenge, with their links counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from analysis.presentation.challenge_rows import ChallengeRow
from widgets.common.texts import Texts
from widgets.common.tree_model import Index, TreeModel, TreeNode

_HEADERS: Final = (
    "challenges_place.column_challenge",
    "challenges_place.column_accepted",
    "challenges_place.column_open",
)

CHALLENGE_ID: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a line has its challenge's id, empty for units and areas."""


@dataclass(slots=True)
class _Line:
    """What a line says: a name, and the links at it and below."""

    text: str
    challenge_id: str = ""
    accepted: int = 0
    suggested: int = 0


_Node = TreeNode[_Line]


class ChallengeTreeModel(TreeModel[_Line]):
    """The sheet with what was found for it."""

    columns = len(_HEADERS)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.root = TreeNode(_Line(""))
        self._places: dict[str, _Node] = {}
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[ChallengeRow]) -> None:
        """Show challenges; where only counts differ, the tree stays as it is on the screen."""
        root, places = _tree(rows)
        if _shape(root) == _shape(self.root):
            _take_counts(self.root, root)
            self._tell_counts(QModelIndex())
            return
        self.beginResetModel()
        self.root, self._places = root, places
        self.endResetModel()

    def place_of_challenge(self, challenge_id: str) -> QModelIndex:
        """Return where a challenge stands, nowhere if it does not."""
        return self.place_of(self._places.get(challenge_id))

    def first(self) -> str:
        """Return the first challenge's id, empty where there is none."""
        return next(iter(self._places), "")

    def retranslate(self) -> None:
        """Name the columns in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self.node(index).value
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.text, _count(line.accepted), _count(line.suggested))[index.column()]
        if role == CHALLENGE_ID:
            return line.challenge_id
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and index.column() == 0:
            counts = {"accepted": line.accepted, "suggested": line.suggested}
            return self._texts("challenges_place.line", text=line.text, **counts)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None

    def _tell_counts(self, above: QModelIndex) -> None:
        rows = self.rowCount(above)
        if not rows:
            return
        self.dataChanged.emit(self.index(0, 1, above), self.index(rows - 1, len(_HEADERS) - 1, above))
        for row in range(rows):
            self._tell_counts(self.index(row, 0, above))


def _tree(rows: Sequence[ChallengeRow]) -> tuple[_Node, dict[str, _Node]]:
    root: _Node = TreeNode(_Line(""))
    places: dict[str, _Node] = {}
    for row in rows:
        challenge = row.challenge
        area = _named(_named(root, challenge.business_unit), challenge.focus_area)
        node = area.add(_Line(f"{challenge.number}  {challenge.text}", challenge.id))
        places[challenge.id] = node
        above: _Node | None = node
        while above is not None:
            above.value.accepted += row.accepted
            above.value.suggested += row.suggested
            above = above.parent
    return root, places


def _named(above: _Node, name: str) -> _Node:
    """Return the line of a unit or an area below another, made where there is none."""
    known = (node for node in above.children if node.value.text == name and not node.value.challenge_id)
    return next(known, None) or above.add(_Line(name))


def _count(number: int) -> str:
    return str(number) if number else "–"


def _shape(node: _Node) -> tuple[object, ...]:
    return (node.value.text, node.value.challenge_id, *(_shape(child) for child in node.children))


def _take_counts(node: _Node, other: _Node) -> None:
    node.value.accepted, node.value.suggested = other.value.accepted, other.value.suggested
    for child, counted in zip(node.children, other.children, strict=True):
        _take_counts(child, counted)
