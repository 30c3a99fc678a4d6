"""Everything about tags can be wished for by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.tags.rows import sample_rows
from widgets.common.commands import commands_of
from widgets.common.texts import Texts
from widgets.tags.tag_chooser import TagChooser
from widgets.tags.tag_form import TagForm
from widgets.tags.tag_manager import TagManager

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def manager(texts: Texts, qtbot: QtBot) -> TagManager:
    """Return an open manager of the sample tags, at 存储系统."""
    manager = TagManager(texts)
    qtbot.addWidget(manager)
    manager.show_rows(sample_rows())
    manager.show()
    manager.activateWindow()
    manager.go_to("store")
    manager.tree.setFocus()
    qtbot.waitUntil(manager.tree.hasFocus)
    return manager


def press(qtbot: QtBot, manager: TagManager, signal: SignalInstance, *keys: object) -> list[object]:
    """Press keys in the tree and return what the wish says."""
    with qtbot.waitSignal(signal) as wish:
        qtbot.keyClick(manager.tree, *keys)
    return list(wish.args)


def dialog(manager: TagManager, kind: type[QObject]) -> QObject:
    """Return the open dialog of a kind."""
    return next(found for found in manager.findChildren(kind) if found.isVisible())  # type: ignore[attr-defined] # a dialog


def command(manager: TagManager, key: str) -> QAction:
    """Return a command of the manager."""
    return next(found for found in commands_of(manager) if found.objectName() == key)


def test_a_name_is_typed_in_place(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_F2)
    editor = manager.tree.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "存储系统"
    editor.selectAll()
    editor.insert("存储")
    with qtbot.waitSignal(manager.rename_wanted) as wish:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert wish.args == ["store", "存储"]


def test_digits_give_keys(manager: TagManager, qtbot: QtBot) -> None:
    assert press(qtbot, manager, manager.key_wanted, Qt.Key.Key_7) == ["store", "7"]
    assert press(qtbot, manager, manager.key_wanted, Qt.Key.Key_0) == ["store", ""]


def test_alt_and_arrows_move_in_the_tree(manager: TagManager, qtbot: QtBot) -> None:
    assert press(qtbot, manager, manager.move_wanted, Qt.Key.Key_Right, ALT) == [("store",), "later"]
    manager.go_to("near")
    assert press(qtbot, manager, manager.move_wanted, Qt.Key.Key_Left, ALT) == [("near",), ""]
    assert not command(manager, "command.tag_move_in").isEnabled(), "it has no neighbour above"


def test_a_colour_is_chosen_by_name(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_C)
    menu = next(found for found in manager.findChildren(QMenu) if found.isVisible())
    assert [action.text() for action in menu.actions()][:3] == ["Red", "Orange", "Amber"]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(manager.recolour_wanted) as wish:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert wish.args == [("store",), "orange"]


def test_a_key_is_chosen_from_a_menu(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_K)
    menu = next(found for found in manager.findChildren(QMenu) if found.isVisible())
    with qtbot.waitSignal(manager.key_wanted) as wish:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert wish.args == ["store", ""]


def test_merging_asks_into_which_tag(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_M, CONTROL)
    chooser = dialog(manager, TagChooser)
    assert isinstance(chooser, TagChooser)
    assert chooser.windowTitle() == "Merge 存储系统 into which tag?"
    chooser.finder.field.insert("网")
    with qtbot.waitSignal(manager.merge_wanted) as wish:
        qtbot.keyClick(chooser.finder.field, Qt.Key.Key_Return)
    assert wish.args == [("store",), "net"]


def test_moving_offers_only_places_outside_the_tag(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_M)
    chooser = dialog(manager, TagChooser)
    assert isinstance(chooser, TagChooser)
    model = chooser.finder.model
    assert [model.index(row).data() for row in range(model.rowCount())] == ["follow up", "网络", "RDMA"]
    with qtbot.waitSignal(manager.move_wanted) as wish:
        qtbot.keyClick(chooser.finder.field, Qt.Key.Key_Return)
    assert wish.args == [("store",), "later"]


def test_delete_deletes_all_that_are_selected(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert press(qtbot, manager, manager.delete_wanted, Qt.Key.Key_Delete) == [("store", "near")]


@pytest.mark.parametrize(
    ("modifiers", "parent_id"), [(CONTROL, ""), (CONTROL | Qt.KeyboardModifier.ShiftModifier, "store")]
)
def test_a_new_tag_is_asked_for(
    manager: TagManager, qtbot: QtBot, modifiers: Qt.KeyboardModifier, parent_id: str
) -> None:
    qtbot.keyClick(manager.tree, Qt.Key.Key_N, modifiers)
    form = dialog(manager, TagForm)
    assert isinstance(form, TagForm)
    form.name.insert("新的")
    with qtbot.waitSignal(manager.create_wanted) as wish:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert (wish.args[0], wish.args[2]) == ("新的", parent_id)


def test_the_filter_shows_what_answers_and_what_stands_above(manager: TagManager, qtbot: QtBot) -> None:
    qtbot.keyClicks(manager.field, "rdma")
    assert [row.name for row in manager.tree.tags.rows] == ["网络", "RDMA"]
    manager.go_to("later")
    assert manager.tree.current_id() == "later", "going to a tag ends the filter"


def test_without_tags_it_offers_to_make_one(manager: TagManager, texts: Texts, qtbot: QtBot) -> None:
    manager.show_rows(())
    assert not manager.tree.isVisible()
    assert command(manager, "command.tag_new").isEnabled()
    assert not command(manager, "command.tag_delete").isEnabled()


def test_the_language_is_switched_live(manager: TagManager, texts: Texts, chinese: Texts) -> None:
    texts.use(chinese.message, "zh_Hans")
    assert manager.windowTitle() == "标签管理"
    assert command(manager, "command.tag_merge").iconText() == "合并"
    assert command(manager, "command.tag_merge").toolTip() == "合并标签 (Ctrl+M)"
