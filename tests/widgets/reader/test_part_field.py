"""A text that is read, marked and written in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import FACTS, passage
from widgets.reader.part_field import PAUSE_MILLISECONDS, PartField

Show = Callable[[QWidget], QWidget]
KEY = Qt.Key


@pytest.fixture
def field(shown: Show) -> PartField:
    """Return a field with a text, in the active window."""
    made = PartField()
    made.show_text(FACTS, [passage()])
    shown(made)
    made.setFocus()
    return made


def test_a_text_is_read_and_marked_but_not_written(field: PartField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "xyz")
    assert (field.text, field.is_editing) == (FACTS, False)
    (selection,) = field.extraSelections()
    assert selection.cursor.selectedText() == "热点参数"
    assert selection.format.fontUnderline()


def test_a_passage_is_selected_with_the_keyboard(field: PartField, qtbot: QtBot) -> None:
    for _ in range(8):
        qtbot.keyClick(field, KEY.Key_Right)
    for _ in range(4):
        qtbot.keyClick(field, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert FACTS[slice(*field.selected())] == "热点参数"


@pytest.mark.parametrize("text", ["😀近存 计算", "一\r\n二三", "𠮷野家"])
def test_selections_count_the_characters_of_the_stored_text(field: PartField, text: str) -> None:
    field.show_text(text)
    start, end = len(text) - 2, len(text)
    field.select(start, end)
    assert (field.selected(), field.text) == ((start, end), text)


def test_white_space_around_a_selection_is_left_out(field: PartField) -> None:
    field.show_text("近存  计算 ")
    field.select(1, 7)
    assert field.selected() == (1, 6)
    field.select(2, 4)
    assert field.selected() == (4, 4)


def test_what_is_typed_is_handed_on_after_a_pause(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    with qtbot.waitSignal(field.edited, timeout=PAUSE_MILLISECONDS * 10) as pause:
        qtbot.keyClicks(field, "abc")
    assert pause.args == ["abc" + FACTS]
    with qtbot.assertNotEmitted(field.edited):
        field.flush()


def test_what_is_typed_is_handed_on_when_the_keyboard_leaves(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    with qtbot.waitSignal(field.edited) as sent:
        qtbot.keyClicks(field, "a")
        field.clearFocus()
    assert sent.args == ["a" + FACTS]


def test_enter_asks_to_write_and_writes_then(field: PartField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.editing_wanted):
        qtbot.keyClick(field, KEY.Key_Return)
    field.set_editing(True)
    qtbot.keyClick(field, KEY.Key_Return)
    assert field.text == "\n" + FACTS


def test_a_double_click_asks_to_write(field: PartField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.editing_wanted):
        qtbot.mouseDClick(field.viewport(), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(field.viewport(), Qt.MouseButton.LeftButton)  # or the button stays down for later tests


def test_an_undo_key_hands_on_first_and_changes_nothing_itself(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field, "ab")
        qtbot.keyClick(field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text == "ab" + FACTS


def test_a_snapshot_never_disturbs_who_types(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    qtbot.keyClicks(field, "abc")
    field.show_text(FACTS)
    assert field.text == "abc" + FACTS
    field.flush()
    field.show_text(FACTS)  # read before the edit was in the library
    assert field.text == "abc" + FACTS
    field.saved()
    field.show_text("abc" + FACTS)
    assert (field.text, field.textCursor().position()) == ("abc" + FACTS, 3)


def test_a_change_from_elsewhere_is_shown_once_nothing_is_on_its_way(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    qtbot.keyClicks(field, "abc")
    field.flush()
    field.saved()
    field.show_text(FACTS)  # undone
    assert (field.text, field.textCursor().position()) == (FACTS, 3)


def test_an_emptied_field_stays_empty_until_writing_ends(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    qtbot.keyClick(field, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, KEY.Key_Delete)
    field.flush()
    field.saved()
    field.show_text(FACTS, is_fallback=True)
    assert field.text == ""
    field.set_editing(False)
    field.show_text(FACTS, is_fallback=True)
    assert field.text == FACTS


def test_a_highlight_is_drawn_only_while_its_words_stand_in_place(field: PartField, qtbot: QtBot) -> None:
    field.set_editing(True)
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, "end")
    assert len(field.extraSelections()) == 1
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.keyClicks(field, "x")
    assert field.extraSelections() == []


def test_the_field_is_as_high_as_its_text(field: PartField) -> None:
    field.setFixedWidth(200)
    low = field.height()
    field.show_text(FACTS * 8)
    assert field.height() > 3 * low
    assert field.verticalScrollBar().maximum() == 0


def test_the_innermost_highlight_is_under_the_caret(field: PartField) -> None:
    inner = passage(start=9, end=10)
    field.show_text(FACTS, [passage(), inner])
    assert field.passage_at(9) == inner
    assert field.passage_at(11) == passage()
    assert field.passage_at(0) is None
