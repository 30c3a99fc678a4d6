"""The sheet of shortcuts: every command of the window by place, found by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.presentation.command_rows import CommandRow, GroupRow
from desktop.language import Catalogue
from widgets.common.commands import add_command
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.shell.shortcut_sheet import LINE_ROLE, ShortcutSheet


@pytest.fixture
def window(texts: Texts, shown: Callable[[QWidget], QWidget]) -> QWidget:
    """Return a window with a command of its own, one of a place, and one of a dialog."""
    found = QWidget()
    found.resize(700, 500)
    place = Place(texts, found)
    place.setObjectName("library")
    add_command(place, texts, "command.forget_recent", lambda: None, shortcut="Del; X")
    add_command(found, texts, "command.place_graph", lambda: None, shortcut="Ctrl+3")
    add_command(found, texts, "command.palette", lambda: None)
    dialog = QDialog(found)
    add_command(dialog, texts, "command.open_recent", lambda: None, shortcut="Return")
    dialog.setWindowTitle("Tags")
    shown(found)
    return found


@pytest.fixture
def sheet(window: QWidget, texts: Texts) -> ShortcutSheet:
    """Return the sheet, open over the window."""
    found = ShortcutSheet(texts, window)
    found.open()
    return found


def lines(sheet: ShortcutSheet) -> list[object]:
    return [sheet.model.index(row).data(LINE_ROLE) for row in range(sheet.model.rowCount())]


def test_it_lists_every_command_below_its_place(sheet: ShortcutSheet, texts: Texts) -> None:
    assert lines(sheet) == [
        GroupRow("Everywhere"),
        CommandRow("Everywhere", "Graph", ("Ctrl+3",)),
        CommandRow("Everywhere", texts("command.palette")),
        GroupRow("Library"),
        CommandRow("Library", "Take off the list", ("Del", "X")),
        GroupRow("Tags"),
        CommandRow("Tags", "Open this library", ("Return",)),
    ]


def test_what_is_typed_narrows_it(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    qtbot.keyClicks(sheet.focusWidget(), "del")
    assert lines(sheet) == [GroupRow("Library"), CommandRow("Library", "Take off the list", ("Del", "X"))]
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    sheet.open()
    assert len(lines(sheet)) == 7


def test_the_keyboard_reaches_the_list(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.list
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    assert sheet.list.currentIndex().row() > 0


def test_its_model_is_one_and_says_what_a_line_is(sheet: ShortcutSheet, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(sheet.model)
    spoken = [sheet.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (3, 4)]
    assert spoken == ["Library", "Take off the list, Del, X"]


def test_it_is_painted(sheet: ShortcutSheet) -> None:
    picture = sheet.list.viewport().grab().toImage()
    rects = [sheet.list.visualRect(sheet.model.index(row)) for row in range(2)]
    for rect in rects:
        colours = {
            picture.pixel(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())
        }
        assert len(colours) > 2


def test_it_changes_its_language_while_it_is_open(sheet: ShortcutSheet, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert lines(sheet)[0] == GroupRow("全局")
    assert CommandRow("全局", "图谱", ("Ctrl+3",)) in lines(sheet)
