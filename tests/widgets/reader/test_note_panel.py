"""A note at the foot of the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.reader.note_panel import NotePanel

Show = Callable[[QWidget], QWidget]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(texts: Texts, shown: Show) -> NotePanel:
    """Return the panel in the active window."""
    made = NotePanel(texts)
    shown(made)
    return made


def test_ctrl_enter_keeps_what_was_written(panel: NotePanel, qtbot: QtBot) -> None:
    kept: list[str] = []
    panel.ask("reader.note_on_talk", kept.append, text="要", about="题目")
    qtbot.keyClick(panel.field, Qt.Key.Key_End)
    qtbot.keyClicks(panel.field, "ask ")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return, CONTROL)
    assert kept == ["要ask"]
    assert not panel.isVisible()


def test_escape_keeps_nothing(panel: NotePanel, qtbot: QtBot) -> None:
    kept: list[str] = []
    panel.ask("reader.note_on_talk", kept.append)
    qtbot.keyClicks(panel.field, "no")
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert kept == []


def test_enter_is_a_new_line_and_the_button_keeps_too(panel: NotePanel, qtbot: QtBot) -> None:
    kept: list[str] = []
    panel.ask("reader.change_note", kept.append)
    qtbot.keyClicks(panel.field, "a")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClicks(panel.field, "b")
    qtbot.keyClick(panel._save, Qt.Key.Key_Space)
    assert kept == ["a\nb"]
