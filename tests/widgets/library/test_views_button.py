"""The button of saved views."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import NamedView, TalkFilter, TalkView
from widgets.common.texts import Texts
from widgets.library.view_name_dialog import ViewNameDialog
from widgets.library.views_button import ViewsButton

ROBOTS = NamedView("v1", "Robots", "Analyst 03", TalkView(TalkFilter("robot")))
LATER = NamedView("v2", "Later", "Analyst 03", TalkView(TalkFilter("", {}).toggled("tag", "t4")))


@pytest.fixture
def button(qtbot: QtBot, texts: Texts) -> ViewsButton:
    """Return a button that offers two views."""
    found = ViewsButton(texts)
    qtbot.addWidget(found)
    found.show_views([LATER, ROBOTS])
    with qtbot.waitExposed(found):
        found.show()
    return found


def action(button: ViewsButton, text: str) -> QAction:
    """Return an action of the menu by its text."""
    return next(found for found in button.menu_of_views().actions() if found.text() == text)


def test_a_view_is_chosen_and_its_name_shown(qtbot: QtBot, button: ViewsButton) -> None:
    with qtbot.waitSignal(button.view_chosen) as chosen:
        action(button, "Robots").trigger()
    assert chosen.args == [ROBOTS.view]
    button.show_current(ROBOTS.view)
    assert button.text() == "Robots"
    assert action(button, "Robots").isChecked()
    button.show_current(TalkView(TalkFilter("robots")))
    assert button.text() == "Robots (changed)"
    button.show_current(TalkView())
    assert button.text() == "Views"


def test_the_chosen_view_is_updated_renamed_and_deleted(qtbot: QtBot, button: ViewsButton) -> None:
    action(button, "Robots").trigger()
    button.show_current(ROBOTS.view)
    assert not action(button, "Update “Robots”").isEnabled()
    button.show_current(TalkView(TalkFilter("robots")))
    with qtbot.waitSignal(button.view_replaced) as replaced:
        action(button, "Update “Robots”").trigger()
    with qtbot.waitSignal(button.view_deleted) as deleted:
        action(button, "Delete “Robots”").trigger()
    assert (replaced.args, deleted.args) == (["v1"], ["v1"])
    action(button, "Rename “Robots”…").trigger()
    with qtbot.waitSignal(button.view_renamed) as renamed:
        answer(qtbot, button, "R2")
    assert renamed.args == ["v1", "R2"]


def answer(qtbot: QtBot, button: ViewsButton, name: str) -> None:
    """Type a name into the dialog that is open."""
    dialog = button.findChildren(ViewNameDialog)[-1]
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_what_was_just_saved_is_the_chosen_view(qtbot: QtBot, button: ViewsButton) -> None:
    view = TalkView(TalkFilter("new"))
    button.show_current(view)
    action(button, "Save this view…").trigger()
    with qtbot.waitSignal(button.view_saved) as saved:
        answer(qtbot, button, "Fresh")
    assert saved.args == ["Fresh"]
    button.show_views([LATER, ROBOTS, NamedView("v3", "Fresh", "Analyst 03", view)])
    assert button.active is not None
    assert (button.active.id, button.text()) == ("v3", "Fresh")


def test_the_menu_opens_by_key(qtbot: QtBot, button: ViewsButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [found.text() for found in menu.actions()][:2] == ["Later", "Robots"]
    menu.close()


def test_a_view_that_was_forgotten_is_no_longer_shown(button: ViewsButton) -> None:
    action(button, "Robots").trigger()
    button.show_current(ROBOTS.view)
    button.show_views([LATER])
    assert (button.text(), button.active) == ("Views", None)
