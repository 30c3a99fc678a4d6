"""One entry of a form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.editing.entry import Entry
from widgets.editing.fields import line_field, text_field


@pytest.fixture
def entry(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Entry:
    """Return the entry of a talk's abstract, filled."""
    field = text_field(3)
    entry = Entry(texts, "form.abstract", field.widget, field.fill, field.read)
    entry.fill("One\r\nTwo")
    shown(entry)
    return entry


def said(entry: Entry) -> list[str]:
    return [label.text() for label in entry.findChildren(QLabel) if label.isVisible() and label.text()]


def test_what_was_not_touched_is_read_to_the_letter(entry: Entry) -> None:
    assert entry.value() == "One\r\nTwo"


def test_what_was_typed_is_read(qtbot: QtBot, entry: Entry) -> None:
    assert isinstance(entry.field, QPlainTextEdit)
    qtbot.keyClick(entry.field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(entry.field, "Three")
    assert entry.value() == "Three"


def test_a_field_is_named_by_its_label(entry: Entry) -> None:
    assert entry.field.accessibleName() == "Abstract"
    assert said(entry) == ["Abstract"]


def test_a_problem_is_said_at_the_field_until_it_is_solved(entry: Entry) -> None:
    entry.show_problem(Message("form.text_empty"), Message("form.text_empty_remedy"))
    assert entry.has_problem
    assert said(entry)[-1] == "A challenge needs a text. Describe the problem."
    assert entry.field.accessibleDescription() == said(entry)[-1]
    assert entry.field.property("invalid") is True
    entry.show_problem(None)
    assert said(entry) == ["Abstract"]
    assert not entry.field.accessibleDescription()
    assert entry.field.property("invalid") is False


def test_a_correction_is_marked_and_set_back_by_key(qtbot: QtBot, entry: Entry) -> None:
    entry.show_stated("Three\r\nFour", "Three Four")
    assert entry.is_corrected
    assert "Three Four" in said(entry)[-1]
    assert entry.field.accessibleDescription() == said(entry)[-1]
    button = entry.findChild(QPushButton)
    assert button.accessibleName() == "Set back: Abstract"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert entry.value() == "Three\r\nFour"
    assert not entry.is_corrected
    assert entry.field.hasFocus()


def test_where_documents_say_nothing_that_is_said(entry: Entry) -> None:
    entry.show_stated("", "")
    assert said(entry)[-1] == "Entered by hand. Documents say nothing."


def test_long_texts_are_cut(entry: Entry) -> None:
    entry.show_stated("x" * 999, "x" * 999)
    assert len(said(entry)[-1]) < 250


def test_the_language_is_switched_live(entry: Entry, texts: Texts) -> None:
    entry.show_stated("A", "A")
    entry.show_problem(Message("form.text_empty"), Message("form.text_empty_remedy"))
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert said(entry) == ["摘要", "难题必须有内容。请描述该难题。", "已手工更正。文档原文：A"]


def test_without_a_correction_nothing_is_set_back(qtbot: QtBot, texts: Texts) -> None:
    field = line_field()
    entry = Entry(texts, "form.title", field.widget, field.fill, field.read)
    qtbot.addWidget(entry)
    entry.fill("Title")
    entry.set_back()
    assert entry.value() == "Title"
