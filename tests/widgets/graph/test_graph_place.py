"""The graph place: outline and picture say the same, filters are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.link_outline import LinkOutline, OutlineFilter
from desktop.language import Catalogue
from tests.widgets.graph.outlines import outline
from widgets.common.texts import Texts
from widgets.graph.graph_place import GraphPlace
from widgets.graph.neighbourhood_view import NeighbourhoodView


@pytest.fixture
def place(texts: Texts, shown: Callable[[QWidget], QWidget]) -> GraphPlace:
    found = GraphPlace(texts)
    shown(found)
    found.show_outline(outline())
    return found


def drawn(place: GraphPlace) -> list[str]:
    """Return the titles in the picture."""
    return [found.node.title for found in place.findChild(NeighbourhoodView).neighbours]


def test_the_picture_follows_the_outline(qtbot: QtBot, place: GraphPlace) -> None:
    place.take_focus()
    tree = place.findChild(QTreeView)
    assert tree.currentIndex().data() == "1  换入换出"
    assert drawn(place) == ["Talk one", "Talk two"]
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert tree.currentIndex().data() == "Talk one"
    assert drawn(place) == ["1  换入换出", "1  长上下文"]
    with qtbot.waitSignal(place.talk_wanted) as wanted:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert wanted.args == ["t1"]


def test_a_click_in_the_picture_moves_the_outline(qtbot: QtBot, place: GraphPlace) -> None:
    picture = place.findChild(NeighbourhoodView)
    picture.node_chosen.emit("t2")
    tree = place.findChild(QTreeView)
    assert tree.currentIndex().data() == "Talk two"
    place.take_focus()
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    with qtbot.waitSignal(place.challenge_wanted) as wanted:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert wanted.args == ["c1"]


def test_keys_set_the_filter(qtbot: QtBot, place: GraphPlace) -> None:
    with qtbot.waitSignal(place.filter_changed) as told:
        qtbot.keyClick(place.findChild(QComboBox), Qt.Key.Key_Down)
    assert told.args[0].business_unit == "存储"
    suggested = place.findChildren(QCheckBox)[0]
    with qtbot.waitSignal(place.filter_changed) as told:
        qtbot.keyClick(suggested, Qt.Key.Key_Space)
    assert told.args == [OutlineFilter("存储", 0.0, frozenset({"accepted"}))]
    with qtbot.waitSignal(place.filter_changed):
        qtbot.keyClick(place.findChild(QDoubleSpinBox), Qt.Key.Key_Up)
    assert place.wanted.least_score == 0.05


def test_what_is_left_out_is_said_in_both_languages(place: GraphPlace, texts: Texts, chinese: Texts) -> None:
    place.show_outline(outline(OutlineFilter(least_score=0.65)))
    said = {label.text() for label in place.findChildren(QLabel)}
    assert texts("graph_place.count", shown=2, left_out=1) in said
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    said = {label.text() for label in place.findChildren(QLabel)}
    assert chinese("graph_place.count", shown=2, left_out=1) in said
    assert place.findChild(QComboBox).itemText(0) == chinese("graph_place.all_units")


def test_the_filter_survives_a_restart(qtbot: QtBot, place: GraphPlace, texts: Texts) -> None:
    place.restore_state({"unit": "推理", "score": 0.3, "states": ["accepted"]})
    again = GraphPlace(texts)
    qtbot.addWidget(again)
    again.restore_state(place.saved_state())
    assert again.wanted == OutlineFilter("推理", 0.3, frozenset({"accepted"}))
    again.show_outline(outline())
    assert again.findChild(QComboBox).currentText() == "推理"
    again.restore_state({"unit": 3, "score": "odd", "states": None})


def test_without_links_it_says_what_to_do(qtbot: QtBot, texts: Texts) -> None:
    place = GraphPlace(texts)
    qtbot.addWidget(place)
    place.show_outline(LinkOutline())
    assert drawn(place) == []
