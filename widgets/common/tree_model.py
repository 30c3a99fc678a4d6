"""What item models of trees share: nodes that know their place, and the plumbing that Qt asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(eq=False, slots=True)
class TreeNode(Generic[T]):
    """A line of a tree: what it shows, the line above it and those below it."""

    value: T
    parent: TreeNode[T] | None = None
    row: int = 0
    children: list[TreeNode[T]] = field(default_factory=list)

    def add(self, value: T) -> TreeNode[T]:
        """Put a line below this one and return it."""
        node = TreeNode(value, self, len(self.children))
        self.children.append(node)
        return node


class TreeModel(QAbstractItemModel, Generic[T]):
    """A model over nodes, of which the root is not shown; subclasses say what a line's cells show."""

    columns = 1
    root: TreeNode[T]

    def node(self, index: Index) -> TreeNode[T]:
        """Return the node at a place, the root where that is nowhere."""
        found = index.internalPointer() if index.isValid() else self.root
        return found if isinstance(found, TreeNode) else self.root

    def place_of(self, node: TreeNode[T] | None, column: int = 0) -> QModelIndex:
        """Return where a node stands; nowhere for the root and for none."""
        if node is None or node is self.root:
            return QModelIndex()
        return self.createIndex(node.row, column, node)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Return the place of a line."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self.node(parent).children[row])

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent() is the other one
        """Return the place of the line above."""
        return self.place_of(self.node(index).parent) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines are below one."""
        return 0 if parent.column() > 0 else len(self.node(parent).children)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return self.columns
