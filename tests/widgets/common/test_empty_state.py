"""An empty place says what to do next and offers it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.texts import Texts


def test_its_button_runs_the_action_by_key(qtbot: QtBot, texts: Texts) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    ran: list[bool] = []
    action = add_command(owner, texts, "history.note", lambda: ran.append(True))
    empty = EmptyState(texts, "history.note", "history.highlight", [action])
    qtbot.addWidget(empty)
    empty.show()
    button = empty.findChild(QPushButton)
    assert button.text() == action.text()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert ran == [True]
    action.setEnabled(False)
    assert not button.isEnabled()


def test_it_can_say_something_else(qtbot: QtBot, texts: Texts) -> None:
    empty = EmptyState(texts, "history.note", "history.highlight")
    qtbot.addWidget(empty)
    assert [label.text() for label in empty.findChildren(QLabel)] == [texts("history.note"), texts("history.highlight")]
    empty.say("history.highlight", "history.note")
    assert empty.accessibleName() == texts("history.highlight")
    assert empty.accessibleDescription() == texts("history.note")
