"""The first start asks for a name, in whichever language somebody chooses there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.shell.first_start import FirstStart

KEY = Qt.Key


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> FirstStart:
    """Return the dialog with a name filled in."""
    found = FirstStart(texts, "login")
    shown(found)
    return found


def test_the_login_name_is_filled_in_and_typing_replaces_it(dialog: FirstStart, qtbot: QtBot) -> None:
    assert dialog.analyst == "login"
    assert dialog.focusWidget() is dialog.name
    qtbot.keyClicks(dialog.name, "Analyst 03 ")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.name, KEY.Key_Return)
    assert dialog.analyst == "Analyst 03"


def test_without_a_name_it_does_not_go_on(dialog: FirstStart, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.name, " ")
    qtbot.keyClick(dialog.name, KEY.Key_Return)
    assert dialog.isVisible()
    assert not dialog.begin.isEnabled()


def test_escape_leaves_it_undecided(dialog: FirstStart, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.name, KEY.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_another_language_is_shown_at_once(dialog: FirstStart, texts: Texts, qtbot: QtBot) -> None:
    dialog.language_chosen.connect(lambda name: texts.use(Catalogue(name).translate, name))
    qtbot.keyClick(dialog.languages, KEY.Key_Down)
    assert dialog.language == "zh_Hans"
    assert dialog.begin.text() == "开始使用"
    assert dialog.name.accessibleName() == "您的姓名"
    assert dialog.analyst == "login"
