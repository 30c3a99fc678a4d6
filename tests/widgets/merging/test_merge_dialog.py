"""The dialog in which talks become one, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.merging.samples import merge_sheet
from widgets.common.texts import Texts
from widgets.merging.merge_dialog import MergeDialog


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> MergeDialog:
    """Return the dialog on the screen."""
    found = MergeDialog(texts, merge_sheet())
    shown(found)
    return found


def choice(dialog: MergeDialog) -> QRadioButton:
    """Return the chosen radio button."""
    return next(button for button in dialog.findChildren(QRadioButton) if button.isChecked())


def test_enter_merges_into_the_proposed_talk(qtbot: QtBot, dialog: MergeDialog) -> None:
    qtbot.waitUntil(lambda: choice(dialog).hasFocus())
    with qtbot.waitSignal(dialog.merge_wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == ["t1", ("t2",)]
    assert not dialog.isVisible()


def test_the_arrow_keys_choose_which_is_kept(qtbot: QtBot, dialog: MergeDialog) -> None:
    with qtbot.waitSignal(dialog.kept_chosen) as chosen:
        qtbot.keyClick(choice(dialog), Qt.Key.Key_Right)
    assert chosen.args == [("t1", "t2"), "t2"]
    dialog.show_sheet(merge_sheet("t2"))
    warning = next(label for label in dialog.findChildren(QLabel) if label.property("role") == "warning")
    assert warning.isVisible()
    assert "rating 2 of 5 by Analyst 03" in warning.text()
    qtbot.waitUntil(lambda: choice(dialog).hasFocus())
    with qtbot.waitSignal(dialog.merge_wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == ["t2", ("t1",)]


def test_an_answer_for_another_choice_is_left_aside(qtbot: QtBot, dialog: MergeDialog) -> None:
    dialog.show_sheet(merge_sheet("t2"))
    with qtbot.waitSignal(dialog.merge_wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == ["t1", ("t2",)]


def test_escape_merges_nothing(qtbot: QtBot, dialog: MergeDialog) -> None:
    with qtbot.assertNotEmitted(dialog.merge_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_dialog_says_itself_in_chinese(qtbot: QtBot, chinese: Texts) -> None:
    dialog = MergeDialog(chinese, merge_sheet())
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "合并演讲"
    assert [button.text() for button in dialog.findChildren(QRadioButton)] == ["保留此演讲", "保留此演讲"]
