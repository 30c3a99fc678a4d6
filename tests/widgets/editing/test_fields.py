"""The plain fields of forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.editing.fields import (
    Field,
    choice_field,
    line_field,
    list_field,
    number_field,
    offer,
    suggesting_field,
    text_field,
)


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (line_field, "A title"),
        (lambda: text_field(3), "One\nTwo"),
        (lambda: list_field(2), ("One", "Two words")),
        (lambda: suggesting_field(["A", "B"]), "something else"),
        (lambda: choice_field([("First", "1"), ("Second", "2")]), "2"),
        (number_field, 12),
        (number_field, 0),
    ],
)
def test_what_is_filled_in_is_read(qtbot: QtBot, make: object, value: object) -> None:
    field = make()  # type: ignore[operator]
    assert isinstance(field, Field)
    qtbot.addWidget(field.widget)
    field.fill(value)
    assert field.read() == value


def test_blank_lines_are_no_entries_of_a_list(qtbot: QtBot) -> None:
    field = list_field(2)
    qtbot.addWidget(field.widget)
    qtbot.keyClicks(field.widget, " One ")
    for _ in range(2):
        qtbot.keyClick(field.widget, Qt.Key.Key_Return)
    qtbot.keyClicks(field.widget, "Two")
    assert field.read() == ("One", "Two")


def test_only_numbers_are_taken(qtbot: QtBot) -> None:
    field = number_field()
    qtbot.addWidget(field.widget)
    qtbot.keyClicks(field.widget, "x-1y2")
    assert field.read() == 12


def test_other_suggestions_leave_what_is_entered(qtbot: QtBot) -> None:
    field = suggesting_field(["A"])
    qtbot.addWidget(field.widget)
    assert isinstance(field.widget, QComboBox)
    field.fill("mine")
    offer(field.widget, ["B", "C"])
    assert field.read() == "mine"
    assert [field.widget.itemText(row) for row in range(field.widget.count())] == ["B", "C"]


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot, shown: Callable[[QWidget], QWidget]) -> None:
    form = QWidget()
    layout = QVBoxLayout(form)
    first, second = text_field(3), line_field()
    layout.addWidget(first.widget)
    layout.addWidget(second.widget)
    shown(form)
    first.widget.setFocus()
    qtbot.keyClick(first.widget, Qt.Key.Key_Tab)
    assert second.widget.hasFocus()
    assert first.read() == ""
