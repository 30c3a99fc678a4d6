"""The panel asks for what its filter says, for details of what is looked at, and for the next page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from analysis.presentation.history_rows import HistoryDetails, HistoryFilter
from tests.widgets.history.rows import page, row
from widgets.common.texts import Texts
from widgets.history.history_panel import HistoryPanel


@pytest.fixture
def panel(texts: Texts, qtbot: QtBot) -> HistoryPanel:
    """Return a panel with three change sets, shown."""
    panel = HistoryPanel(texts)
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    panel.show_analysts(["Analyst 03", "分析员乙"])
    panel.show_page(page(row(9), row(8), row(7)))
    panel.show()
    panel.activateWindow()
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    return panel


def test_the_arrows_go_from_change_to_change_past_headings(panel: HistoryPanel, qtbot: QtBot) -> None:
    seen: list[int] = []
    panel.show_page(page(row(9), row(8), row(7, days_ago=1)))
    panel.details_wanted.connect(lambda found: seen.append(found.seq))
    for _ in range(2):
        qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    assert seen == [8, 7]


def test_details_are_shown_of_what_is_looked_at(panel: HistoryPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    panel.show_details(HistoryDetails(9, (), 0))
    assert panel.details.shown_seq is None, "an answer that came too late"
    assert not panel.details.button.isEnabled()
    panel.show_details(HistoryDetails(8, (), 0))
    assert panel.details.shown_seq == 8
    with qtbot.waitSignal(panel.revert_wanted) as wish:
        qtbot.keyClick(panel.details.button, Qt.Key.Key_Space)
    assert wish.args[0].seq == 8


def test_what_is_looked_at_stays_when_a_change_comes(panel: HistoryPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    panel.show_page(page(row(10), row(9), row(8), row(7)))
    current = panel.current_row()
    assert current is not None
    assert current.seq == 8


def test_the_filter_asks_after_a_pause(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.filter_changed) as wish:
        qtbot.keyClicks(panel.field, "tag")
    assert wish.args == [HistoryFilter(text="tag")]
    with qtbot.waitSignal(panel.filter_changed) as wish:
        qtbot.keyClick(panel.analyst, Qt.Key.Key_Down)
    assert wish.args == [HistoryFilter("Analyst 03", "", "tag")]
    with qtbot.waitSignal(panel.filter_changed) as wish:
        qtbot.keyClick(panel.kind, Qt.Key.Key_End)
    assert wish.args == [HistoryFilter("Analyst 03", "redo", "tag")]
    panel.show_analysts(["Analyst 01", "Analyst 03"])
    assert panel.wanted.analyst == "Analyst 03"


def test_the_end_of_a_page_asks_for_the_next(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.more_wanted) as wish:
        panel.show_page(page(*(row(seq) for seq in range(60, 0, -1)), before=1))
        qtbot.keyClick(panel.view, Qt.Key.Key_End)
    assert wish.args == [1]


def test_an_empty_log_and_an_empty_answer_say_what_to_do(panel: HistoryPanel, qtbot: QtBot) -> None:
    def said() -> list[str]:
        return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]

    panel.show_page(page())
    assert "Nothing has been changed yet" in said()
    panel.field.setText("zzz")
    panel.show_page(page())
    assert "No change answers to this" in said()
    panel.show_page(page(row(1)))
    assert panel.view.isVisible()


def test_every_control_has_a_name_in_both_languages(panel: HistoryPanel, texts: Texts, chinese: Texts) -> None:
    controls = (panel.field, panel.analyst, panel.kind, panel.view)
    english = [control.accessibleName() for control in controls]
    texts.use(chinese.message, "zh_Hans")
    assert all(english)
    assert [control.accessibleName() for control in controls] == ["筛选更改", "操作人", "类型", "历史记录"]


def test_a_filter_goes_on_looking_where_a_page_had_nothing(panel: HistoryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.more_wanted) as wish:
        panel.show_page(page(before=500))
    assert wish.args == [500]
    with qtbot.waitSignal(panel.more_wanted) as wish:
        panel.add_page(page(before=300))
    assert wish.args == [300]
    panel.add_page(page(row(9)))
    current = panel.current_row()
    assert current is not None
    assert current.seq == 9
    panel.field.setText("zzz")
    panel.show_page(page(before=5))
    panel.add_page(page())
    assert not panel.view.isVisible(), "nothing found says so"
