"""The dialog in which a talk is split, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.merging.samples import EVENT, REPORT, split_sheet
from widgets.common.texts import Texts
from widgets.merging.comparison import Comparison
from widgets.merging.split_dialog import SplitDialog


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> SplitDialog:
    """Return the dialog on the screen."""
    found = SplitDialog(texts, split_sheet())
    shown(found)
    return found


def is_ready(dialog: SplitDialog) -> bool:
    """Return whether the dialog lets somebody split."""
    box = dialog.findChild(QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_space_checks_and_enter_splits(qtbot: QtBot, dialog: SplitDialog) -> None:
    entries = dialog.findChild(QListView)
    qtbot.waitUntil(entries.hasFocus)
    assert not is_ready(dialog)
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.leaving_chosen) as chosen:
        qtbot.keyClick(entries, Qt.Key.Key_Space)
    assert chosen.args == ["t1", (REPORT.key,)]
    assert not is_ready(dialog), "not before both talks are shown"
    dialog.show_sheet(split_sheet(REPORT))
    assert is_ready(dialog)
    assert dialog.findChild(Comparison).texts_of(2)[0] == "存储的瓶颈"
    with qtbot.waitSignal(dialog.split_wanted) as wanted:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert wanted.args == ["t1", (REPORT.key,)]


def test_not_everything_can_leave(qtbot: QtBot, dialog: SplitDialog) -> None:
    entries = dialog.findChild(QListView)
    qtbot.keyClick(entries, Qt.Key.Key_Space)
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    qtbot.keyClick(entries, Qt.Key.Key_Space)
    dialog.show_sheet(split_sheet(EVENT))
    assert not is_ready(dialog), "an answer that comes too late is left aside"
    dialog.show_sheet(split_sheet(EVENT, REPORT))
    assert not is_ready(dialog)
    with qtbot.assertNotEmitted(dialog.split_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_the_dialog_says_itself_in_chinese(qtbot: QtBot, chinese: Texts) -> None:
    dialog = SplitDialog(chinese, split_sheet())
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "拆分演讲"
    assert dialog.findChild(QListView).accessibleName() == "演讲的报道与日程条目"
