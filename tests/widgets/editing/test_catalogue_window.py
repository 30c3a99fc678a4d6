"""The catalogue in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.catalogue_rows import Catalogue
from desktop.language import Catalogue as Language
from tests.widgets.editing.test_catalogue_model import ROWS
from widgets.common.texts import Texts
from widgets.editing.catalogue_window import CatalogueWindow


def test_both_lists_are_shown_and_tell_what_is_wanted(
    qtbot: QtBot, texts: Texts, shown: Callable[[QWidget], QWidget]
) -> None:
    window = CatalogueWindow(texts)
    shown(window)
    window.show_catalogue(Catalogue(ROWS[:1], ROWS[1:]))
    with qtbot.waitSignal(window.edit_wanted) as told:
        qtbot.keyClick(window.sheet.tree, Qt.Key.Key_Return)
    assert told.args == ["business_unit", "b"]
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.archive_wanted) as told:
        window.conferences.archive()
    assert told.args == ["conference", "k"]
    with qtbot.waitSignals([window.add_wanted, window.bring_back_wanted]):
        window.conferences.add_wanted.emit("talk", "", "")
        window.conferences.bring_back()


def test_the_language_is_switched_live(qtbot: QtBot, texts: Texts) -> None:
    window = CatalogueWindow(texts)
    qtbot.addWidget(window)
    assert window.windowTitle() == "Catalogue"
    texts.use(Language("zh_Hans").translate, "zh_Hans")
    assert window.windowTitle() == "目录"
