"""Keywords typed in one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.challenges.keyword_field import KeywordField
from widgets.common.texts import Texts


def test_words_are_told_once_and_only_when_they_differ(
    qtbot: QtBot, texts: Texts, shown: Callable[[QWidget], QWidget]
) -> None:
    field = KeywordField(texts)
    shown(field)
    field.show_words(("cache", "tier"))
    line = field.findChild(QLineEdit)
    line.setFocus()
    with qtbot.assertNotEmitted(field.entered):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "; flash,flash,, ")
    with qtbot.waitSignal(field.entered) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert told.args == [("cache", "tier", "flash")]


def test_what_is_being_typed_is_left_alone(qtbot: QtBot, texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    field = KeywordField(texts)
    shown(field)
    line = field.findChild(QLineEdit)
    line.setFocus()
    qtbot.keyClicks(line, "half a wo")
    field.show_words(("elsewhere",))
    assert line.text() == "half a wo"
