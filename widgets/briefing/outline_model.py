"""The outline of a briefing as a tree: chapters, focus areas, challenges, and what is printed under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.briefing.document import BriefingDocument, Chapter, FocusArea, LinkedItem
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADERS: Final = ("briefing_place.column_title", "briefing_place.column_state", "briefing_place.column_score")


@dataclass(eq=False, slots=True)
class _Node:
    """A line of the outline; `state` and `score` only where it is an item."""

    text: str
    parent: _Node | None = None
    state: str = ""
    score: float | None = None
    row: int = 0
    children: list[_Node] = field(default_factory=list)

    def add(self, text: str, state: str = "", score: float | None = None) -> _Node:
        """Put a line below this one and return it."""
        node = _Node(text, self, state, score, len(self.children))
        self.children.append(node)
        return node


class OutlineModel(QAbstractItemModel):
    """What a briefing would print, without its text."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._document: BriefingDocument | None = None
        self._root = _Node("")
        texts.follow(self.retranslate)

    def show_document(self, document: BriefingDocument) -> None:
        """Show the outline of another briefing."""
        self._document = document
        self.retranslate()

    def retranslate(self) -> None:
        """Build the lines in the language in use."""
        self.beginResetModel()
        self._root = _Node("")
        for chapter in self._document.chapters if self._document else ():
            self._add_chapter(chapter)
        self.endResetModel()

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
        """Title, state, score."""
        return len(_HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return node.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        score = "" if node.score is None else f"{node.score:.2f}"
        state = self._texts(f"link.state_{node.state}") if node.state else ""
        return (node.text, state, score)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None

    def _node(self, index: _Index) -> _Node:
        found = index.internalPointer() if index.isValid() else self._root
        return found if isinstance(found, _Node) else self._root

    def _add_chapter(self, chapter: Chapter) -> None:
        node = self._root.add(f"{chapter.number}  {chapter.business_unit}")
        for area in chapter.focus_areas:
            self._add_area(node, area)

    def _add_area(self, above: _Node, area: FocusArea) -> None:
        node = above.add(f"{area.number}  {area.name}")
        for challenge in area.challenges:
            line = node.add(f"{challenge.line.number}  {challenge.heading}")
            for item in challenge.items:
                line.add(_title(item), item.state, item.score)
            left_out = challenge.weaker_left_out + challenge.unquotable_left_out
            if not challenge.items:
                line.add(self._texts("briefing_place.nothing_found"))
            if left_out:
                line.add(self._texts("briefing_place.left_out", count=left_out))


def _title(item: LinkedItem) -> str:
    return f"{item.section}  {item.title}" if item.section else item.title
