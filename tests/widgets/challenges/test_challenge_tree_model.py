"""The sheet as a tree with its links counted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.challenges.boards import ROWS, SERVING
from widgets.challenges.challenge_tree_model import CHALLENGE_ID, ChallengeTreeModel
from widgets.common.texts import Texts


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = ChallengeTreeModel(texts)
    qtmodeltester.check(model)
    model.show_rows(ROWS)
    qtmodeltester.check(model)


def test_units_and_areas_count_what_is_below_them(texts: Texts) -> None:
    model = ChallengeTreeModel(texts)
    model.show_rows(ROWS)
    storage = model.index(0, 0)
    assert [model.index(0, column).data() for column in range(3)] == ["存储", "1", "2"]
    assert [model.index(row, 0, storage).data() for row in range(2)] == ["长上下文", "介质"]
    media = model.index(1, 0, storage)
    assert [model.index(0, column, media).data() for column in range(3)] == ["1  Flash <wear> & tear", "–", "–"]
    assert storage.data(CHALLENGE_ID) == ""
    assert model.place_of_challenge("c3").data(CHALLENGE_ID) == "c3"
    assert model.first() == "c1"
    assert not model.place_of_challenge("unknown").isValid()


def test_new_counts_leave_the_tree_as_it_is(texts: Texts, qtbot: QtBot) -> None:
    model = ChallengeTreeModel(texts)
    model.show_rows(ROWS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows((*ROWS[:2], replace(ROWS[2], accepted=9)))
    assert model.index(1, 1).data() == "9"
    with qtbot.waitSignal(model.modelReset):
        model.show_rows((*ROWS[:2], replace(ROWS[2], challenge=replace(SERVING, text="Another"))))


def test_a_line_says_its_counts_aloud(texts: Texts) -> None:
    model = ChallengeTreeModel(texts)
    model.show_rows(ROWS)
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == texts("challenges_place.line", text="存储", accepted=1, suggested=2)
    assert model.data(QModelIndex()) is None
