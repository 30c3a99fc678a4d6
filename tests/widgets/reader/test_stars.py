"""Stars given with the mouse and with the keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.reader.stars import Stars

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def stars(texts: Texts, shown: Show) -> Stars:
    """Return three stars."""
    made = Stars(texts)
    made.show_value(3)
    shown(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_Right, 4), (Qt.Key.Key_Left, 2), (Qt.Key.Key_Plus, 4), (Qt.Key.Key_Delete, 0), (Qt.Key.Key_0, 0)],
)
def test_keys_rate(stars: Stars, qtbot: QtBot, key: Qt.Key, expected: int) -> None:
    with qtbot.waitSignal(stars.rating_wanted) as wanted:
        qtbot.keyClick(stars, key)
    assert wanted.args == [expected]
    assert stars.value == 3


@pytest.mark.parametrize(("value", "key", "expected"), [(5, Qt.Key.Key_Up, 5), (0, Qt.Key.Key_Down, 0)])
def test_there_are_five_at_most_and_none_at_least(
    stars: Stars, qtbot: QtBot, value: int, key: Qt.Key, expected: int
) -> None:
    stars.show_value(value)
    with qtbot.waitSignal(stars.rating_wanted) as wanted:
        qtbot.keyClick(stars, key)
    assert wanted.args == [expected]


@pytest.mark.parametrize(("star", "expected"), [(1, 1), (3, 0), (5, 5)])
def test_a_click_gives_a_star_and_the_same_again_takes_it(stars: Stars, qtbot: QtBot, star: int, expected: int) -> None:
    side = (stars.sizeHint().width() - 6) // 5
    with qtbot.waitSignal(stars.rating_wanted) as wanted:
        qtbot.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(3 + side * star - side // 2, 8))
    assert wanted.args == [expected]


def test_a_screen_reader_hears_the_rating(stars: Stars, texts: Texts) -> None:
    assert stars.accessibleName() == texts("reader.stars", count=3)
