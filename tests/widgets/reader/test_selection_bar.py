"""The buttons beside a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.commands import add_command
from widgets.common.texts import Texts
from widgets.reader.selection_bar import SelectionBar

Show = Callable[[QWidget], QWidget]
AROUND = QRect(0, 0, 600, 400)


@pytest.fixture
def bar(texts: Texts, shown: Show) -> Iterator[SelectionBar]:
    """Return a bar with two commands over a page."""
    page = QWidget()
    page.resize(600, 400)
    shown(page)
    actions = [
        add_command(page, texts, f"command.reader_{name}", lambda: None, shortcut=key)
        for name, key in (("highlight", "H"), ("note", "N"))
    ]
    yield SelectionBar(texts, actions, page)
    page.close()


@pytest.mark.parametrize("selection", [QRect(100, 200, 80, 20), QRect(590, 200, 5, 20), QRect(100, 2, 80, 20)])
def test_the_bar_stands_beside_the_selection_and_never_over_it(bar: SelectionBar, selection: QRect) -> None:
    bar.show_beside(selection, AROUND)
    assert AROUND.contains(bar.geometry())
    assert not bar.geometry().intersects(selection)


def test_a_colour_is_chosen_from_the_menu(bar: SelectionBar, texts: Texts, qtbot: QtBot) -> None:
    bar._colours.aboutToShow.emit()
    pink = next(action for action in bar._colours.actions() if action.text() == texts("reader.colour_pink"))
    with qtbot.waitSignal(bar.colour_chosen) as chosen:
        pink.trigger()
    assert chosen.args == ["pink"]


def test_buttons_are_named_and_leave_the_keyboard_in_the_text(bar: SelectionBar, texts: Texts) -> None:
    buttons = bar.findChildren(QToolButton)
    assert [button.accessibleName() for button in buttons] == [
        texts("command.reader_highlight"),
        texts("command.reader_note"),
    ]
    assert all(button.focusPolicy() == Qt.FocusPolicy.NoFocus for button in buttons)
    assert "(H)" in buttons[0].toolTip()
