"""The line above the table, with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import TalkFilter, TalkView
from storage.messages import Message
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.library.filter_bar import FilterBar


@pytest.fixture
def bar(qtbot: QtBot, texts: Texts) -> FilterBar:
    """Return the bar, shown."""
    found = FilterBar(texts)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    return found


def said(bar: FilterBar) -> list[str]:
    """Return what the labels that are there say."""
    return [label.text() for label in bar.findChildren(QLabel) if not label.isHidden()]


def test_every_key_is_said_and_escape_empties_then_leaves(qtbot: QtBot, bar: FilterBar) -> None:
    told: list[str] = []
    bar.text_changed.connect(told.append)
    qtbot.keyClicks(bar.field, "ab")
    with qtbot.assertNotEmitted(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert told == ["a", "ab", ""]
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(bar.left):
            qtbot.keyClick(bar.field, key)


def test_it_says_how_many_talks_are_shown(bar: FilterBar) -> None:
    assert said(bar) == ["Loading…"]
    bar.show_selection(shown())
    assert said(bar) == ["Talks: 4"]
    bar.show_selection(shown(TalkView(TalkFilter("cooling"))))
    assert said(bar) == ["1 of 4"]
    bar.show_chosen(3)
    assert said(bar) == ["3 of 1 selected"]


def test_it_says_what_happened_to_the_filter_until_told_otherwise(bar: FilterBar) -> None:
    bar.show_selection(shown())
    bar.tell(Message("library.filter_cleared"))
    assert "The filter was cleared, as it hid this talk." in said(bar)
    bar.tell(None)
    assert said(bar) == ["Talks: 4"]


def test_text_is_put_in_without_a_word(qtbot: QtBot, bar: FilterBar) -> None:
    with qtbot.assertNotEmitted(bar.text_changed):
        bar.show_text("存储")
    assert bar.field.text() == "存储"


def test_a_button_triggers_its_action(qtbot: QtBot, bar: FilterBar) -> None:
    action = QAction("Columns", bar)
    button: QToolButton = bar.add_button(action)
    with qtbot.waitSignal(action.triggered):
        button.click()
