"""A field for speakers, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from storage.records import Speaker
from widgets.common.texts import Texts
from widgets.editing.speakers_edit import SpeakersEdit, speakers_field

PEOPLE = (Speaker("讲者甲", "CTO"), Speaker("Speaker B"))


@pytest.fixture
def edit(texts: Texts, shown: Callable[[QWidget], QWidget]) -> SpeakersEdit:
    found = SpeakersEdit(texts)
    speakers_field(found).fill(PEOPLE)
    shown(found)
    return found


def type_into_cell(qtbot: QtBot, text: str) -> None:
    """Type into the editor that is open, and end it."""
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_speaker_is_added_by_keys(qtbot: QtBot, edit: SpeakersEdit) -> None:
    add = next(button for button in edit.findChildren(QPushButton) if button.text() == "Add speaker")
    qtbot.keyClick(add, Qt.Key.Key_Space)
    type_into_cell(qtbot, "Speaker C")
    qtbot.waitUntil(lambda: speakers_field(edit).read() == (*PEOPLE, Speaker("Speaker C")))


def test_a_cell_is_edited_by_keys(qtbot: QtBot, edit: SpeakersEdit) -> None:
    edit.table.setFocus()
    edit.table.setCurrentIndex(edit.model.index(1, 2))
    qtbot.keyClick(edit.table, Qt.Key.Key_F2)
    type_into_cell(qtbot, "Example Labs")
    qtbot.waitUntil(lambda: edit.model.speakers[1] == Speaker("Speaker B", "", "Example Labs"))


def test_delete_takes_a_speaker_out(qtbot: QtBot, edit: SpeakersEdit) -> None:
    edit.table.setFocus()
    edit.table.setCurrentIndex(edit.model.index(0, 0))
    qtbot.keyClick(edit.table, Qt.Key.Key_Delete)
    assert edit.model.speakers == PEOPLE[1:]


def test_tab_leads_out_of_the_table(qtbot: QtBot, edit: SpeakersEdit) -> None:
    edit.table.setFocus()
    qtbot.keyClick(edit.table, Qt.Key.Key_Tab)
    assert not edit.table.hasFocus()


def test_the_table_has_a_name(edit: SpeakersEdit) -> None:
    edit.setAccessibleName("Speakers")
    assert edit.table.accessibleName() == "Speakers"
