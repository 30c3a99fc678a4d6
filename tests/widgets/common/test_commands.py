"""Commands have a text in the language in use, shortcuts, and are found again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.commands import add_command, commands_of, shortcut_text
from widgets.common.texts import Texts

Shown = Callable[[QWidget], QWidget]


def page(shown: Shown) -> tuple[QWidget, QWidget, QLineEdit]:
    """Return a window with two parts, the first of which has a text field."""
    window = QWidget()
    part, field = QWidget(), QLineEdit()
    QVBoxLayout(part).addWidget(field)
    QVBoxLayout(window).addWidget(part)
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    shown(window)
    return window, part, field


def test_a_key_runs_the_command_where_its_widget_has_the_focus(qtbot: QtBot, texts: Texts, shown: Shown) -> None:
    _window, part, field = page(shown)
    ran: list[str] = []
    add_command(part, texts, "history.note", lambda: ran.append("part"), shortcut="Ctrl+J; J")
    part.setFocus()
    qtbot.keyClick(part, Qt.Key.Key_J)
    qtbot.keyClick(part, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["part", "part"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_J)
    assert ran == ["part", "part"], "a letter that is typed is no shortcut"
    assert field.text() == "j"


def test_commands_are_listed_with_text_and_shortcut(texts: Texts, shown: Shown) -> None:
    window, part, _ = page(shown)
    action = add_command(part, texts, "history.note", lambda: None, shortcut="Ctrl+J", icon="mdi6.note")
    assert commands_of(window) == [action]
    assert shortcut_text(action) == "Ctrl+J"
    assert not action.icon().isNull()
    english = action.text()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert action.text() == Catalogue("zh_Hans").translate(Message("history.note")) != english
    assert shortcut_text(add_command(part, texts, "history.note", lambda: None)) == ""
