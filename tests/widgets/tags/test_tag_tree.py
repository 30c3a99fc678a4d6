"""What is open and selected in the tree stays so when the tags change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.records import Tag
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_tree import TagTree


@pytest.fixture
def tree(texts: Texts, qtbot: QtBot) -> TagTree:
    """Return a tree of the sample tags, shown."""
    tree = TagTree(texts)
    qtbot.addWidget(tree)
    tree.resize(500, 400)
    tree.show_rows(sample_rows())
    tree.show()
    return tree


def test_all_is_open_at_first_and_the_first_tag_chosen(tree: TagTree) -> None:
    assert tree.isExpanded(tree.tags.index_of("store"))
    assert (tree.current_id(), tree.chosen_ids()) == ("later", ("later",))


def test_the_arrows_walk_the_tree(tree: TagTree, qtbot: QtBot) -> None:
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.current_id() == "near"
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert tree.chosen_ids() == ("store", "near")


def test_what_was_closed_and_chosen_stays_so(tree: TagTree) -> None:
    tree.setExpanded(tree.tags.index_of("net"), False)
    tree.go_to("near")
    tree.show_rows(sample_rows(Tag("new", "新", "later")))
    assert not tree.isExpanded(tree.tags.index_of("net"))
    assert tree.isExpanded(tree.tags.index_of("later"))
    assert tree.chosen_ids() == ("near",)
    tree.show_rows(sample_rows(), open_all=True)
    assert tree.isExpanded(tree.tags.index_of("net"))
    tree.show_rows(sample_rows())
    assert not tree.isExpanded(tree.tags.index_of("net")), "a filter opens only for its time"


def test_a_tag_is_selected_as_soon_as_it_is_there(tree: TagTree) -> None:
    tree.go_to("new")
    assert tree.current_id() == "later"
    tree.show_rows(sample_rows(Tag("new", "新", "later")))
    assert tree.chosen_ids() == ("new",)


def test_a_digit_asks_for_a_key_and_nought_for_none(tree: TagTree, qtbot: QtBot) -> None:
    for digit, wanted in (("7", "7"), ("0", "")):
        with qtbot.waitSignal(tree.key_wanted) as wish:
            qtbot.keyClicks(tree, digit)
        assert wish.args == ["later", wanted]
