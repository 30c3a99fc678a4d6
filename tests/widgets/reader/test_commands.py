"""The commands of the reader."""

from __future__ import annotations

from collections import Counter

from pytestqt.qtbot import QtBot

from widgets.common.commands import commands_of, shortcut_text
from widgets.common.texts import Texts
from widgets.reader.reader import Reader


def test_every_command_has_a_name_a_key_of_its_own_and_an_icon(texts: Texts, chinese: Texts, qtbot: QtBot) -> None:
    reader = Reader(texts)
    qtbot.addWidget(reader)
    commands = [action for action in commands_of(reader) if action.objectName().startswith("command.reader_")]
    assert len(commands) == len(reader.commands)
    keys = Counter(shortcut_text(action) for action in commands)
    assert set(keys.values()) == {1}
    assert all(not action.icon().isNull() for action in commands)
    texts.use(chinese.message, "zh_Hans")
    assert all(action.text() == chinese(action.objectName()) for action in commands)
