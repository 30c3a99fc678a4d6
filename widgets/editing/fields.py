"""The plain fields of forms, each with how it is filled and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget


class Field(NamedTuple):
    """A field with the functions that put a value into it and read it out."""

    widget: QWidget
    fill: Callable[[Any], object]
    read: Callable[[], Any]


def line_field() -> Field:
    """Return a field for one line of text."""
    edit = QLineEdit()
    return Field(edit, edit.setText, edit.text)


def text_field(lines: int) -> Field:
    """Return a field for text of several lines, that many of them seen at once."""
    edit = _text_edit(lines)
    return Field(edit, edit.setPlainText, edit.toPlainText)


def list_field(lines: int) -> Field:
    """Return a field for a tuple of texts, one on each line."""
    edit = _text_edit(lines)
    return Field(
        edit,
        lambda values: edit.setPlainText("\n".join(values)),
        lambda: tuple(line.strip() for line in edit.toPlainText().splitlines() if line.strip()),
    )


def suggesting_field(suggestions: Iterable[str]) -> Field:
    """Return a field for a text that offers what was entered elsewhere."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    offer(box, suggestions)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    return Field(box, box.setEditText, box.currentText)


def offer(box: QComboBox, suggestions: Iterable[str]) -> None:
    """Offer other texts; what is entered stays."""
    entered = box.currentText()
    box.clear()
    box.addItems(list(suggestions))
    box.setEditText(entered)


def choice_field(choices: Iterable[tuple[str, str]]) -> Field:
    """Return a field for one of several keys, each shown by its text."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for text, key in choices:
        box.addItem(text, key)
    return Field(box, lambda key: box.setCurrentIndex(max(box.findData(key), 0)), box.currentData)


def number_field(highest: int = 9_999) -> Field:
    """Return a field for a number from 1 to the highest; 0 is none, for which the form sets a placeholder."""
    edit = QLineEdit()
    edit.setValidator(QIntValidator(1, highest, edit))
    return Field(edit, lambda number: edit.setText(str(number) if number else ""), lambda: int(edit.text() or 0))


def _text_edit(lines: int) -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setTabChangesFocus(True)
    height = edit.fontMetrics().lineSpacing() * lines + 2 * edit.document().documentMargin() + 10
    edit.setMinimumHeight(round(height))
    edit.setMaximumHeight(round(height))
    return edit
