"""The menu bar."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from desktop.menus import LINE, MENUS, fill_menus
from tests.desktop.driver import Driver
from widgets.common.commands import add_command, commands_of
from widgets.common.texts import Texts


def bar_with(owner: QWidget, texts: Texts, *names: str) -> QMenuBar:
    """Return a menu bar over some commands."""
    for name in names:
        add_command(owner, texts, name, lambda: None)
    bar = QMenuBar(owner)
    fill_menus(bar, texts, {action.objectName(): action for action in commands_of(owner)})
    return bar


def entries(bar: QMenuBar) -> list[list[str]]:
    """Return the commands in each menu, `-` for a line."""
    menus = [action.menu() for action in bar.actions()]
    return [[one.objectName() or LINE for one in menu.actions()] for menu in menus if menu is not None]


def test_what_there_is_not_is_left_out_with_its_lines(texts: Texts, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    bar = bar_with(owner, texts, "command.quit", "command.new_library", "command.undo")
    assert entries(bar) == [["command.new_library", LINE, "command.quit"], ["command.undo"]]


def test_titles_follow_the_language_and_filling_anew_leaves_nothing(texts: Texts, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    bar = bar_with(owner, texts, "command.undo")
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert [action.text() for action in bar.actions()] == [texts("menu.edit")]
    fill_menus(bar, texts, {})
    assert bar.actions() == []


def test_every_command_of_a_menu_exists_once_a_library_is_open(app: Driver) -> None:
    known = {action.objectName() for action in commands_of(app.window)}
    named = {name for names in MENUS.values() for name in names if name != LINE}
    assert named <= known, f"menus name what nobody offers: {sorted(named - known)}"
    shown: list[QAction] = app.app.window.menuBar().actions()
    assert len(shown) == len(MENUS)
