"""Controllers of the whole workspace: each made once, with its commands."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.workspace_controllers import WorkspaceControllers
from widgets.common.commands import commands_of
from widgets.common.texts import Texts

COMMANDS = {
    "undoing": {"command.undo", "command.redo"},
    "tagging": {"command.tag", "command.tag_manager", *(f"command.tag_key_{number}" for number in range(1, 10))},
    "importing": {"command.import", "command.import_folder", "command.paste_digest"},
    "editing": {"command.catalogue", "command.add_talk", "command.edit_talk", "command.archive_talk"},
    "merging": {"command.merge_talks", "command.split_talk", "command.not_the_same"},
    "history": {"command.history"},
    "linking": set(),
}


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    found = QMainWindow()
    qtbot.addWidget(found)
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_a_controller_is_made_once_and_brings_its_commands(
    desk: Desk, window: QMainWindow, texts: Texts, name: str
) -> None:
    controllers = WorkspaceControllers(desk, window, texts, tuple)
    assert not commands_of(window), "nothing is made before it is asked for"
    made = getattr(controllers, name)
    assert getattr(controllers, name) is made
    assert {action.objectName() for action in window.actions()} >= COMMANDS[name]
