"""The form of a challenge, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.catalogue_rows import ChallengeForm
from storage.records import Challenge
from widgets.common.texts import Texts
from widgets.editing.challenge_dialog import ChallengeDialog

CHALLENGE = Challenge("c", "存储", "推理", 2, "时延\r\n如何降低", keywords=("PIM", "存内计算"), focus_area_id="f")
AREAS = (("存储", ("推理", "训练")), ("网络", ("拥塞",)))
FORM = ChallengeForm(CHALLENGE, CHALLENGE, areas=AREAS)


@pytest.fixture
def opened(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Callable[[ChallengeForm], ChallengeDialog]:
    def show(form: ChallengeForm) -> ChallengeDialog:
        dialog = ChallengeDialog(texts, form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        shown(dialog)
        return dialog

    return show


def save(qtbot: QtBot, dialog: ChallengeDialog) -> object:
    with qtbot.waitSignal(dialog.challenge_entered) as told:
        focused = QApplication.focusWidget() or dialog
        qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args[1] == dialog._form.challenge
    return told.args[0]


def box(dialog: ChallengeDialog, name: str) -> QComboBox:
    field = dialog.entries[name].field
    assert isinstance(field, QComboBox)
    return field


def test_a_challenge_that_nobody_touched_is_told_to_the_letter(
    qtbot: QtBot, opened: Callable[[ChallengeForm], ChallengeDialog]
) -> None:
    dialog = opened(FORM)
    assert dialog.windowTitle() == "Edit challenge"
    assert dialog.entries["text"].field.hasFocus()
    assert save(qtbot, dialog) == CHALLENGE


def test_what_was_typed_is_told(qtbot: QtBot, opened: Callable[[ChallengeForm], ChallengeDialog]) -> None:
    dialog = opened(FORM)
    for name, text in (("number", "7"), ("text", "New"), ("keywords", "A")):
        field = dialog.entries[name].field
        qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClicks(field, text)
    box(dialog, "focus_area").lineEdit().selectAll()
    qtbot.keyClicks(box(dialog, "focus_area").lineEdit(), "Another")
    assert save(qtbot, dialog) == replace(CHALLENGE, number=7, text="New", keywords=("A",), focus_area="Another")


def test_areas_are_offered_for_the_unit(qtbot: QtBot, opened: Callable[[ChallengeForm], ChallengeDialog]) -> None:
    dialog = opened(FORM)
    area = box(dialog, "focus_area")
    assert [area.itemText(row) for row in range(area.count())] == ["推理", "训练"]
    qtbot.keyClick(box(dialog, "business_unit"), Qt.Key.Key_Down)
    assert [area.itemText(row) for row in range(area.count())] == ["拥塞"]
    assert area.currentText() == "推理"  # what is entered stays


def test_a_new_challenge_gets_the_next_number(qtbot: QtBot, opened: Callable[[ChallengeForm], ChallengeDialog]) -> None:
    new = Challenge("", "", "", 0, "")
    dialog = opened(ChallengeForm(new, new, areas=AREAS))
    assert dialog.windowTitle() == "New challenge"
    number = dialog.entries["number"].field
    assert isinstance(number, QLineEdit)
    assert (number.text(), number.placeholderText()) == ("", "Next free number")
    assert save(qtbot, dialog) == new


def test_corrections_are_marked_and_set_back(qtbot: QtBot, opened: Callable[[ChallengeForm], ChallengeDialog]) -> None:
    stated = replace(CHALLENGE, business_unit="网络", focus_area="拥塞", number=1, text="旧\r\n文")
    dialog = opened(replace(FORM, stated=stated, corrected=frozenset({"place", "number", "text"})))
    marked = [entry for entry in dialog.entries.values() if entry.is_corrected]
    assert len(marked) == 4
    for entry in marked:
        button = entry.findChildren(QPushButton)[-1]
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert save(qtbot, dialog) == stated
