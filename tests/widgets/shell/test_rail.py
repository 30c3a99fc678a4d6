"""The rail: five places by key, by mouse and by Tab; one of them is on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from widgets.common.commands import add_command, commands_of
from widgets.common.texts import Texts
from widgets.shell.rail import PLACES, Rail, RailButton

KEY = Qt.Key


@pytest.fixture
def window(texts: Texts, shown: Callable[[QWidget], QWidget]) -> QWidget:
    """Return a window with the rail, and with the keyboard in a field beside it."""
    found = QWidget()
    row = QHBoxLayout(found)
    row.addWidget(Rail(texts))
    row.addWidget(QLineEdit())
    shown(found)
    found.findChild(QLineEdit).setFocus()
    return found


@pytest.fixture
def rail(window: QWidget) -> Rail:
    """Return the rail of the window."""
    return window.findChild(Rail)


@pytest.fixture
def chosen(rail: Rail) -> list[str]:
    """Return the places that somebody went to."""
    places: list[str] = []
    rail.place_chosen.connect(places.append)
    return places


def buttons(rail: Rail) -> list[RailButton]:
    return rail.findChildren(RailButton)


def checked(rail: Rail) -> list[str]:
    return [button.text() for button in buttons(rail) if button.isChecked()]


def test_control_and_a_number_lead_to_a_place_from_anywhere(rail: Rail, chosen: list[str], qtbot: QtBot) -> None:
    for number in range(5, 0, -1):
        qtbot.keyClick(rail.window().focusWidget(), KEY(KEY.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    assert chosen == list(reversed(PLACES))
    assert rail.current == "library"
    assert checked(rail) == ["Library"]


def test_tab_and_arrows_reach_every_button_and_space_presses_it(rail: Rail, chosen: list[str], qtbot: QtBot) -> None:
    buttons(rail)[0].setFocus()
    qtbot.keyClick(buttons(rail)[0], KEY.Key_Down)
    qtbot.keyClick(buttons(rail)[1], KEY.Key_Tab)
    assert rail.focusWidget() is buttons(rail)[2]
    qtbot.keyClick(buttons(rail)[2], KEY.Key_Space)
    assert chosen == ["graph"]
    qtbot.keyClick(buttons(rail)[2], KEY.Key_Up)
    qtbot.keyClick(buttons(rail)[1], KEY.Key_Up)
    qtbot.keyClick(buttons(rail)[0], KEY.Key_Up)
    assert rail.focusWidget() is buttons(rail)[4]
    assert checked(rail) == ["Graph"]


def test_a_place_shown_by_somebody_else_is_marked_and_not_announced(rail: Rail, chosen: list[str]) -> None:
    rail.show_place("briefing")
    assert rail.current == "briefing"
    assert checked(rail) == ["Briefing"]
    assert chosen == []


def test_the_place_in_view_is_told_by_more_than_colour(rail: Rail) -> None:
    on, off = buttons(rail)[0], buttons(rail)[1]
    bar = [button.grab().toImage().pixelColor(1, button.height() // 2) for button in (on, off)]
    assert bar[0] != bar[1], "a bar stands at the edge of the place in view"
    assert on.isCheckable()


def test_buttons_say_their_name_and_key_in_the_language_in_use(rail: Rail, texts: Texts) -> None:
    assert buttons(rail)[1].toolTip() == "Capture (Ctrl+2)"
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert [button.accessibleName() for button in buttons(rail)] == ["资料库", "采集", "图谱", "难题", "简报"]


def test_other_actions_stand_at_its_foot(rail: Rail, texts: Texts, qtbot: QtBot) -> None:
    ran: list[bool] = []
    rail.add_foot(add_command(rail, texts, "command.palette", lambda: ran.append(True), icon="mdi6.magnify"))
    qtbot.mouseClick(buttons(rail)[-1], Qt.MouseButton.LeftButton)
    assert ran == [True]
    assert rail.current == "library"
    assert len(commands_of(rail)) == 6
