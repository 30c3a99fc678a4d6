"""The catalogue as a tree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QIcon
from pytestqt.modeltest import ModelTester

from analysis.presentation.catalogue_rows import CatalogueRow
from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.editing.catalogue_model import IS_HIDDEN, KIND, ROW_ID, CatalogueModel

ROWS = (
    CatalogueRow(
        "business_unit",
        "b",
        "存储",
        count=1,
        below=(
            CatalogueRow("focus_area", "f", "推理", count=1, below=(CatalogueRow("challenge", "c", "1  时延\n降低"),)),
            CatalogueRow("focus_area", "g", "", True, below=(CatalogueRow("challenge", "d", "1  二"),)),
        ),
    ),
    CatalogueRow("conference", "k", "", count=3),
)


@pytest.fixture
def model(texts: Texts) -> CatalogueModel:
    found = CatalogueModel(texts, "catalogue.sheet")
    found.show_rows(ROWS)
    return found


def at(model: CatalogueModel, *path: int, column: int = 0) -> QModelIndex:
    index = QModelIndex()
    for row in path[:-1]:
        index = model.index(row, 0, index)
    return model.index(path[-1], column, index)


def test_the_model_is_sound(model: CatalogueModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_rows(ROWS[:1])
    qtmodeltester.check(model)
    model.show_rows(())
    qtmodeltester.check(model)


def test_lines_say_what_they_are_and_hold(model: CatalogueModel) -> None:
    assert at(model, 0).data() == "存储"
    assert at(model, 0, column=1).data() == "Challenges: 1"
    assert at(model, 0, 0, 0).data() == "1 时延 降低"
    assert at(model, 0, 0, 0, column=1).data() == ""
    assert at(model, 0, 1).data() == "(without a name)"
    assert at(model, 0, 1, column=1).data() == "Archived"
    assert at(model, 1).data() == "(without a conference)"
    assert at(model, 1, column=1).data() == "Talks: 3"
    assert isinstance(at(model, 0).data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Challenge sheet", "Holds"]


def test_lines_know_what_they_stand_for(model: CatalogueModel) -> None:
    assert (at(model, 0, 0, 0).data(KIND), at(model, 0, 0, 0).data(ROW_ID)) == ("challenge", "c")


def test_what_stands_in_something_archived_is_hidden_too(model: CatalogueModel) -> None:
    assert [at(model, *path).data(IS_HIDDEN) for path in ((0,), (0, 0), (0, 1), (0, 1, 0))] == [
        False,
        False,
        True,
        True,
    ]
    assert at(model, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert isinstance(at(model, 0, 1, 0).data(Qt.ItemDataRole.ForegroundRole), QColor)


def test_a_line_is_found_again(model: CatalogueModel) -> None:
    assert model.place_of("challenge", "d") == at(model, 0, 1, 0)
    assert not model.place_of("challenge", "b").isValid()


def test_the_same_lines_change_nothing(model: CatalogueModel) -> None:
    assert not model.show_rows(ROWS)
    assert model.show_rows(ROWS[:1])


def test_the_language_is_switched_live(model: CatalogueModel, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert at(model, 0, 1, column=1).data() == "已归档"
