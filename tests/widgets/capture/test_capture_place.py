"""The capture place by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListView, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.agenda import Agenda
from tests.widgets.capture.days import DURING_SECOND, EARLY, day, report
from widgets.capture.capture_place import CapturePlace
from widgets.common.texts import Texts


@pytest.fixture
def place(texts: Texts, shown: Callable[[QWidget], QWidget]) -> CapturePlace:
    found = CapturePlace(texts)
    shown(found)
    found.show_agenda(day(), DURING_SECOND)
    found.show_report(report(1))
    return found


def test_it_opens_on_the_talk_that_is_on(place: CapturePlace) -> None:
    assert place.talk_id == "t2"
    place.take_focus()
    assert place.sheet.fields["facts"].hasFocus()


def test_keys_go_through_the_day_and_back_to_now(qtbot: QtBot, place: CapturePlace) -> None:
    place.take_focus()
    facts = place.sheet.fields["facts"]
    with qtbot.waitSignal(place.talk_chosen) as told:
        qtbot.keyClick(facts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told.args == ["t1"]
    qtbot.keyClick(facts, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert place.talk_id == "t2"
    assert facts.hasFocus()
    with qtbot.waitSignal(place.talk_wanted) as wanted:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(facts, Qt.Key.Key_Return, both)
    assert wanted.args == ["t2"]


def test_another_day_is_asked_for(qtbot: QtBot, place: CapturePlace) -> None:
    with qtbot.waitSignal(place.day_chosen) as told:
        qtbot.keyClick(place.findChild(QComboBox), Qt.Key.Key_Down)
    assert told.args == ["2026-05-13"]


def test_the_chosen_talk_stays_when_the_day_is_shown_anew(place: CapturePlace) -> None:
    view = place.findChild(QListView)
    view.setCurrentIndex(view.model().index(0, 0))
    place.show_agenda(day(), DURING_SECOND)
    assert place.talk_id == "t1"


def test_talk_and_day_survive_a_restart(qtbot: QtBot, place: CapturePlace, texts: Texts) -> None:
    again = CapturePlace(texts)
    qtbot.addWidget(again)
    again.restore_state({**place.saved_state(), "talk": "t1"})
    assert again.wanted_day == "2026-05-12"
    again.show_agenda(day(), DURING_SECOND)
    assert again.talk_id == "t1"
    again.restore_state({"sizes": "odd"})


def test_an_empty_library_says_what_to_do(qtbot: QtBot, texts: Texts) -> None:
    place = CapturePlace(texts)
    qtbot.addWidget(place)
    assert place.day is None
    place.show_agenda(Agenda(), EARLY)
    assert place.talk_id == ""
    assert place.day is None
