"""The challenges place at work on a real library: keys pressed, the database read afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.judging import JudgingController
from desktop.desk import Desk
from storage.library import read_library
from storage.records import Decision
from widgets.challenges.challenges_place import ChallengesPlace
from widgets.challenges.receipt_view import ReceiptView
from widgets.common.texts import Texts

KEY = Qt.Key


@pytest.fixture
def place(desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> ChallengesPlace:
    """Return the place as it stands after somebody entered it and chose the first challenge with candidates."""
    found = ChallengesPlace(texts)
    shown(found)
    found.controller = JudgingController(desk, found, found)
    found.controller.enter()
    qtbot.waitUntil(lambda: found.chosen != "")
    with read_library(desk.path) as library:
        best = library.links.suggestions()[0]
    found.choose(best.challenge_id)
    qtbot.waitUntil(lambda: shown_challenge(found) == best.challenge_id)
    table(found).setFocus()
    return found


def table(place: ChallengesPlace) -> QTableView:
    """Return the table of candidates."""
    return place.findChild(QTableView)


def shown_challenge(place: ChallengesPlace) -> str:
    """Return the id of the challenge whose candidates are shown, empty where there are none."""
    candidate = table(place).model().candidate(table(place).currentIndex())
    return candidate.link.challenge_id if candidate else ""


def decisions(desk: Desk) -> list[Decision]:
    """Return the decisions that are in the library's file."""
    with read_library(desk.path) as library:
        return library.links.decisions()


def keywords(desk: Desk, challenge_id: str) -> tuple[str, ...]:
    """Return a challenge's keywords from the library's file."""
    with read_library(desk.path) as library:
        return tuple(library.challenges.keywords().get(challenge_id, ()))


def test_a_and_r_decide_what_is_current(qtbot: QtBot, desk: Desk, place: ChallengesPlace) -> None:
    view = table(place)
    first = view.model().candidate(view.currentIndex()).link.id
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClick(view, KEY.Key_A)
    assert [(d.link_id, d.verdict, d.analyst) for d in decisions(desk)] == [(first, "accepted", "Analyst 03")]
    qtbot.waitUntil(lambda: "accepted" in [view.model().index(row, 1).data() for row in range(view.model().rowCount())])
    assert view.model().candidate(view.currentIndex()).link.id == first, "what was current stays so"
    with qtbot.waitSignal(desk.bus.changed):
        qtbot.keyClick(view, KEY.Key_R)
    assert [d.verdict for d in decisions(desk)] == ["rejected"]


def test_j_and_k_go_through_the_candidates_with_their_receipts(qtbot: QtBot, place: ChallengesPlace) -> None:
    view = table(place)
    receipt = place.findChild(ReceiptView)
    seen = [receipt.toPlainText()]
    assert view.model().candidate(view.currentIndex()).title in seen[0]
    if view.model().rowCount() > 1:
        qtbot.keyClick(view, KEY.Key_J)
        assert view.currentIndex().row() == 1
        assert receipt.toPlainText() != seen[0]
    qtbot.keyClick(view, KEY.Key_K)
    assert receipt.toPlainText() == seen[0]


def test_return_asks_for_the_talk(qtbot: QtBot, place: ChallengesPlace) -> None:
    view = table(place)
    candidates = [view.model().candidate(view.model().index(row, 0)) for row in range(view.model().rowCount())]
    row = next(row for row, found in enumerate(candidates) if found.link.item_kind == "talk")
    view.setCurrentIndex(view.model().index(row, 0))
    with qtbot.waitSignal(place.talk_wanted) as wanted:
        qtbot.keyClick(view, KEY.Key_Return)
    assert wanted.args == [candidates[row].link.item_id]


def test_keywords_are_typed_in_one_line(qtbot: QtBot, desk: Desk, place: ChallengesPlace) -> None:
    field = place.findChild(QLineEdit)
    qtbot.keyClick(table(place), KEY.Key_W)
    assert field.hasFocus()
    field.clear()
    qtbot.keyClicks(field, "cache, tiering")
    field.insert("，cache")  # QTest types ASCII only
    with qtbot.waitSignal(desk.bus.changed) as told:
        qtbot.keyClick(field, KEY.Key_Return)
    assert keywords(desk, place.chosen) == ("cache", "tiering")
    assert told.args[0].message.key == "history.keywords_set"
    qtbot.waitUntil(lambda: field.text() == "cache、tiering")


def test_the_place_follows_other_changes(qtbot: QtBot, desk: Desk, place: ChallengesPlace, texts: Texts) -> None:
    tree = place.findChild(QTreeView)
    assert tree.model().rowCount() > 0
    from desktop.operations.judging import set_keywords

    chosen = place.chosen
    desk.edit(lambda library: set_keywords(library, chosen, ["elsewhere"], "Analyst 07"))
    qtbot.waitUntil(lambda: place.findChild(QLineEdit).text() == "elsewhere")
    place.controller.leave()
    desk.edit(lambda library: set_keywords(library, chosen, ["unseen"], "Analyst 07"))
    with qtbot.waitSignal(desk.bus.changed):
        pass
    assert place.findChild(QLineEdit).text() == "elsewhere", "nobody looks: nothing is read"
    place.controller.enter()
    qtbot.waitUntil(lambda: place.findChild(QLineEdit).text() == "unseen")


def test_a_challenge_is_named_with_its_unit(place: ChallengesPlace, desk: Desk) -> None:
    with read_library(desk.path) as library:
        challenge = library.challenges.get(place.chosen)
    said = [label.text() for label in place.findChildren(QLabel)]
    assert challenge.text in said
    assert f"{challenge.business_unit} · {challenge.focus_area} · {challenge.number}" in said
