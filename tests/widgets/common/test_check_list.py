"""Choosing from a list by check boxes and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.common.check_list import CheckList, CheckListModel

ROWS = (("存储", 12), ("推理", 3), ("网络", 1))
Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def model(qapp: object) -> CheckListModel:
    found = CheckListModel()
    found.show_rows(ROWS)
    return found


def test_the_model_is_sound(model: CheckListModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_rows(ROWS[1:])
    qtmodeltester.check(model)


def test_space_chooses_and_gives_back(qtbot: QtBot, model: CheckListModel, shown: Shown) -> None:
    view = CheckList(model)
    shown(view)
    view.setCurrentIndex(model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(model.chosen_changed):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen == ("推理",)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.chosen == ()


def test_what_vanishes_is_chosen_no_longer(qtbot: QtBot, model: CheckListModel) -> None:
    model.choose(["存储", "网络", "unknown"])
    assert model.chosen == ("存储", "网络")
    with qtbot.waitSignal(model.chosen_changed):
        model.show_rows(ROWS[1:])
    assert model.chosen == ("网络",)
    with qtbot.assertNotEmitted(model.chosen_changed):
        model.show_rows(ROWS[1:])
    model.show_rows(ROWS)
    assert model.chosen == ("存储", "网络"), "a name that comes back is chosen again"


def test_a_name_is_shown_with_its_count(model: CheckListModel) -> None:
    assert model.data(model.index(0)) == "存储  12"
    assert model.data(model.index(0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert model.data(QModelIndex()) is None
    assert not model.setData(model.index(0), "text")
