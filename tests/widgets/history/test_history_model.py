"""The log as Qt sees it: days as headings, pages fetched one by one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.history.rows import TODAY, page, row
from widgets.common.texts import Texts
from widgets.history.history_model import LINE_ROLE, ROW_ROLE, HistoryModel

ROOT = QModelIndex()


def shown(model: HistoryModel) -> list[str]:
    """Return what the rows say."""
    return [model.index(number).data() for number in range(model.rowCount())]


def test_it_is_a_model_as_qt_wants_it(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = HistoryModel(texts)
    qtmodeltester.check(model)
    model.show_page(page(row(9), row(8), before=8))
    model.add_page(page(row(7)))
    assert model.rowCount() == 4
    model.show_page(page())


def test_each_day_has_a_heading(texts: Texts, chinese: Texts) -> None:
    for said, days in (
        (texts, ["Today", "Yesterday", "March 10, 2026"]),
        (chinese, ["今天", "昨天", "2026年3月10日"]),
    ):
        model = HistoryModel(said)
        model.show_page(page(row(9), row(8), row(7, days_ago=1), row(6, days_ago=7)), today=TODAY)
        headings = [model.index(n).data() for n in range(model.rowCount()) if model.index(n).data(ROW_ROLE) is None]
        assert headings[:2] == days[:2]
        assert days[2] in headings[2]
        assert len(headings) == 3


def test_a_change_set_says_what_when_and_who(texts: Texts) -> None:
    model = HistoryModel(texts)
    model.show_page(page(row(5, undone=True)), today=TODAY)
    index = model.index(1)
    assert index.data() == "Tag 5 talks: 存储"
    assert index.data(LINE_ROLE) == "08:05 · Analyst 03 · rows: 5 · undone"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{index.data()}, {index.data(LINE_ROLE)}"
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_next_page_goes_on_below_without_saying_its_day_again(texts: Texts, qtbot: QtBot) -> None:
    model = HistoryModel(texts)
    model.show_page(page(row(9), row(8), before=8), today=TODAY)
    assert model.canFetchMore(ROOT)
    with qtbot.waitSignal(model.more_wanted) as wish:
        model.fetchMore(ROOT)
    assert wish.args == [8]
    assert not model.canFetchMore(ROOT), "the page is on its way"
    model.add_page(page(row(7), row(6, days_ago=1)))
    numbers = ("Today", 9, 8, 7, "Yesterday", 6)
    assert shown(model) == [f"Tag {one} talks: 存储" if isinstance(one, int) else one for one in numbers]
    assert not model.canFetchMore(ROOT)


def test_a_page_without_rows_need_not_be_the_last(texts: Texts) -> None:
    model = HistoryModel(texts)
    model.show_page(page(row(9), before=9), today=TODAY)
    model.fetchMore(ROOT)
    model.add_page(page(before=5))
    assert model.canFetchMore(ROOT)
    assert [found.seq for found in model.change_sets] == [9]


def test_a_change_set_is_found_by_its_number(texts: Texts) -> None:
    model = HistoryModel(texts)
    model.show_page(page(row(9), row(8)), today=TODAY)
    assert (model.row_of(8), model.row_of(1)) == (2, -1)


def test_the_language_is_switched_live(texts: Texts, chinese: Texts, qtbot: QtBot) -> None:
    model = HistoryModel(texts)
    model.show_page(page(row(9)), today=TODAY)
    with qtbot.waitSignal(model.dataChanged):
        texts.use(chinese.message, "zh_Hans")
    assert shown(model) == ["今天", "给 9 场演讲加标签：存储"]
