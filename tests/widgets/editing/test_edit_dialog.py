"""What all forms have in common."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from storage.messages import Message
from widgets.common.texts import Texts
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.fields import line_field, text_field


class _Form(EditDialog):
    """A form of two entries."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "form.new_talk")
        self.add("title", line_field(), 0, wide=True)
        self.add("abstract", text_field(6), 1, wide=True)
        texts.follow(self.retranslate)


EMPTY = (Message("form.title_empty"), Message("form.title_empty_remedy"))


@pytest.fixture
def form(texts: Texts, shown: Callable[[QWidget], QWidget]) -> _Form:
    found = _Form(texts)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(found)
    return found


def save_button(form: EditDialog) -> QPushButton:
    return next(button for button in form.findChildren(QPushButton) if button.text() == "Save")


def test_the_form_is_saved_by_key_from_everywhere(qtbot: QtBot, form: _Form) -> None:
    with qtbot.waitSignal(form.save_wanted):
        qtbot.keyClick(form.entries["title"].field, Qt.Key.Key_Return)
    form.take_back()
    with qtbot.waitSignal(form.save_wanted):
        qtbot.keyClick(form.entries["abstract"].field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_is_not_saved_twice(qtbot: QtBot, form: _Form) -> None:
    with qtbot.waitSignal(form.save_wanted):
        save_button(form).click()
    assert not save_button(form).isEnabled()
    form.take_back()
    assert save_button(form).isEnabled()


def test_problems_are_said_and_the_first_wrong_field_is_chosen(qtbot: QtBot, form: _Form) -> None:
    form.entries["abstract"].field.setFocus()
    save_button(form).click()
    form.show_problems({"title": EMPTY})
    assert form.entries["title"].has_problem
    assert not form.entries["abstract"].has_problem
    assert save_button(form).isEnabled()
    assert form.entries["title"].field.hasFocus()
    form.show_problems({})
    assert not form.entries["title"].has_problem


def test_the_form_grows_with_what_is_said(qtbot: QtBot, form: _Form) -> None:
    bar = form.findChild(QScrollArea).verticalScrollBar()
    form.show_problems({"title": EMPTY, "abstract": EMPTY})
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_problem_of_no_entry_is_said_below(form: _Form) -> None:
    form.show_problems({"elsewhere": EMPTY})
    assert "A talk needs a title." in [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_escape_leaves_the_form(qtbot: QtBot, form: _Form) -> None:
    with qtbot.waitSignal(form.rejected):
        qtbot.keyClick(form, Qt.Key.Key_Escape)


def test_everything_has_a_name(form: _Form) -> None:
    assert form.windowTitle() == "New talk"
    assert [entry.field.accessibleName() for entry in form.entries.values()] == ["Title", "Abstract"]
    assert {button.text() for button in form.findChildren(QPushButton) if button.isVisible()} == {"Save", "Cancel"}
