"""A tag is asked for: by Enter, by a click, or the top of the tree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from storage.messages import Message
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_chooser import TagChooser


@pytest.fixture
def chooser(texts: Texts, qtbot: QtBot) -> TagChooser:
    """Return an open chooser."""
    chooser = TagChooser(texts, Message("tag.move_where", {"tags": "RDMA"}), sample_rows(), top=True)
    qtbot.addWidget(chooser)
    chooser.open()
    return chooser


def button(chooser: TagChooser, text: str) -> QPushButton:
    """Return the button of that text."""
    return next(found for found in chooser.findChildren(QPushButton) if found.text() == text)


def test_it_says_what_the_tag_is_for(chooser: TagChooser) -> None:
    assert chooser.windowTitle() == "Put RDMA below which tag?"


def test_typing_and_enter_choose_once(chooser: TagChooser, qtbot: QtBot) -> None:
    chosen: list[str] = []
    chooser.tag_chosen.connect(chosen.append)
    chooser.finder.field.insert("网")
    qtbot.keyClick(chooser.finder.field, Qt.Key.Key_Return)
    assert chosen == ["net"]
    assert not chooser.isVisible()


def test_the_top_can_be_chosen(chooser: TagChooser, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chooser.tag_chosen) as choice:
        qtbot.mouseClick(button(chooser, "To the top"), Qt.MouseButton.LeftButton)
    assert choice.args == [""]


def test_escape_chooses_nothing(chooser: TagChooser, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chooser.tag_chosen):
        qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
