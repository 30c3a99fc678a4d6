"""The panel with real keys and clicks."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.library.facet_panel import FacetPanel

Key = Qt.Key
Picked = list[tuple[str, str, bool]]


@pytest.fixture
def panel(qtbot: QtBot, texts: Texts) -> FacetPanel:
    """Return a panel with the facets of four talks."""
    found = FacetPanel(texts)
    qtbot.addWidget(found)
    found.resize(240, 900)
    found.show_selection(shown())
    with qtbot.waitExposed(found):
        found.show()
    found.list.setFocus()
    return found


@pytest.fixture
def picked(panel: FacetPanel) -> Picked:
    """Return the list of what is picked from now on."""
    values: Picked = []
    panel.value_toggled.connect(lambda *value: values.append(value))
    return values


def texts_of(panel: FacetPanel) -> list[str]:
    """Return what the lines say."""
    model = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def go_to(panel: FacetPanel, text: str) -> QPoint:
    """Make a line the current one, and return where it is."""
    index = panel.list.model().index(texts_of(panel).index(text), 0)
    panel.list.setCurrentIndex(index)
    return panel.list.visualRect(index).center()


def test_space_and_enter_choose_and_shift_excludes(qtbot: QtBot, panel: FacetPanel, picked: Picked) -> None:
    go_to(panel, "Moved")
    qtbot.keyClick(panel.list, Key.Key_Space)
    qtbot.keyClick(panel.list, Key.Key_Return)
    qtbot.keyClick(panel.list, Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert picked == [("status", "moved", False), ("status", "moved", False), ("status", "moved", True)]


def test_arrows_open_and_close_and_keep_the_place(qtbot: QtBot, panel: FacetPanel, picked: Picked) -> None:
    go_to(panel, "Status")
    qtbot.keyClick(panel.list, Key.Key_Right)  # it is open already
    assert "Moved" in texts_of(panel)
    qtbot.keyClick(panel.list, Key.Key_Left)
    assert "Moved" not in texts_of(panel)
    assert panel.list.currentIndex().data() == "Status"
    qtbot.keyClick(panel.list, Key.Key_Space)
    assert "Moved" in texts_of(panel)
    qtbot.keyClick(panel.list, Key.Key_Down)
    assert panel.list.currentIndex().row() == texts_of(panel).index("Status") + 1
    assert picked == []


def test_tags_close_over_what_stands_below_them(qtbot: QtBot, panel: FacetPanel) -> None:
    assert "近存计算" in texts_of(panel)
    go_to(panel, "近存计算")
    qtbot.keyClick(panel.list, Key.Key_Left)
    assert "介质" not in texts_of(panel)
    qtbot.keyClick(panel.list, Key.Key_Right)
    assert "介质" in texts_of(panel)


def test_clicks_choose_and_alt_excludes(qtbot: QtBot, panel: FacetPanel, picked: Picked) -> None:
    place = go_to(panel, "Moved")
    button = Qt.MouseButton.LeftButton
    qtbot.mouseClick(panel.list.viewport(), button, pos=place)
    qtbot.mouseClick(panel.list.viewport(), button, Qt.KeyboardModifier.AltModifier, place)
    assert picked == [("status", "moved", False), ("status", "moved", True)]
    qtbot.mouseClick(panel.list.viewport(), button, pos=go_to(panel, "Status"))
    assert "Moved" not in texts_of(panel)


def test_a_click_on_the_arrow_opens_and_chooses_nothing(qtbot: QtBot, panel: FacetPanel, picked: Picked) -> None:
    row = panel.list.visualRect(panel.list.model().index(texts_of(panel).index("近存计算"), 0))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(12 + 16 + 14 + 8, row.center().y()))
    assert "介质" not in texts_of(panel)
    assert picked == []


def test_typing_finds_values(qtbot: QtBot, panel: FacetPanel) -> None:
    field = panel.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "mov")
    assert texts_of(panel) == ["Status", "Moved"]
    assert field.accessibleName() == "Find a value"


def test_the_context_menu_chooses_or_excludes(qtbot: QtBot, panel: FacetPanel, picked: Picked) -> None:
    panel.list.customContextMenuRequested.emit(go_to(panel, "Moved"))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert picked == [("status", "moved", True)]


def test_what_is_closed_comes_back(qtbot: QtBot, texts: Texts, panel: FacetPanel) -> None:
    go_to(panel, "Status")
    qtbot.keyClick(panel.list, Key.Key_Left)
    state = json.loads(json.dumps(panel.saved_state()))
    other = FacetPanel(texts)
    qtbot.addWidget(other)
    other.restore_state({"closed": "odd"})
    other.restore_state(state)
    other.show_selection(shown())
    assert "Moved" not in texts_of(other)
    assert other.saved_state() == state
