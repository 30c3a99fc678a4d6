"""One tree of the catalogue, by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.editing.test_catalogue_model import ROWS
from widgets.common.texts import Texts
from widgets.editing.catalogue_list import CatalogueList


@pytest.fixture
def listed(texts: Texts, shown: Callable[[QWidget], QWidget]) -> CatalogueList:
    found = CatalogueList(texts, "sheet", ("business_unit", "focus_area", "challenge"))
    found.show_rows(ROWS[:1])
    shown(found)
    found.tree.setFocus()
    return found


def button(listed: CatalogueList, text: str) -> QPushButton:
    return next(found for found in listed.findChildren(QPushButton) if found.text() == text and found.isVisible())


def test_the_first_line_is_chosen_and_opened_by_key(qtbot: QtBot, listed: CatalogueList) -> None:
    assert listed.chosen() == ("business_unit", "b")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        with qtbot.waitSignal(listed.edit_wanted) as told:
            qtbot.keyClick(listed.tree, key)
        assert told.args == ["business_unit", "b"]


def test_lines_are_walked_and_archived_by_keys(qtbot: QtBot, listed: CatalogueList) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(listed.tree, key)
    assert listed.chosen() == ("challenge", "c")
    with qtbot.waitSignal(listed.archive_wanted) as told:
        qtbot.keyClick(listed.tree, Qt.Key.Key_Delete)
    assert told.args == ["challenge", "c"]


def test_archived_lines_are_shown_on_request_and_brought_back(qtbot: QtBot, listed: CatalogueList) -> None:
    listed.choose("focus_area", "g")
    assert listed.chosen() == ("business_unit", "b")
    assert not button(listed, "Bring back").isEnabled()
    qtbot.keyClick(listed.show_archived, Qt.Key.Key_Space)
    listed.choose("challenge", "d")
    assert listed.chosen() == ("challenge", "d")
    assert not button(listed, "Archive").isEnabled()
    with qtbot.waitSignal(listed.bring_back_wanted) as told:
        qtbot.keyClick(button(listed, "Bring back"), Qt.Key.Key_Space)
    assert told.args == ["challenge", "d"]
    qtbot.keyClick(listed.show_archived, Qt.Key.Key_Space)
    assert listed.chosen() == ("business_unit", "b")


@pytest.mark.parametrize("kind", ["business_unit", "focus_area", "challenge"])
def test_something_new_is_asked_for_at_the_chosen_line(qtbot: QtBot, listed: CatalogueList, kind: str) -> None:
    text = {"business_unit": "Add business unit…", "focus_area": "Add focus area…", "challenge": "Add challenge…"}[kind]
    with qtbot.waitSignal(listed.add_wanted) as told:
        qtbot.keyClick(button(listed, text), Qt.Key.Key_Space)
    assert told.args == [kind, "business_unit", "b"]


def test_what_is_chosen_and_open_stays_so_when_other_lines_come(listed: CatalogueList) -> None:
    listed.choose("challenge", "c")
    listed.tree.expandAll()
    changed = replace(ROWS[0], text="Storage")
    listed.show_rows((changed, ROWS[1]))
    assert listed.chosen() == ("challenge", "c")
    assert listed.tree.isExpanded(listed.tree.currentIndex().parent())


def test_an_empty_list_says_what_to_do(qtbot: QtBot, texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    listed = CatalogueList(texts, "sheet", ("business_unit", "focus_area", "challenge"))
    shown(listed)
    assert not listed.tree.isVisible()
    assert not button(listed, "Edit…").isEnabled()
    empty = [found for found in listed.findChildren(QPushButton) if found.text() == "Add challenge…"]
    with qtbot.waitSignal(listed.add_wanted) as told:
        qtbot.keyClick(empty[-1], Qt.Key.Key_Space)
    assert told.args == ["challenge", "", ""]
    listed.show_rows(ROWS)
    assert listed.tree.isVisible()


def test_a_list_of_archived_things_alone_is_empty_until_they_are_asked_for(
    texts: Texts, shown: Callable[[QWidget], QWidget]
) -> None:
    listed = CatalogueList(texts, "sheet", ("challenge",))
    listed.show_rows((replace(ROWS[0], archived=True),))
    shown(listed)
    assert not listed.tree.isVisible()
    listed.show_archived.setChecked(True)
    assert listed.tree.isVisible()
