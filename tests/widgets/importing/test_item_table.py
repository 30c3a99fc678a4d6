"""The table of items and its states."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.importing.previews import DIGEST, SHEET
from widgets.common.texts import Texts
from widgets.importing.item_model import GROUP, LABEL, REASON
from widgets.importing.item_table import ItemTable

Show = Callable[[QWidget], QWidget]


def buttons(table: ItemTable) -> list[str]:
    return [button.text() for button in table.findChildren(QPushButton) if button.isVisible()]


def titles(table: ItemTable) -> list[str]:
    return [table.model.index(row, 1).data() for row in range(table.model.rowCount())]


def test_states_are_counted_and_filter(texts: Texts, shown: Show, qtbot: QtBot) -> None:
    table = ItemTable(texts)
    shown(table)
    table.show_file(DIGEST)
    assert buttons(table) == ["New 1", "Joins 1", "Withdrawn 1"]
    button = table.findChild(QPushButton, "show-joins")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert titles(table) == ["乙题目"]
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(titles(table)) == 3


def test_a_chosen_state_that_another_file_lacks_hides_nothing(texts: Texts, shown: Show, qtbot: QtBot) -> None:
    table = ItemTable(texts)
    shown(table)
    table.show_file(DIGEST)
    table.findChild(QPushButton, "show-joins").click()
    table.show_file(SHEET)
    assert buttons(table) == ["New 1"]
    assert titles(table) == ["访问模式"]


def test_columns_without_anything_are_hidden(texts: Texts, shown: Show) -> None:
    table = ItemTable(texts)
    shown(table)
    table.show_file(DIGEST)
    assert not any(table.table.isColumnHidden(column) for column in (LABEL, GROUP, REASON))
    table.show_file(SHEET)
    assert [table.table.isColumnHidden(column) for column in (LABEL, GROUP, REASON)] == [False, False, True]


def test_enter_asks_for_the_line(texts: Texts, shown: Show, qtbot: QtBot) -> None:
    table = ItemTable(texts)
    shown(table)
    table.show_file(DIGEST)
    table.table.setFocus()
    table.table.selectRow(0)
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.line_wanted) as asked:
        qtbot.keyClick(table.table, Qt.Key.Key_Return)
    assert asked.args == [7]
    qtbot.keyClick(table.table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(table.line_wanted):
        qtbot.keyClick(table.table, Qt.Key.Key_Return)


def test_states_are_painted_with_their_words(texts: Texts, shown: Show) -> None:
    table = ItemTable(texts)
    shown(table)
    table.show_file(DIGEST)
    picture = table.table.viewport().grab().toImage()
    assert len({picture.pixel(x, 12) for x in range(0, 110)}) > 3
    assert table.table.accessibleName() == "What comes in"
