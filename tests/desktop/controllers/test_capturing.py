"""The capture place at work on a real library: typed, and read from the database afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.capturing import CapturingController
from desktop.desk import Desk
from storage.library import read_library
from storage.report_edits import own_report
from widgets.capture.capture_place import CapturePlace
from widgets.common.texts import Texts

NOW = datetime.fromisoformat("2026-09-17T10:40:00+08:00")


@pytest.fixture
def place(desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> CapturePlace:
    found = CapturePlace(texts)
    shown(found)
    found.controller = CapturingController(desk, found, found, now=lambda: NOW)
    found.controller.enter()
    qtbot.waitUntil(lambda: found.sheet.talk_id != "")
    return found


def stored(desk: Desk, talk_id: str) -> tuple[str, str] | None:
    """Return facts and insight of the analyst's own report in the library's file."""
    with read_library(desk.path) as library:
        report = own_report(library, talk_id, desk.analyst)
        return (report.facts, report.insight) if report else None


def test_what_is_typed_is_on_disk_after_a_pause(qtbot: QtBot, desk: Desk, place: CapturePlace) -> None:
    place.take_focus()
    facts, insight = place.sheet.fields.values()
    qtbot.keyClicks(facts, "Seen on stage")
    qtbot.waitUntil(lambda: stored(desk, place.talk_id) == ("Seen on stage", ""))
    insight.setFocus()
    qtbot.keyClicks(insight, "Try it")
    qtbot.waitUntil(lambda: stored(desk, place.talk_id) == ("Seen on stage", "Try it"))
    assert facts.text == "Seen on stage"


def test_leaving_the_place_loses_nothing(qtbot: QtBot, desk: Desk, place: CapturePlace) -> None:
    place.take_focus()
    qtbot.keyClicks(place.sheet.fields["facts"], "half a thought")
    place.controller.leave()
    qtbot.waitUntil(lambda: stored(desk, place.talk_id) == ("half a thought", ""))


def test_stars_are_kept(qtbot: QtBot, desk: Desk, place: CapturePlace) -> None:
    place.sheet.stars.setFocus()
    qtbot.keyClick(place.sheet.stars, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: place.sheet.stars.value == 1)
    with read_library(desk.path) as library:
        assert [rating.value for rating in library.ratings.of_talk(place.talk_id)] == [1]


def test_undo_takes_the_typing_back_from_the_field(qtbot: QtBot, desk: Desk, place: CapturePlace) -> None:
    place.take_focus()
    qtbot.keyClicks(place.sheet.fields["facts"], "to be undone")
    qtbot.waitUntil(lambda: stored(desk, place.talk_id) == ("to be undone", ""))
    desk.edit(lambda library: library.history.undo(desk.analyst))
    qtbot.waitUntil(lambda: place.sheet.fields["facts"].text == "")


def test_another_day_is_shown(qtbot: QtBot, place: CapturePlace) -> None:
    first = place.talk_id
    place.day_chosen.emit("2026-09-18")
    qtbot.waitUntil(lambda: place.day == "2026-09-18" and place.talk_id != first)
    qtbot.waitUntil(lambda: place.sheet.talk_id == place.talk_id)
