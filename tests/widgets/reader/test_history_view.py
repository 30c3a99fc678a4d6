"""What happened to a talk."""

from __future__ import annotations

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import ME, detail
from widgets.common.texts import Texts
from widgets.common.theme import LIGHT
from widgets.reader.history_view import HistoryView


def test_each_line_says_what_who_when_and_whether_it_was_undone(
    texts: Texts, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    view = HistoryView(texts)
    qtbot.addWidget(view)
    view.show_history(detail().history)
    qtmodeltester.check(view.model)
    undo, undone, imported = (str(view.model.index(row).data()) for row in range(3))
    note = texts("history.note")
    assert undo.startswith(texts("history.undone", change=note))
    assert undone.startswith(f"{note} · {ME} · 2026-09-16")
    assert undone.endswith(texts("history.state_undone"))
    assert "一.md" in imported
    assert "line-through" in view._page(detail().history[1], LIGHT)
