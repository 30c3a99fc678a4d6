"""The talks as an item model."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from analysis.presentation.talk_filter import COLUMNS, ColumnName, TalkFilter, TalkView
from analysis.presentation.talk_selection import show
from storage.repositories.talk_list import TalkListing
from tests.analysis.presentation.listed import TAGS, talk
from tests.widgets.library.shown import TALKS, listed, shown
from widgets.common.texts import Texts
from widgets.library.talk_table_model import TalkTableModel, until, when


def text(
    model: TalkTableModel, row: int, column: ColumnName, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole
) -> str:
    """Return what a cell says."""
    return str(model.data(model.index(row, COLUMNS.index(column)), role))


def test_the_model_is_sound(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = TalkTableModel(texts)
    qtmodeltester.check(model)
    model.show(shown())
    qtmodeltester.check(model)
    assert (model.rowCount(), model.columnCount()) == (len(TALKS), len(COLUMNS))
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None


def test_cells_say_what_the_talk_has(texts: Texts) -> None:
    model = TalkTableModel(texts)
    model.show(shown())
    cells = {column: text(model, 0, column) for column in COLUMNS}
    assert cells["title"] == "近存计算的新介质"
    assert cells["start"] == "2026-03-16 09:00"
    assert cells["status"] == "Reported"
    assert cells["tags"] == "近存计算, follow up"
    assert cells["rating"] == "★★★★"
    assert cells["links"] == "Links: 2, best 0.75"
    assert cells["business_units"] == "数据存储, Networks"
    assert cells["others_rating"] == "3.5"
    assert (cells["notes"], cells["highlights"]) == ("1", "")


def test_words_and_headers_follow_the_language(chinese: Texts) -> None:
    model = TalkTableModel(chinese)
    model.show(shown())
    assert text(model, 1, "status") == "已改期"
    headers = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(len(COLUMNS))]
    assert headers[:2] == ["标题", "时间"]
    assert len(set(headers)) == len(COLUMNS)


def test_a_screen_reader_hears_the_column_and_sees_other_titles(texts: Texts) -> None:
    model = TalkTableModel(texts)
    model.show(shown())
    assert text(model, 1, "status", Qt.ItemDataRole.AccessibleTextRole) == "Status: Moved"
    assert "near-memory" in text(model, 0, "title", Qt.ItemDataRole.ToolTipRole)


def test_the_same_rows_in_the_same_order_are_no_new_table(texts: Texts) -> None:
    model = TalkTableModel(texts)
    talks = listed()
    assert model.show(show(talks, TalkView()))
    changed = talks.with_changed(TalkListing((TALKS[0]._replace(rating=1),), TAGS))
    assert not model.show(show(changed, TalkView()))
    assert text(model, 0, "rating") == "★"
    assert model.show(show(changed, TalkView(TalkFilter("robot"))))
    assert model.talk_at(0).id == "b"


def test_there_is_no_talk_before_anything_is_shown(texts: Texts) -> None:
    with pytest.raises(IndexError):
        TalkTableModel(texts).talk_at(0)


@pytest.mark.parametrize(
    ("start", "end", "begins", "lasts"),
    [
        ("", "", "", ""),
        ("2026-03-16", "", "2026-03-16", "2026-03-16"),
        ("2026-03-16T09:00:00Z", "", "2026-03-16 09:00", "2026-03-16 09:00"),
        ("2026-03-16T09:00:00Z", "2026-03-16T10:00:00Z", "2026-03-16 09:00", "2026-03-16 09:00–10:00"),
    ],
)
def test_when_a_talk_takes_place(start: str, end: str, begins: str, lasts: str) -> None:
    found = talk(start=start, end=end)
    assert (when(found), until(found)) == (begins, lasts)


def test_the_end_is_shown_when_pointed_at(texts: Texts) -> None:
    model = TalkTableModel(texts)
    model.show(shown())
    assert text(model, 0, "start", Qt.ItemDataRole.ToolTipRole) == "2026-03-16 09:00–09:45"
