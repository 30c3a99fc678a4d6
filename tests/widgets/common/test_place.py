"""A place has a state to save and takes the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from widgets.common.place import Place
from widgets.common.texts import Texts


def test_a_place_saves_nothing_by_itself_and_takes_anything(qtbot: QtBot, texts: Texts) -> None:
    place = Place(texts)
    qtbot.addWidget(place)
    assert place.saved_state() == {}
    place.restore_state({"odd": [1, 2]})
    assert place.texts is texts


def test_a_place_takes_the_focus(qtbot: QtBot, texts: Texts) -> None:
    place = Place(texts)
    qtbot.addWidget(place)
    place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    place.show()
    place.activateWindow()
    place.take_focus()
    qtbot.waitUntil(place.hasFocus)
