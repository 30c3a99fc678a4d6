"""Recent libraries: opened by Enter or a click, forgotten by Del or the cross, the missing ones marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from analysis.presentation.choices import RecentLibrary
from widgets.common.texts import Texts
from widgets.shell.recent_list import RECENT_ROLE, RecentList

KEY = Qt.Key
LIBRARIES = (
    RecentLibrary("/a/one.fieldbrief", "one", "/a"),
    RecentLibrary("/b/two.fieldbrief", "two", "/b", missing=True),
    RecentLibrary("/c/three.fieldbrief", "three", "/c"),
)


@pytest.fixture
def recent(texts: Texts, shown: Callable[[QWidget], QWidget]) -> RecentList:
    """Return a list of three libraries with the keyboard in it."""
    found = RecentList(texts)
    found.resize(300, 240)
    found.show_libraries(LIBRARIES)
    shown(found)
    found.setFocus()
    return found


def test_its_model_is_one(recent: RecentList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(recent.libraries)


def test_enter_opens_the_library_that_the_arrows_lead_to(recent: RecentList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(recent.library_wanted) as opened:
        qtbot.keyClick(recent, KEY.Key_Return)
    assert opened.args == ["/a/one.fieldbrief"]
    qtbot.keyClick(recent, KEY.Key_Down)
    qtbot.keyClick(recent, KEY.Key_Down)
    with qtbot.waitSignal(recent.library_wanted) as opened:
        qtbot.keyClick(recent, KEY.Key_Enter)
    assert opened.args == ["/c/three.fieldbrief"]


def test_del_forgets(recent: RecentList, qtbot: QtBot) -> None:
    qtbot.keyClick(recent, KEY.Key_Down)
    with qtbot.waitSignal(recent.forget_wanted) as forgotten:
        qtbot.keyClick(recent, KEY.Key_Delete)
    assert forgotten.args == ["/b/two.fieldbrief"]


def test_a_click_opens_and_one_on_the_cross_forgets(recent: RecentList, qtbot: QtBot) -> None:
    row = recent.visualRect(recent.libraries.index(2))
    with qtbot.waitSignal(recent.library_wanted) as opened:
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert opened.args == ["/c/three.fieldbrief"]
    cross = QPoint(row.right() - 20, row.center().y())
    with qtbot.waitSignal(recent.forget_wanted) as forgotten, qtbot.assertNotEmitted(recent.library_wanted):
        qtbot.mouseClick(recent.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert forgotten.args == ["/c/three.fieldbrief"]


def test_the_keyboard_stays_where_it_was_when_a_library_goes(recent: RecentList, qtbot: QtBot) -> None:
    qtbot.keyClick(recent, KEY.Key_End)
    recent.show_libraries(LIBRARIES[:2])
    assert recent.currentIndex().data() == "two"
    recent.show_libraries(())
    qtbot.keyClick(recent, KEY.Key_Delete)
    recent.show_libraries(LIBRARIES)
    assert recent.currentIndex().row() == 0


def test_a_missing_library_is_said_to_be(recent: RecentList) -> None:
    spoken = [recent.libraries.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["one, /a", "two, No longer in /b"]
    assert recent.libraries.index(1).data(RECENT_ROLE) is LIBRARIES[1]
    assert recent.libraries.index(1).data(Qt.ItemDataRole.ToolTipRole) == "/b/two.fieldbrief"
