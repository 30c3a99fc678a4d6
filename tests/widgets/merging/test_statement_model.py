"""The reports and events of a talk as a list with check boxes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.merging.samples import EVENT, REPORT
from widgets.common.texts import Texts
from widgets.merging.statement_model import StatementModel

ROLE = Qt.ItemDataRole


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(StatementModel(texts, [EVENT, REPORT]))


def test_a_statement_says_where_it_is_from(texts: Texts) -> None:
    model = StatementModel(texts, [EVENT, REPORT])
    assert model.data(model.index(0)) == "Event in plan.json\n存储：新瓶颈\nS1 · 一厅\n谈存储。"
    assert model.data(model.index(1)) == "Report in one.md\n存储\nwithdrawn · marks that go along: 2"
    assert model.data(model.index(0), ROLE.ToolTipRole) == "谈存储。"
    assert model.data(QModelIndex()) is None


def test_what_is_checked_leaves(qtbot: QtBot, texts: Texts) -> None:
    model = StatementModel(texts, [EVENT, REPORT])
    with qtbot.waitSignal(model.leaving_changed):
        model.setData(model.index(1), Qt.CheckState.Checked, ROLE.CheckStateRole)
    assert model.leaving == {REPORT.key}
    assert model.data(model.index(1), ROLE.CheckStateRole) == Qt.CheckState.Checked
    model.setData(model.index(1), Qt.CheckState.Unchecked, ROLE.CheckStateRole)
    assert model.leaving == frozenset()
    assert not model.setData(model.index(0), "甲")
