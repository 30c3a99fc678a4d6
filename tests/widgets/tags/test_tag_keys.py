"""The bar shows which key gives which tag; a click is as good as the key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from storage.records import Tag
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_keys import TagKeys


def bar(texts: Texts, qtbot: QtBot) -> TagKeys:
    """Return a bar without tags, shown."""
    keys = TagKeys(texts)
    qtbot.addWidget(keys)
    keys.resize(700, 36)
    keys.show_rows(())
    keys.show()
    return keys


def test_tags_with_a_key_stand_by_key(texts: Texts, qtbot: QtBot) -> None:
    keys = bar(texts, qtbot)
    keys.show_rows(sample_rows())
    said = [button.accessibleName() for button in keys.buttons]
    assert said == ["Key 1: tag 存储系统", "Key 2: tag 近存计算", "Key 3: tag follow up"]
    before = keys.buttons
    keys.show_rows(sample_rows())
    assert keys.buttons == before, "the same tags are left as they stand"
    keys.show_rows(sample_rows(Tag("near", "近存计算", "store", "red", "9")))
    assert [button.accessibleName()[-6:] for button in keys.buttons][-1] == "g 近存计算"


def test_a_click_or_space_presses_the_key(texts: Texts, qtbot: QtBot) -> None:
    keys = bar(texts, qtbot)
    keys.show_rows(sample_rows())
    with qtbot.waitSignal(keys.key_pressed) as pressed:
        qtbot.mouseClick(keys.buttons[2], Qt.MouseButton.LeftButton)
    assert pressed.args == [3]
    with qtbot.waitSignal(keys.key_pressed) as pressed:
        qtbot.keyClick(keys.buttons[0], Qt.Key.Key_Space)
    assert pressed.args == [1]


def test_without_keys_it_says_how_to_give_them(texts: Texts, qtbot: QtBot) -> None:
    keys = bar(texts, qtbot)
    hint = keys.findChild(QLabel)
    assert isinstance(hint, QLabel)
    assert hint.isVisible()
    with qtbot.waitSignal(keys.manager_wanted):
        qtbot.mouseClick(keys.findChild(QToolButton), Qt.MouseButton.LeftButton)
    keys.show_rows(sample_rows())
    assert not hint.isVisible()


def test_the_focused_button_shows_a_ring(texts: Texts, qtbot: QtBot) -> None:
    keys = bar(texts, qtbot)
    keys.show_rows(sample_rows())
    button = keys.buttons[0]
    qtbot.waitUntil(button.isVisible)
    plain = button.grab().toImage()
    keys.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage() != plain
