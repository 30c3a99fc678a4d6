"""The picture of a node and its neighbours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from analysis.presentation.link_outline import OutlineNode
from widgets.common.texts import Texts
from widgets.common.theme import LIGHT, palette_of
from widgets.graph.neighbourhood_view import MOST_SHOWN, Neighbour, NeighbourhoodView

CENTRE = OutlineNode("challenge", "c1", "1  换入换出")


def neighbours(count: int, state: str = "suggested") -> list[Neighbour]:
    """Return talks, the weakest first."""
    return [Neighbour(OutlineNode("talk", f"t{n}", f"Talk {n}"), (n + 1) / count, state) for n in range(count)]


@pytest.fixture
def view(qtbot: QtBot, texts: Texts) -> NeighbourhoodView:
    found = NeighbourhoodView(texts)
    qtbot.addWidget(found)
    found.setPalette(palette_of(LIGHT))
    found.resize(720, 1200)
    return found


def test_the_strongest_are_drawn_and_the_rest_is_counted(view: NeighbourhoodView, texts: Texts) -> None:
    view.show_neighbourhood(CENTRE, neighbours(MOST_SHOWN + 5))
    assert len(view.neighbours) == MOST_SHOWN
    assert view.neighbours[0].node.title == f"Talk {MOST_SHOWN + 4}"
    assert view.accessibleName() == texts("graph_place.picture", title=CENTRE.title, count=MOST_SHOWN)


def test_a_click_chooses_a_neighbour(qtbot: QtBot, view: NeighbourhoodView) -> None:
    view.show_neighbourhood(CENTRE, neighbours(3))
    with qtbot.waitSignal(view.node_chosen) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.card_of(1).center())
    assert chosen.args == ["t1"]
    with qtbot.assertNotEmitted(view.node_chosen):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


@pytest.mark.parametrize(("state", "colour"), [("accepted", LIGHT.success), ("suggested", LIGHT.accent)])
def test_a_line_shows_its_state(view: NeighbourhoodView, state: str, colour: str) -> None:
    view.show_neighbourhood(CENTRE, neighbours(1, state))
    picture = view.grab().toImage()
    left, right = view.width() * 7 // 20 + 22, view.card_of(0).left() - 1
    drawn = {picture.pixelColor(x, view.card_of(0).center().y()).name() for x in range(left, right)}
    assert QColor(colour).name() in drawn


def test_without_a_node_nothing_is_drawn(view: NeighbourhoodView) -> None:
    view.show_neighbourhood(None, [])
    picture = view.grab().toImage()
    assert len({picture.pixelColor(x, 600).name() for x in range(0, 720, 8)}) == 1
