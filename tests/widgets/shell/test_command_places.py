"""A command belongs to the place around it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.commands import add_command
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.shell.command_places import owner_of, place_of, plain_text


@pytest.mark.parametrize(("name", "place"), [("challenges", "challenges"), ("", ""), ("elsewhere", "")])
def test_the_place_is_told_by_its_object_name(texts: Texts, qtbot: QtBot, name: str, place: str) -> None:
    page, part = Place(texts), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(part)
    page.setObjectName(name)
    action = add_command(part, texts, "command.palette", lambda: None)
    assert place_of(action) == place
    assert owner_of(action) is part


def test_an_action_without_a_widget_belongs_nowhere(qtbot: QtBot) -> None:
    action = QAction("&Cut && paste")
    assert place_of(action) == ""
    assert owner_of(action) is None
    assert plain_text(action) == "Cut & paste"
