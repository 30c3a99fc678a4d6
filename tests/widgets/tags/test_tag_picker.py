"""The picker stays open while tags are toggled, and closes on Esc."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from analysis.presentation.tag_rows import tag_choices
from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.tags.tag_picker import TagPicker


@pytest.fixture
def picker(texts: Texts, qtbot: QtBot) -> TagPicker:
    """Return an open picker for two talks."""
    picker = TagPicker(texts)
    qtbot.addWidget(picker)
    picker.show_choices(tag_choices(sample_rows(), {"store": {"a"}}, 2), 2)
    picker.open_at(QPoint(40, 40))
    return picker


def test_it_says_what_the_tags_are_for(picker: TagPicker) -> None:
    assert picker.accessibleName() == "Tags of the selected talks (2)"


def test_enter_toggles_and_the_next_word_takes_the_place_of_the_last(picker: TagPicker, qtbot: QtBot) -> None:
    field = picker.finder.field
    qtbot.keyClicks(field, "rdma")
    with qtbot.waitSignal(picker.toggle_wanted) as wish:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wish.args == ["rdma"]
    assert picker.isVisible()
    qtbot.keyClicks(field, "new one")
    assert field.text() == "new one"
    with qtbot.waitSignal(picker.create_wanted) as wish:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wish.args == ["new one"]


def test_escape_closes_it(picker: TagPicker, qtbot: QtBot) -> None:
    qtbot.keyClick(picker.finder.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_it_opens_inside_the_screen_with_an_empty_field(picker: TagPicker, qtbot: QtBot) -> None:
    qtbot.keyClicks(picker.finder.field, "x")
    picker.open_at(QPoint(100_000, 100_000))
    assert QGuiApplication.primaryScreen().availableGeometry().contains(picker.geometry())
    assert picker.finder.field.text() == ""
