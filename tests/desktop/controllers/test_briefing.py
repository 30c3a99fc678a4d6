"""The briefing place at work on a real library, from the choice to the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.briefing import BriefingController
from desktop.desk import Desk
from widgets.briefing.briefing_place import BriefingPlace
from widgets.common.check_list import CheckList
from widgets.common.texts import Texts


@pytest.fixture
def place(desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> BriefingPlace:
    found = BriefingPlace(texts)
    shown(found)
    found.controller = BriefingController(desk, found, texts, found)
    found.controller.enter()
    qtbot.waitUntil(found.export_action.isEnabled)
    return found


def chapters(place: BriefingPlace) -> list[str]:
    """Return the chapters of the outline."""
    model = place.findChild(QTreeView).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_choice_changes_the_outline(qtbot: QtBot, place: BriefingPlace) -> None:
    assert len(chapters(place)) > 1
    place.take_focus()
    units = place.findChildren(CheckList)[0]
    units.setCurrentIndex(units.model().index(0, 0))
    qtbot.keyClick(units, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(chapters(place)) == 1)
    assert chapters(place) == [f"1  {place.scope.business_units[0]}"]


def test_ctrl_e_writes_the_briefing(qtbot: QtBot, place: BriefingPlace, desk: Desk, tmp_path: Path) -> None:
    place.take_focus()
    units = place.findChildren(CheckList)[0]
    units.setCurrentIndex(units.model().index(0, 0))
    qtbot.keyClick(units, Qt.Key.Key_Space)
    unit = place.scope.business_units[0]
    qtbot.keyClick(units, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = place.findChild(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / "storage"))
    with qtbot.waitSignal(place.file_written, timeout=30_000) as written:
        qtbot.keyClick(dialog.findChild(QLineEdit, "fileNameEdit"), Qt.Key.Key_Return)
    assert written.args == [tmp_path / "storage.pdf"]
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "storage.pdf").pages)
    assert unit in text
    assert desk.analyst in text


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, place: BriefingPlace, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with qtbot.waitSignal(desk.failed, timeout=30_000) as failed:
        place.controller.export(place.scope, tmp_path / "taken" / "b.pdf")
    assert failed.args[0].what.key == "output.unwritable"
