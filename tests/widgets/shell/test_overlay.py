"""An overlay covers its window, keeps the keyboard, and gives it back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.shell.overlay import Overlay

Shown = Callable[[QWidget], QWidget]


class Window(QWidget):
    """A window with a field, and a card over it with two stops for the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(800, 600)
        self.below = QLineEdit()
        QVBoxLayout(self).addWidget(self.below)
        self.overlay = Overlay(self, 300, 200)
        self.field, self.button = QLineEdit(), QPushButton()
        column = QVBoxLayout(self.overlay.card)
        column.addWidget(self.field)
        column.addWidget(self.button)


@pytest.fixture
def window(shown: Shown) -> Window:
    """Return the window with its card open and the keyboard in it."""
    found = Window()
    shown(found)
    found.below.setFocus()
    found.overlay.open()
    found.field.setFocus()
    return found


def test_it_covers_the_window_at_every_size(window: Window) -> None:
    assert window.overlay.geometry() == window.rect()
    window.resize(500, 400)
    assert window.overlay.geometry() == window.rect()
    assert window.overlay.card.width() <= 300


def test_tab_goes_round_inside_it(window: Window, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert [*seen, window.focusWidget()] == [window.button, window.field, window.button, window.field]


def test_escape_closes_it_and_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.overlay.closed):
        qtbot.keyClick(window.field, Qt.Key.Key_Escape)
    assert not window.overlay.isVisible()
    assert window.focusWidget() is window.below


def test_a_click_beside_the_card_closes_it_and_one_on_it_does_not(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.overlay, Qt.MouseButton.LeftButton, pos=window.overlay.card.geometry().center())
    assert window.overlay.isVisible()
    qtbot.mouseClick(window.overlay, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not window.overlay.isVisible()


def test_keys_do_not_reach_the_window_below(window: Window, qtbot: QtBot) -> None:
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_X)
    assert window.below.text() == ""


def test_opening_it_twice_is_opening_it_once(window: Window) -> None:
    window.overlay.open()
    window.overlay.dismiss()
    assert window.focusWidget() is window.below
    window.overlay.dismiss()
    assert not window.overlay.isVisible()
