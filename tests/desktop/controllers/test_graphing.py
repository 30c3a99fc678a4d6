"""The graph place at work on a real library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.graphing import GraphingController
from desktop.desk import Desk
from desktop.operations.judging import judge
from storage.library import read_library
from widgets.common.texts import Texts
from widgets.graph.graph_place import GraphPlace


@pytest.fixture
def place(desk: Desk, texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot) -> GraphPlace:
    found = GraphPlace(texts)
    shown(found)
    found.controller = GraphingController(desk, found, found)
    found.controller.enter()
    qtbot.waitUntil(lambda: found.findChild(QTreeView).model().rowCount() > 0)
    return found


def shown_links(place: GraphPlace) -> set[str]:
    """Return the ids of the links in the outline."""
    model = place.findChild(QTreeView).model()
    found, waiting = set(), list(model.root.children)
    while waiting:
        node = waiting.pop()
        waiting.extend(node.children)
        found.add(node.value.link_id)
    return found - {""}


def stored_links(desk: Desk) -> set[str]:
    """Return the ids of the links in the library's file that are not rejected."""
    with read_library(desk.path) as library:
        return {link.id for link in library.links.all() if link.state != "rejected"}


def test_the_outline_has_every_link_of_the_library(place: GraphPlace, desk: Desk) -> None:
    assert shown_links(place) == stored_links(desk) != set()


def test_it_follows_decisions_and_filters(qtbot: QtBot, place: GraphPlace, desk: Desk) -> None:
    link = min(stored_links(desk))
    desk.edit(lambda library: judge(library, link, "rejected", desk.analyst))
    qtbot.waitUntil(lambda: link not in shown_links(place))
    assert shown_links(place) == stored_links(desk)
    qtbot.keyClick(place.findChildren(QCheckBox)[2], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: link in shown_links(place))


def test_nobody_looks_nothing_is_read(qtbot: QtBot, place: GraphPlace, desk: Desk) -> None:
    place.controller.leave()
    link = min(stored_links(desk))
    desk.edit(lambda library: judge(library, link, "rejected", desk.analyst))
    with qtbot.waitSignal(desk.bus.changed):
        pass
    assert link in shown_links(place)
    place.controller.enter()
    qtbot.waitUntil(lambda: link not in shown_links(place))
