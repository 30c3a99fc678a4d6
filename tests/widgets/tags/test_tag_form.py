"""A new tag needs a name; colour and place have a choice ready."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.common.theme import TAG_COLOURS
from widgets.tags.tag_form import TagForm


@pytest.fixture
def form(texts: Texts, qtbot: QtBot) -> TagForm:
    """Return an open form for a tag below 存储系统."""
    form = TagForm(texts, sample_rows(), parent_id="store")
    qtbot.addWidget(form)
    form.open()
    return form


def test_a_name_and_enter_are_enough(form: TagForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, " KV cache ")
    with qtbot.waitSignal(form.tag_wanted) as wish:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    name, colour, parent_id = wish.args
    assert (name, parent_id) == ("KV cache", "store")
    assert colour in TAG_COLOURS
    assert not form.isVisible()


def test_colour_and_place_are_chosen_by_keyboard(form: TagForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "x")
    form.colour.setCurrentIndex(0)
    qtbot.keyClick(form.colour, Qt.Key.Key_Down)
    qtbot.keyClick(form.place, Qt.Key.Key_Home)
    with qtbot.waitSignal(form.tag_wanted) as wish:
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert wish.args == ["x", "orange", ""]


def test_without_a_name_nothing_is_made(form: TagForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.name, "  ")
    with qtbot.assertNotEmitted(form.tag_wanted):
        qtbot.keyClick(form.name, Qt.Key.Key_Return)
    create = next(found for found in form.findChildren(QPushButton) if found.text() == "Make tag")
    assert not create.isEnabled()


def test_every_colour_has_a_name_and_a_sample(chinese: Texts, qtbot: QtBot) -> None:
    form = TagForm(chinese, ())
    qtbot.addWidget(form)
    assert [form.colour.itemText(number) for number in range(3)] == ["红", "橙", "琥珀"]
    assert all(not form.colour.itemIcon(number).isNull() for number in range(form.colour.count()))
