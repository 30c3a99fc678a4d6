"""The text of a file, with its lines."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.importing import source_text
from widgets.importing.source_text import SourceText

LINES = "\n".join(f"第 {number} 行" for number in range(1, 1201))


def test_a_line_is_brought_into_view_and_marked(texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    view = SourceText(texts)
    shown(view)
    view.show_text(LINES)
    view.go_to_line(700)
    assert view.textCursor().block().text() == "第 700 行"
    (mark,) = view.extraSelections()
    assert mark.cursor.blockNumber() == 699
    first = view.firstVisibleBlock().blockNumber()
    assert first < 699 < first + 100


def test_a_line_that_is_not_there_changes_nothing(texts: Texts, qtbot: QtBot) -> None:
    view = SourceText(texts)
    qtbot.addWidget(view)
    view.show_text("一\n二")
    for line in (0, 3, -1):
        view.go_to_line(line)
    assert not view.extraSelections()
    assert view.textCursor().blockNumber() == 0


def test_the_numbers_have_room_for_the_last_line(texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    view = SourceText(texts)
    shown(view)
    view.show_text("一")
    narrow = view.numbers_width()
    view.show_text(LINES)
    assert view.numbers_width() > narrow
    assert view.viewportMargins().left() == view.numbers_width()


def test_it_can_be_read_and_copied_but_not_written(
    texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    view = SourceText(texts)
    shown(view)
    view.show_text("一二三\n四")
    view.setFocus()
    qtbot.keyClicks(view, "x")
    assert view.toPlainText() == "一二三\n四"
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "一二"
    assert view.accessibleName() == "Text"


def test_a_long_text_follows_in_pieces_to_the_line_that_is_wanted(
    texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    view = SourceText(texts)
    shown(view)
    long = "".join(f"第 {number} 行\n" for number in range(1, 5001))
    view.show_text(long)
    assert view.blockCount() < 5000
    view.go_to_line(4321)
    qtbot.waitUntil(lambda: view.toPlainText() == long)
    assert view.textCursor().block().text() == "第 4321 行"
    view.show_text(long)
    view.show_text("短")
    view.go_to_line(4321)
    qtbot.wait(20)
    assert view.toPlainText() == "短"
    assert view.textCursor().blockNumber() == 0


@given(st.text(st.sampled_from("甲a\n\r \t"), max_size=60), st.integers(1, 4), st.integers(1, 9))
def test_the_pieces_are_the_text(text: str, lines: int, characters: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source_text, "_LINES_AT_ONCE", lines)
        patch.setattr(source_text, "_CHARACTERS_AT_ONCE", characters)
        found = source_text.pieces(text)
    assert "".join(found) == text
    assert found
    assert all(found[1:])
    assert all(len(piece.splitlines()) <= lines for piece in found)
    assert not any(before.endswith("\r") and after.startswith("\n") for before, after in pairwise(found))
