"""The model over frozen records."""

from __future__ import annotations

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from widgets.reader.card_list import RECORD_ROLE
from widgets.reader.record_model import RecordModel


def test_the_model_behaves(qtmodeltester: ModelTester) -> None:
    model: RecordModel[str] = RecordModel(lambda text: text[:1], str.upper)
    qtmodeltester.check(model)
    model.show_records(["ab", "cd"])
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(2)] == ["AB", "CD"]
    assert model.index(1).data(RECORD_ROLE) == "cd"
    assert (model.row_of("c"), model.row_of("x")) == (1, -1)


def test_rows_of_the_same_keys_stay(qtbot: QtBot) -> None:
    model: RecordModel[str] = RecordModel(lambda text: text[:1], str)
    model.show_records(["ab", "cd"])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_records(["ax", "cy"])
    with qtbot.waitSignal(model.modelReset):
        model.show_records(["cy", "ax"])
    with qtbot.waitSignal(model.dataChanged):
        model.say_anew()
