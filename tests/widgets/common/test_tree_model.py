"""Nodes know their place, and a model over them is sound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from widgets.common.tree_model import Index, TreeModel, TreeNode


class Words(TreeModel[str]):
    """A tree of words in two columns."""

    columns = 2

    def __init__(self, root: TreeNode[str]) -> None:
        super().__init__()
        self.root = root

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word."""
        return self.node(index).value if index.isValid() and role == Qt.ItemDataRole.DisplayRole else None


def tree(parents: list[int]) -> tuple[Words, list[TreeNode[str]]]:
    """Return a tree in which each node is below an earlier one, or the root."""
    nodes = [TreeNode("root")]
    for number, parent in enumerate(parents, 1):
        nodes.append(nodes[parent % len(nodes)].add(str(number)))
    return Words(nodes[0]), nodes


def test_the_model_is_sound(qapp: object, qtmodeltester: ModelTester) -> None:
    model, _ = tree([0, 0, 1, 1, 3, 2])
    qtmodeltester.check(model)
    qtmodeltester.check(tree([])[0])


@given(st.lists(st.integers(0, 50), max_size=30))
def test_every_node_is_where_it_says(parents: list[int]) -> None:
    model, nodes = tree(parents)
    assert model.place_of(nodes[0]) == model.place_of(None) == QModelIndex()
    for node in nodes[1:]:
        place = model.place_of(node)
        assert model.node(place) is node
        assert model.node(place.parent()) is node.parent
        assert model.index(node.row, 0, place.parent()) == place
        assert model.rowCount(place) == len(node.children)
