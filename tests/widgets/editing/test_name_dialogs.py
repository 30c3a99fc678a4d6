"""The small forms, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.catalogue_rows import ConferenceForm, NameForm
from storage.records import BusinessUnit, Conference, FocusArea
from widgets.common.texts import Texts
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.name_dialogs import ConferenceDialog, NameDialog


@pytest.fixture
def opened(shown: Callable[[QWidget], QWidget]) -> Callable[[EditDialog], None]:
    def show(dialog: EditDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        shown(dialog)

    return show


def retype(qtbot: QtBot, field: QWidget, text: str) -> None:
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


def test_a_conference_is_renamed(qtbot: QtBot, texts: Texts, opened: Callable[[EditDialog], None]) -> None:
    form = ConferenceForm(Conference("c", "Forum", archived=True), ("Asia/Shanghai", "UTC"))
    dialog = ConferenceDialog(texts, form)
    opened(dialog)
    name, zone = dialog.entries["name"].field, dialog.entries["time_zone"].field
    assert name.hasFocus()
    assert isinstance(zone, QComboBox)
    retype(qtbot, name, "World Forum")
    qtbot.keyClicks(zone.lineEdit(), "UTC")
    with qtbot.waitSignal(dialog.conference_entered) as told:
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert told.args == [Conference("c", "World Forum", "UTC", archived=True)]


@pytest.mark.parametrize(
    ("form", "title", "hint"),
    [
        (NameForm("business_unit", "b", "存储"), "Rename business unit", "former name"),
        (NameForm("business_unit", "", ""), "New business unit", "former name"),
        (NameForm("focus_area", "f", "推理", "b", "存储"), "Rename focus area", "存储"),
        (NameForm("focus_area", "", "", "b", "存储"), "New focus area", "存储"),
    ],
)
def test_a_unit_or_an_area_is_named(
    qtbot: QtBot, texts: Texts, opened: Callable[[EditDialog], None], form: NameForm, title: str, hint: str
) -> None:
    dialog = NameDialog(texts, form)
    opened(dialog)
    assert dialog.windowTitle() == title
    assert any(hint in label.text() for label in dialog.findChildren(QLabel))
    name = dialog.entries["name"].field
    assert name.hasFocus()
    retype(qtbot, name, "Another")
    is_unit = form.kind == "business_unit"
    with qtbot.waitSignal(dialog.unit_entered if is_unit else dialog.area_entered) as told:
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert told.args == [BusinessUnit(form.id, "Another") if is_unit else FocusArea(form.id, "b", "Another")]
