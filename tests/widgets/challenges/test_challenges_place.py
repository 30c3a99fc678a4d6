"""The challenges place by itself: what it shows, keeps and asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.challenges.boards import DETAIL, ROWS
from widgets.challenges.challenges_place import ChallengesPlace
from widgets.common.texts import Texts


@pytest.fixture
def place(texts: Texts, shown: Callable[[QWidget], QWidget]) -> ChallengesPlace:
    found = ChallengesPlace(texts)
    shown(found)
    found.show_rows(ROWS)
    found.show_detail(DETAIL)
    return found


def test_arrows_choose_a_challenge(qtbot: QtBot, place: ChallengesPlace) -> None:
    assert place.chosen == "c1"
    place.take_focus()
    tree = place.findChild(QTreeView)
    with qtbot.waitSignal(place.challenge_chosen) as told:
        qtbot.keyClick(tree, Qt.Key.Key_Down)
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert told.args == ["c2"] == [place.chosen]


def test_keys_decide_and_open(qtbot: QtBot, place: ChallengesPlace) -> None:
    table = place.findChild(QTableView)
    table.setFocus()
    with qtbot.waitSignal(place.decided) as told:
        qtbot.keyClick(table, Qt.Key.Key_A)
    assert told.args == ["l1", "accepted"]
    qtbot.keyClick(table, Qt.Key.Key_J)
    with qtbot.waitSignal(place.decided) as told:
        qtbot.keyClick(table, Qt.Key.Key_R)
    assert told.args == ["l2", "rejected"]
    with qtbot.waitSignal(place.talk_wanted) as wanted:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wanted.args == ["t2"]


def test_the_chosen_challenge_survives_a_restart(qtbot: QtBot, place: ChallengesPlace, texts: Texts) -> None:
    place.choose("c3")
    again = ChallengesPlace(texts)
    qtbot.addWidget(again)
    again.restore_state(place.saved_state())
    again.show_rows(ROWS)
    assert again.chosen == "c3"
    again.restore_state({"challenge": None, "sizes": "odd"})


def test_without_challenges_it_says_what_to_do(qtbot: QtBot, texts: Texts) -> None:
    place = ChallengesPlace(texts)
    qtbot.addWidget(place)
    place.show_rows(())
    place.show_detail(None)
    assert place.chosen == ""
    with qtbot.assertNotEmitted(place.decided):
        place.show_rows(ROWS)
