"""A change set's rows are said in words, and it is taken back by a button, or the reason is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from analysis.presentation.history_rows import HistoryDetails
from storage.messages import Message
from tests.widgets.history.rows import row
from widgets.common.texts import Texts
from widgets.history.history_details import HistoryDetailsView

LINE = Message("history.row_insert", {"noun": Message("history.noun_tag"), "name": "存储"})


@pytest.fixture
def details(texts: Texts, qtbot: QtBot) -> HistoryDetailsView:
    """Return a view, shown."""
    view = HistoryDetailsView(texts)
    qtbot.addWidget(view)
    view.show()
    return view


def test_rows_are_said_in_words(details: HistoryDetailsView) -> None:
    details.show_details(row(3), HistoryDetails(3, (LINE,), 12))
    assert details.lines.stringList() == ["Added tag: 存储", "Further rows: 12"]


@pytest.mark.parametrize("keeps_marked", [False, True])
def test_the_button_takes_it_back(details: HistoryDetailsView, qtbot: QtBot, keeps_marked: bool) -> None:
    found = row(3)
    details.show_details(found, HistoryDetails(3, (LINE,), 0, keeps_marked=keeps_marked))
    assert ("keep what is marked" in details.button.text()) is keeps_marked
    with qtbot.waitSignal(details.revert_wanted) as wish:
        qtbot.keyClick(details.button, Qt.Key.Key_Space)
    assert wish.args == [found, keeps_marked]


def test_what_stands_in_the_way_is_said(details: HistoryDetailsView, texts: Texts, chinese: Texts) -> None:
    details.show_details(row(3), HistoryDetails(3, (LINE,), 0, (Message("history.refused_undone"),)))
    assert not details.button.isEnabled()
    assert details.reason == "It cannot be taken back:\nIt is undone already."
    texts.use(chinese.message, "zh_Hans")
    assert details.reason == "无法撤回：\n该更改已被撤销。"
    assert details.lines.stringList() == ["新增标签：存储"]


def test_without_a_change_set_nothing_is_shown(details: HistoryDetailsView, qtbot: QtBot) -> None:
    details.show_details(row(3), HistoryDetails(3, (LINE,), 0))
    assert details.isVisible()
    details.show_nothing()
    assert not details.isVisible()
    with qtbot.assertNotEmitted(details.revert_wanted):
        details.button.click()
