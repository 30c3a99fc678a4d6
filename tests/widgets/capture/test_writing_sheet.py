"""Writing about a talk in the sheet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.capture.days import report
from widgets.capture.writing_sheet import WritingSheet
from widgets.common.texts import Texts


@pytest.fixture
def sheet(texts: Texts, shown: Callable[[QWidget], QWidget]) -> WritingSheet:
    found = WritingSheet(texts)
    shown(found)
    found.show_report(report(0, "seen", "meant"))
    return found


def test_a_pause_hands_on_what_was_typed(qtbot: QtBot, sheet: WritingSheet, texts: Texts) -> None:
    field = sheet.fields["facts"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    with qtbot.waitSignal(sheet.written) as told:
        qtbot.keyClicks(field, " and heard")
    assert told.args == ["t1", "facts", "seen and heard"]
    sheet.saved("facts")
    assert texts("capture.saved") in {label.text() for label in sheet.findChildren(QLabel)}


def test_going_to_another_talk_loses_nothing(qtbot: QtBot, sheet: WritingSheet) -> None:
    field = sheet.fields["insight"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "!")
    with qtbot.waitSignal(sheet.written) as told:
        sheet.show_report(report(1))
    assert told.args == ["t1", "insight", "meant!"]
    assert sheet.talk_id == "t2"
    assert field.text == ""


def test_what_is_typed_is_not_disturbed(qtbot: QtBot, sheet: WritingSheet) -> None:
    field = sheet.fields["facts"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " more")
    sheet.show_report(report(0, "seen", "meant"))
    assert field.text == "seen more"


def test_stars_are_given_by_key(qtbot: QtBot, sheet: WritingSheet) -> None:
    sheet.stars.setFocus()
    with qtbot.waitSignal(sheet.rated) as told:
        qtbot.keyClick(sheet.stars, Qt.Key.Key_Right)
    assert told.args == ["t1", 4]


def test_without_a_talk_nothing_can_be_written(qtbot: QtBot, sheet: WritingSheet) -> None:
    sheet.show_report(None)
    assert sheet.talk_id == ""
    assert not sheet.fields["facts"].isEnabled()
    with qtbot.assertNotEmitted(sheet.written):
        sheet.flush()
