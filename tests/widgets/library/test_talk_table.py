"""The table with real keys: what is current, what is chosen, and what stays so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import TalkFilter, TalkSort, TalkView
from analysis.presentation.talk_selection import show
from tests.widgets.library.shown import listed, shown
from widgets.common.texts import Texts
from widgets.library.talk_table import TalkTable

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot, texts: Texts) -> TalkTable:
    """Return a table of four talks with the keyboard in it."""
    found = TalkTable(texts)
    qtbot.addWidget(found)
    found.resize(700, 300)
    found.show_selection(shown())
    with qtbot.waitExposed(found):
        found.show()
    found.setFocus()
    return found


def test_keys_move_the_current_talk(qtbot: QtBot, table: TalkTable) -> None:
    told: list[str] = []
    table.talk_selected.connect(told.append)
    assert table.current_id() == "a"  # a table with the keyboard in it always has a current row
    table.step(1)
    for key in (Key.Key_Down, Key.Key_End, Key.Key_Up, Key.Key_Home):
        qtbot.keyClick(table, key)
    assert told == ["b", "c", "d", "c", "a"]
    table.step(-1)
    table.step(99)
    assert table.current_id() == "d"


def test_enter_opens_the_current_talk(qtbot: QtBot, table: TalkTable) -> None:
    table.choose("b")
    with qtbot.waitSignal(table.talk_opened) as opened:
        qtbot.keyClick(table, Key.Key_Return)
    assert opened.args == ["b"]


def test_many_talks_are_chosen_with_shift_and_all_with_control_a(qtbot: QtBot, table: TalkTable) -> None:
    told: list[tuple[str, ...]] = []
    table.selection_changed.connect(told.append)
    table.choose("b")
    qtbot.keyClick(table, Key.Key_Down, SHIFT)
    assert table.chosen_ids() == ("b", "c")
    qtbot.keyClick(table, Key.Key_A, CONTROL)
    assert told == [("b",), ("b", "c"), ("a", "b", "c", "d")]


def test_letters_are_no_search(qtbot: QtBot, table: TalkTable) -> None:
    table.choose("b")
    qtbot.keyClick(table, Key.Key_A)
    assert table.current_id() == "b"


def test_what_is_current_and_chosen_stays_so_in_another_order(table: TalkTable) -> None:
    told: list[object] = []
    table.choose("b")
    model = table.selectionModel()
    model.select(
        table.model().index(3, 0), QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    table.talk_selected.connect(told.append)
    table.show_selection(show(listed(), TalkView(sort=TalkSort("title"))))
    assert table.current_id() == "b"
    assert set(table.chosen_ids()) == {"b", "d"}
    assert told == []


def test_a_filter_that_hides_the_current_talk_leaves_none_current(table: TalkTable) -> None:
    table.choose("b")
    table.show_selection(shown(TalkView(TalkFilter("cooling"))))
    assert (table.current_id(), table.chosen_ids()) == ("", ())


def test_a_talk_that_leaves_the_same_view_makes_way_for_the_next(table: TalkTable) -> None:
    before = listed()
    table.show_selection(show(before, TalkView()))
    table.choose("b")
    table.show_selection(show(before.without({"b"}), TalkView()))
    assert (table.current_id(), table.chosen_ids()) == ("c", ("c",))
    table.show_selection(show(before.without({"a", "b", "c", "d"}), TalkView()))
    assert table.current_id() == ""


def test_a_click_on_a_header_asks_for_an_order_and_another_turns_it(qtbot: QtBot, table: TalkTable) -> None:
    wanted: list[TalkSort] = []
    table.columns.sort_wanted.connect(wanted.append)
    header = table.horizontalHeader()
    place = header.sectionViewportPosition(0) + 10
    for _ in range(2):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().topLeft() + _at(place))
        table.show_selection(shown(TalkView(sort=wanted[-1])))
    assert wanted == [TalkSort("title"), TalkSort("title", descending=True)]
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def _at(x: int) -> object:
    from PySide6.QtCore import QPoint

    return QPoint(x, 5)


def test_a_talk_that_is_not_shown_cannot_be_chosen(table: TalkTable) -> None:
    assert not table.choose("no-such-talk")
    assert table.choose("c")


def test_the_rows_grow_with_the_font(table: TalkTable) -> None:
    before = table.verticalHeader().defaultSectionSize()
    font = table.font()
    font.setPointSize(font.pointSize() + 8)
    table.setFont(font)
    assert table.verticalHeader().defaultSectionSize() > before
    assert table.accessibleName() == "Talks"
