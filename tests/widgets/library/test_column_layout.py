"""Columns are chosen, moved, and as wide as at the last start."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import COLUMNS, TalkSort
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.library.column_layout import ColumnLayout
from widgets.library.talk_table import TalkTable


@pytest.fixture
def table(qtbot: QtBot, texts: Texts) -> TalkTable:
    """Return a shown table, wide enough for its usual columns."""
    found = TalkTable(texts)
    qtbot.addWidget(found)
    found.resize(1200, 300)
    found.show_selection(shown())
    with qtbot.waitExposed(found):
        found.show()
    return found


def action(menu: QMenu, text: str) -> QAction:
    """Return a menu's action by its text."""
    return next(found for found in menu.actions() if found.text() == text)


def width(table: TalkTable, name: str) -> int:
    """Return how wide a column is."""
    return table.columnWidth([*COLUMNS].index(name))  # type: ignore[arg-type]


def test_columns_are_shown_and_hidden_by_the_menu(table: TalkTable) -> None:
    columns: ColumnLayout = table.columns
    assert "room" not in columns.shown
    action(columns.columns_menu(), "Room").trigger()
    assert "room" in columns.shown
    action(columns.columns_menu(), "Room").trigger()
    assert "room" not in columns.shown
    assert not action(columns.columns_menu(), "Title").isEnabled()


def test_the_title_takes_what_is_left_until_somebody_sets_it(table: TalkTable) -> None:
    assert table.horizontalHeader().length() == table.viewport().width()
    before = width(table, "title")
    table.setColumnWidth(COLUMNS.index("tags"), width(table, "tags") + 50)
    assert width(table, "title") == before - 50
    table.setColumnWidth(COLUMNS.index("title"), 300)
    table.setColumnWidth(COLUMNS.index("tags"), 80)
    assert width(table, "title") == 300


def test_everything_about_columns_comes_back(qtbot: QtBot, texts: Texts, table: TalkTable) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(COLUMNS.index("rating")), 1)
    table.setColumnWidth(COLUMNS.index("tags"), 77)
    action(table.columns.columns_menu(), "Code").trigger()
    state = json.loads(json.dumps(table.columns.saved_state()))
    other = TalkTable(texts)
    qtbot.addWidget(other)
    other.columns.restore_state(state)
    assert other.columns.saved_state() == state
    assert other.columns.shown == table.columns.shown
    assert width(other, "tags") == 77
    other.columns.reset()
    assert other.columns.shown[0] == "title"
    assert "code" not in other.columns.shown


@pytest.mark.parametrize("state", [None, 3, [], ["x"], [["size", 3, True]], [["title", "wide", True]]])
def test_odd_state_is_left_alone(table: TalkTable, state: object) -> None:
    before = table.columns.saved_state()
    table.columns.restore_state(state)
    assert table.columns.saved_state() == before


def test_a_column_that_was_not_known_then_comes_last(table: TalkTable) -> None:
    table.columns.restore_state([["rating", 50, True], ["title", 5, False]])
    assert table.columns.shown == ("rating", "title")


def test_the_order_can_be_chosen_in_a_menu(table: TalkTable) -> None:
    wanted: list[TalkSort] = []
    table.columns.sort_wanted.connect(wanted.append)
    action(table.columns.sort_menu(), "Rating").trigger()
    action(table.columns.sort_menu(), "Descending").trigger()
    assert wanted == [TalkSort("rating"), TalkSort("start", descending=True)]
    assert action(table.columns.sort_menu(), "Time").isChecked()
