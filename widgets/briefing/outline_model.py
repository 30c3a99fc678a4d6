"""The outline of a briefing as a tree: chapters, focus areas, challenges, and what is printed under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt

from analysis.briefing.document import BriefingDocument, Chapter, FocusArea, LinkedItem
from widgets.common.texts import Texts
from widgets.common.tree_model import Index, TreeModel, TreeNode

_HEADERS: Final = ("briefing_place.column_title", "briefing_place.column_state", "briefing_place.column_score")


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """What a line says; `state` and `score` only where it is an item."""

    text: str
    state: str = ""
    score: float | None = None


class OutlineModel(TreeModel[OutlineLine]):
    """What a briefing would print, without its text."""

    columns = len(_HEADERS)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._document: BriefingDocument | None = None
        self.root = TreeNode(OutlineLine(""))
        texts.follow(self.retranslate)

    def show_document(self, document: BriefingDocument) -> None:
        """Show the outline of another briefing."""
        self._document = document
        self.retranslate()

    def retranslate(self) -> None:
        """Build the lines in the language in use."""
        self.beginResetModel()
        self.root = TreeNode(OutlineLine(""))
        for chapter in self._document.chapters if self._document else ():
            self._add_chapter(chapter)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        line = self.node(index).value
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return line.text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        score = "" if line.score is None else f"{line.score:.2f}"
        state = self._texts(f"link.state_{line.state}") if line.state else ""
        return (line.text, state, score)[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None

    def _add_chapter(self, chapter: Chapter) -> None:
        node = self.root.add(OutlineLine(f"{chapter.number}  {chapter.business_unit}"))
        for area in chapter.focus_areas:
            self._add_area(node, area)

    def _add_area(self, above: TreeNode[OutlineLine], area: FocusArea) -> None:
        node = above.add(OutlineLine(f"{area.number}  {area.name}"))
        for challenge in area.challenges:
            line = node.add(OutlineLine(f"{challenge.line.number}  {challenge.heading}"))
            for item in challenge.items:
                line.add(OutlineLine(_title(item), item.state, item.score))
            left_out = challenge.weaker_left_out + challenge.unquotable_left_out
            if not challenge.items:
                line.add(OutlineLine(self._texts("briefing_place.nothing_found")))
            if left_out:
                line.add(OutlineLine(self._texts("briefing_place.left_out", count=left_out)))


def _title(item: LinkedItem) -> str:
    return f"{item.section}  {item.title}" if item.section else item.title
