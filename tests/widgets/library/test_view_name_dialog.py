"""The dialog that asks for a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.library.view_name_dialog import ViewNameDialog


def test_a_name_is_typed_and_said(qtbot: QtBot, chinese: Texts) -> None:
    dialog = ViewNameDialog(chinese, "view.save_title")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    assert dialog.windowTitle() == "保存视图"
    field, ok = dialog.findChild(QLineEdit), dialog.findChildren(QPushButton)[0]
    assert field is not None
    assert not ok.isEnabled()
    qtbot.keyClicks(field, "  later ")
    with qtbot.waitSignal(dialog.named) as named:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert named.args == ["later"]


def test_escape_says_nothing(qtbot: QtBot, texts: Texts) -> None:
    dialog = ViewNameDialog(texts, "view.rename_title", "存储")
    qtbot.addWidget(dialog)
    dialog.open()
    with qtbot.assertNotEmitted(dialog.named):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
