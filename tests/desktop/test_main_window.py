"""The frame of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.language import Catalogue
from desktop.main_window import MainWindow
from widgets.common.texts import Texts


@pytest.fixture
def window(texts: Texts, qtbot: QtBot) -> MainWindow:
    """Return the window."""
    made = MainWindow(texts)
    qtbot.addWidget(made)
    return made


def test_the_welcome_page_has_no_rail(window: MainWindow, shown: Callable[[QWidget], QWidget]) -> None:
    window.show_welcome()
    shown(window)
    assert window.welcome.isVisible()
    assert not window.rail.isVisible()


def test_a_workspace_takes_the_place_of_the_welcome_page_until_it_is_closed(
    window: MainWindow, shown: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    workspace = QLabel("a library")
    window.show_workspace(workspace)
    window.name_library("notes")
    shown(window)
    assert workspace.isVisible()
    assert window.rail.isVisible()
    assert "notes" in window.windowTitle()
    with qtbot.waitSignal(workspace.destroyed):
        window.show_welcome()
    assert "notes" not in window.windowTitle()


def test_the_title_follows_the_language(window: MainWindow, texts: Texts) -> None:
    window.name_library("notes")
    english = window.windowTitle()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert "notes" in window.windowTitle()
    assert window.menuBar().actions()[0].text() != english


def test_geometry_survives(window: MainWindow, texts: Texts, qtbot: QtBot) -> None:
    window.resize(760, 640)
    other = MainWindow(texts)
    qtbot.addWidget(other)
    other.restore_state(window.saved_state())
    assert (other.width(), other.height()) == (window.width(), window.height())


@pytest.mark.parametrize("odd", ["", "no base64 §", 5, None, "bm9uc2Vuc2U="])
def test_odd_geometry_is_none(window: MainWindow, odd: object) -> None:
    size = window.size()
    window.restore_state({"geometry": odd})
    assert window.size() == size


def test_everybody_may_save_before_the_window_closes(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    del tmp_path
    window.show()
    with qtbot.waitSignal(window.closing):
        window.close()
