"""Widgets flow into as many lines as they need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from widgets.common.flow import Flow


class Box(QWidget):
    """A widget that wants a certain size."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        """Return that size."""
        return self._size


def test_what_does_not_fit_goes_into_the_next_line(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    boxes: list[QWidget] = [Box(40, 10), Box(40, 20), Box(40, 10)]
    flow.resize(90, 100)
    flow.show_widgets(boxes)
    assert [box.geometry().getRect() for box in boxes] == [(0, 0, 40, 10), (46, 0, 40, 20), (0, 26, 40, 10)]
    assert flow.heightForWidth(90) == 36
    assert flow.heightForWidth(1000) == 20
    assert (flow.sizeHint(), flow.minimumSizeHint()) == (QSize(132, 20), QSize(40, 20))
    flow.show()
    flow.resize(200, 100)
    assert {box.y() for box in boxes} == {0}


def test_what_is_not_shown_any_more_is_deleted(qtbot: QtBot) -> None:
    flow = Flow()
    qtbot.addWidget(flow)
    first, second, third = Box(10, 10), Box(10, 10), Box(10, 10)
    flow.show_widgets([first, second])
    flow.show_widgets([third, first])
    assert (third.x(), first.x()) == (0, 16)
    qtbot.waitUntil(lambda: not isValid(second))
    assert flow.heightForWidth(5) == 26


@given(st.lists(st.tuples(st.integers(1, 80), st.integers(1, 40)), max_size=12), st.integers(1, 200))
@pytest.mark.usefixtures("qapp")
def test_nothing_overlaps_and_the_height_is_right(sizes: list[tuple[int, int]], width: int) -> None:
    assert QApplication.instance() is not None
    flow = Flow()
    boxes: list[QWidget] = [Box(*size) for size in sizes]
    flow.resize(width, 10)
    flow.show_widgets(boxes)
    places = [box.geometry() for box in boxes]
    assert all(not one.intersects(other) for number, one in enumerate(places) for other in places[:number])
    assert max((place.bottom() + 1 for place in places), default=0) == flow.heightForWidth(width)
    assert all(place.right() < width or place.x() == 0 for place in places)
    flow.deleteLater()
