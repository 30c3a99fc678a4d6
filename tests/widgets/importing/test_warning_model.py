"""Warnings of a file as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.widgets.importing.previews import DIGEST
from widgets.common.texts import Texts
from widgets.importing.warning_model import WarningModel


def test_it_is_a_model(texts: Texts, qtmodeltester: ModelTester) -> None:
    model = WarningModel(texts)
    qtmodeltester.check(model)
    model.show_warnings(DIGEST.warnings)
    qtmodeltester.check(model)


def test_a_warning_says_where_and_what(texts: Texts) -> None:
    model = WarningModel(texts)
    model.show_warnings(DIGEST.warnings)
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(2)]
    assert cells == [
        ["", "The file has no content."],
        ["7", "The heading in line 7 is none of a talk and is left out: 乙"],
    ]
    assert [model.line(row) for row in (0, 1, 2, -1)] == [0, 7, 0, 0]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Line", "Warning"]
