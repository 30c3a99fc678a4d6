"""The talks of a day as a list, moved on by the clock."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.capture.days import DURING_SECOND, EARLY, day
from widgets.capture.agenda_model import PHASE, ROW, AgendaModel
from widgets.common.texts import Texts


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = AgendaModel(texts)
    qtmodeltester.check(model)
    model.show_rows(day().rows, EARLY)
    qtmodeltester.check(model)


def test_the_clock_moves_the_phases_but_not_the_lines(qtbot: QtBot, texts: Texts) -> None:
    model = AgendaModel(texts)
    model.show_rows(day().rows, EARLY)
    assert [model.index(row).data(PHASE) for row in range(2)] == ["next", "later"]
    assert model.row_of_now() == 0
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.tick(DURING_SECOND)
    assert [model.index(row).data(PHASE) for row in range(2)] == ["past", "now"]
    assert model.row_of_now() == 1
    with qtbot.assertNotEmitted(model.dataChanged):
        model.tick(DURING_SECOND)


def test_a_line_says_everything_aloud(texts: Texts) -> None:
    model = AgendaModel(texts)
    model.show_rows(day().rows, EARLY)
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    words = (texts("capture.phase_next"), "09:00–09:40", "缓存分层", "A", texts("capture.written"))
    assert said == " · ".join(words)
    assert model.index(1).data(ROW).talk_id == "t2"
    assert (model.row_of("t2"), model.row_of("unknown")) == (1, -1)
    assert model.data(QModelIndex()) is None


def test_what_was_written_changes_the_line_only(qtbot: QtBot, texts: Texts) -> None:
    model = AgendaModel(texts)
    model.show_rows(day().rows, EARLY)
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_rows(day().rows, EARLY)
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(day("2026-05-13").rows, EARLY)
