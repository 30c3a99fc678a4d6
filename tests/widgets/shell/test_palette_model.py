"""Rows of the palette as Qt reads and paints them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.presentation.palette_entries import PaletteEntry, PaletteRow
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT, Theme, palette_of
from widgets.shell.palette_model import ROW_ROLE, PaletteDelegate, PaletteModel

ROWS = (
    PaletteRow(PaletteEntry("talk", "t1", "存储系统的缓存", "AB-12 · Caches"), ((0, 2),), ((0, 2),)),
    PaletteRow(PaletteEntry("tag", "g1", "hardware", colour="red")),
    PaletteRow(PaletteEntry("command", "command.palette", "Tag talks…", "", "Ctrl+T")),
    PaletteRow(PaletteEntry("challenge", "h1", "A long challenge " * 40, "Unit A")),
)


@pytest.fixture
def model(texts: Texts) -> PaletteModel:
    """Return a model with a row of each kind."""
    found = PaletteModel(texts)
    found.show_rows(ROWS)
    return found


def test_it_is_a_model(model: PaletteModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_it_says_what_a_row_is(model: PaletteModel) -> None:
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == ["Talk, 存储系统的缓存, AB-12 · Caches", "Tag, hardware", "Action, Tag talks…, Ctrl+T"]
    assert model.index(0).data() == "存储系统的缓存"
    assert model.index(1).data(ROW_ROLE) is ROWS[1]
    assert model.index(9).data() is None


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_row_is_painted_in_its_own_height(
    model: PaletteModel, qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setPalette(palette_of(theme))
    view.setModel(model)
    view.setItemDelegate(PaletteDelegate(model, view))
    view.resize(400, 300)
    view.setCurrentIndex(model.index(0))
    view.show()
    with_detail, without = (view.visualRect(model.index(row)).height() for row in (0, 1))
    assert with_detail > without > view.fontMetrics().height()
    picture = view.viewport().grab().toImage()
    for row in range(model.rowCount()):
        rect = view.visualRect(model.index(row))
        colours = {
            picture.pixel(x, y) for x in range(rect.left(), rect.right(), 3) for y in range(rect.top(), rect.bottom())
        }
        assert len(colours) > 2, f"row {row} is blank"
