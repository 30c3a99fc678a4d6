"""The outline of links as a tree: what the picture of the graph says, in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Qt

from analysis.presentation.link_outline import LinkOutline, OutlineNode
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.common.tree_model import Index, TreeModel, TreeNode

_HEADERS: Final = ("graph_place.column_node", "graph_place.column_links", "graph_place.column_state")
_ICONS: Final = {
    "unit": "mdi6.domain",
    "area": "mdi6.crosshairs",
    "challenge": "mdi6.target",
    "talk": "mdi6.presentation",
    "section": "mdi6.book-open-page-variant-outline",
}


class LinkTreeModel(TreeModel[OutlineNode]):
    """Units, areas, challenges, talks and sections with their links."""

    columns = len(_HEADERS)

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.root = TreeNode(OutlineNode("unit", "", ""))
        texts.follow(self.retranslate)

    def show_outline(self, outline: LinkOutline) -> None:
        """Show another outline."""
        root = TreeNode(OutlineNode("unit", "", ""))
        for unit in outline.units:
            _add(root, unit)
        self.beginResetModel()
        self.root = root
        self.endResetModel()

    def retranslate(self) -> None:
        """Say states and columns in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)
        self.layoutChanged.emit()

    def first_linked(self) -> QModelIndex:
        """Return the first challenge that has a link, nowhere where none has."""
        for unit in self.root.children:
            for area in unit.children:
                for challenge in area.children:
                    if challenge.children:
                        return self.place_of(challenge)
        return QModelIndex()

    def places_of(self, item_id: str) -> list[QModelIndex]:
        """Return every place at which a challenge, talk or section stands."""
        found: list[QModelIndex] = []
        waiting = list(self.root.children)
        while waiting:
            node = waiting.pop(0)
            if node.value.id == item_id:
                found.append(self.place_of(node))
            waiting.extend(node.children)
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a line says."""
        if not index.isValid():
            return None
        value = self.node(index).value
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(value)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(_ICONS[value.kind])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return value.title
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None

    def _words(self, value: OutlineNode) -> tuple[str, str, str]:
        if value.link_id:
            return value.title, f"{value.score:.2f}", self._texts(f"link.state_{value.state}")
        return value.title, str(value.links) if value.links else "–", ""


def _add(above: TreeNode[OutlineNode], value: OutlineNode) -> None:
    node = above.add(value)
    for child in value.children:
        _add(node, child)
