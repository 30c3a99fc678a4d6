"""Chips above the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import WITHOUT, TalkFilter, TalkView
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.library.chosen_values import ChosenValues


@pytest.fixture
def chips(qtbot: QtBot, texts: Texts) -> ChosenValues:
    """Return the row of chips, shown."""
    found = ChosenValues(texts)
    qtbot.addWidget(found)
    return found


def words(chips: ChosenValues) -> list[str]:
    """Return what the buttons that are not hidden say."""
    return [button.text() for button in chips.findChildren(QPushButton) if not button.isHidden()]


def test_each_chosen_value_has_a_chip_that_takes_it_away(qtbot: QtBot, chips: ChosenValues) -> None:
    wanted = (
        TalkFilter().toggled("status", "moved").toggled("tag", WITHOUT, exclude=True).toggled("tag", "t2", exclude=True)
    )
    chips.show_selection(shown(TalkView(wanted)))
    chips.show()
    assert sorted(words(chips)) == ["Clear", "Moved", "has Tag", "not 近存计算"]
    chip = next(found for found in chips.findChildren(QPushButton) if found.text() == "not 近存计算")
    assert chip.accessibleName() == "Remove Tag: not 近存计算"
    chip.setFocus()
    with qtbot.waitSignal(chips.value_toggled) as toggled:
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert toggled.args == ["tag", "t2", True]


def test_the_row_is_there_only_while_something_is_chosen(qtbot: QtBot, chips: ChosenValues) -> None:
    chips.show_selection(shown())
    assert chips.isHidden()
    chips.show_selection(shown(TalkView(TalkFilter().toggled("status", "moved"))))
    assert not chips.isHidden()
    with qtbot.waitSignal(chips.cleared):
        next(found for found in chips.findChildren(QPushButton) if found.text() == "Clear").click()


def test_what_there_is_no_room_for_is_counted(chips: ChosenValues) -> None:
    wanted = TalkFilter()
    for number in range(9):
        wanted = wanted.toggled("topic", f"a topic with a very long name {number}")
    chips.show_selection(shown(TalkView(wanted)))
    assert "Clear all (hidden: 3)" in words(chips)
    assert len(words(chips)) == 7
