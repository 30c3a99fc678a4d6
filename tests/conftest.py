"""What all tests share: how hypothesis runs, and where the shared input documents lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from widgets.common.texts import Texts

# Windows of tests are drawn, but shown nowhere; set before Qt is loaded.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: a loaded machine is no bug. On CI the same examples every time, so that a red run can be repeated.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data(root: Path) -> Path:
    """Return the folder of shared input documents beside the repository; it is no part of it."""
    folder = root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared input documents (../shared/data) are not on this machine")
    return folder


@pytest.fixture
def texts(qapp: QApplication) -> Texts:
    """Return the texts of the window in English."""
    return _texts("en")


@pytest.fixture
def chinese(qapp: QApplication) -> Texts:
    """Return the texts of the window in Chinese."""
    return _texts("zh_Hans")


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Return what shows a widget as the active window, so that keys and shortcuts reach it."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


def _texts(language: str) -> Texts:
    from desktop.language import Catalogue
    from widgets.common.texts import Texts

    return Texts(Catalogue(language).translate, language)
