"""Widgets flow into as many lines as they need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.flow_layout import FlowLayout


def flow(*sizes: tuple[int, int]) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    """Return a layout with widgets of these sizes."""
    parent = QWidget()
    layout = FlowLayout(5, parent)
    children = [QWidget() for _ in sizes]
    for child, (width, height) in zip(children, sizes, strict=True):
        child.setFixedSize(width, height)
        layout.addWidget(child)
    return parent, layout, children


def test_what_does_not_fit_goes_into_the_next_line(qtbot: QtBot) -> None:
    parent, layout, children = flow((40, 10), (40, 20), (40, 10))
    qtbot.addWidget(parent)
    layout.setGeometry(QRect(0, 0, 90, 100))
    assert [child.geometry() for child in children] == [QRect(0, 0, 40, 10), QRect(45, 0, 40, 20), QRect(0, 25, 40, 10)]
    assert layout.heightForWidth(90) == 35
    assert layout.heightForWidth(1000) == 20
    assert layout.hasHeightForWidth()


def test_a_widget_can_be_put_between_others_and_taken_out(qtbot: QtBot) -> None:
    parent, layout, children = flow((40, 10), (40, 10))
    qtbot.addWidget(parent)
    between = QWidget()
    between.setFixedSize(10, 10)
    layout.insert_widget(1, between)
    layout.setGeometry(QRect(0, 0, 200, 100))
    assert [child.x() for child in (children[0], between, children[1])] == [0, 45, 60]
    layout.removeWidget(between)
    assert layout.count() == 2
    assert layout.itemAt(7) is None
    assert layout.takeAt(7) is None


@given(st.lists(st.tuples(st.integers(1, 80), st.integers(1, 40)), max_size=12), st.integers(1, 200))
@pytest.mark.usefixtures("qapp")
def test_nothing_overlaps_and_the_height_is_right(sizes: list[tuple[int, int]], width: int) -> None:
    assert QApplication.instance() is not None
    parent, layout, children = flow(*sizes)
    height = layout.heightForWidth(width)
    layout.setGeometry(QRect(0, 0, width, height))
    places = [child.geometry() for child in children]
    assert all(not one.intersects(other) for number, one in enumerate(places) for other in places[:number])
    assert max((place.bottom() + 1 for place in places), default=0) == height
    assert all(place.right() < width or place.x() == 0 for place in places)
    parent.deleteLater()
