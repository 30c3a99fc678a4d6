"""What comes in with a file as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.widgets.importing.previews import DIGEST
from widgets.common.texts import Texts
from widgets.importing.item_model import STATE_ROLE, ItemModel


def test_it_is_a_model(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = ItemModel(texts)
    qtmodeltester.check(model)
    model.show_rows(DIGEST.rows)
    qtmodeltester.check(model)


def test_a_row_says_what_and_why(texts: Texts) -> None:
    model = ItemModel(texts)
    model.show_rows(DIGEST.rows)
    cells = [[model.index(row, column).data() for column in range(6)] for row in range(3)]
    assert cells == [
        ["New", "甲 题目", "S1", "Inference › Serving", "", "3"],
        ["Joins", "乙题目", "", "Inference", "A talk of the same title", "7"],
        ["Withdrawn", "丙题目", "", "", "No longer in the file; kept, marked as withdrawn", ""],
    ]
    assert [model.index(row, 0).data(STATE_ROLE) for row in range(3)] == ["new", "joins", "withdrawn"]
    assert [model.line(row) for row in (-1, 0, 2, 3)] == [0, 3, 0, 0]


def test_only_the_chosen_states(texts: Texts) -> None:
    model = ItemModel(texts)
    model.show_rows(DIGEST.rows, ["withdrawn", "new"])
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["甲 题目", "丙题目"]
    assert model.line(1) == 0


def test_headers_follow_the_language(chinese: Texts) -> None:
    model = ItemModel(chinese)
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert headers == ["状态", "标题", "编号", "所属", "原因", "行"]
