"""The dialog that asks which other talks are the same, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.merging import SameTalkQuestion
from tests.widgets.merging.samples import CARDS, question
from widgets.common.texts import Texts
from widgets.merging.lines_list import LinesList
from widgets.merging.same_talk_dialog import SameTalkDialog


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> SameTalkDialog:
    """Return the dialog on the screen."""
    found = SameTalkDialog(texts, question())
    shown(found)
    return found


def lists(dialog: SameTalkDialog) -> list[LinesList]:
    """Return the lists that are shown: candidates, and talks told apart."""
    return [found for found in dialog.findChildren(LinesList) if found.isVisible()]


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_Return])
def test_a_key_merges_with_the_current_talk(qtbot: QtBot, dialog: SameTalkDialog, key: Qt.Key) -> None:
    [candidates] = lists(dialog)
    qtbot.waitUntil(candidates.hasFocus)
    qtbot.keyClick(candidates, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.merge_wanted) as wanted:
        qtbot.keyClick(candidates, key)
    assert wanted.args == ["t1", "t3"]
    assert dialog.isVisible()


def test_n_tells_apart_and_delete_takes_it_back(qtbot: QtBot, dialog: SameTalkDialog) -> None:
    [candidates] = lists(dialog)
    with qtbot.waitSignal(dialog.not_the_same_wanted) as wanted:
        qtbot.keyClick(candidates, Qt.Key.Key_N)
    assert wanted.args == ["t1", "t2"]
    dialog.show_question(question(told_apart=True))
    candidates, told_apart = lists(dialog)
    told_apart.setFocus()
    with qtbot.waitSignal(dialog.take_back_wanted) as wanted:
        qtbot.keyClick(told_apart, Qt.Key.Key_Delete)
    assert wanted.args == ["t1", "t2"]
    candidates.setFocus()
    with qtbot.waitSignal(dialog.merge_wanted) as wanted:
        qtbot.keyClick(candidates, Qt.Key.Key_M)
    assert wanted.args == ["t1", "t3"]


def test_the_buttons_do_the_same(qtbot: QtBot, dialog: SameTalkDialog) -> None:
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    with qtbot.waitSignal(dialog.merge_wanted):
        qtbot.keyClick(buttons["Merge… (M)"], Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.not_the_same_wanted):
        qtbot.keyClick(buttons["Not the same (N)"], Qt.Key.Key_Space)


def test_a_talk_like_no_other_says_so(qtbot: QtBot, chinese: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    dialog = SameTalkDialog(chinese, SameTalkQuestion(CARDS[1]))
    shown(dialog)
    assert lists(dialog) == []
    assert "会议中没有与它相似的其他演讲。" in [label.text() for label in dialog.findChildren(QLabel)]
    with qtbot.assertNotEmitted(dialog.merge_wanted):
        dialog.merge()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
