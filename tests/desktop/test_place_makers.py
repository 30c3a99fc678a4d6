"""Each place is made with a controller that fills it, and only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.place_makers import PLACE_MAKERS
from widgets.common.texts import Texts
from widgets.shell.rail import PLACES


def test_every_place_but_the_first_is_made_late() -> None:
    assert tuple(PLACE_MAKERS) == PLACES[1:]


@pytest.mark.parametrize("name", PLACE_MAKERS)
def test_a_place_is_filled_once_somebody_enters(qtbot: QtBot, desk: Desk, texts: Texts, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = PLACE_MAKERS[name](desk, texts, parent)
    qtbot.addWidget(made.place)
    before = made.place.grab().toImage()
    made.controller.enter()
    qtbot.waitUntil(lambda: made.place.grab().toImage() != before)
    made.controller.leave()


def test_naming_the_makers_imports_no_place(root: Path) -> None:
    late = ("capture", "graph", "challenges", "briefing")
    loaded = "[name for name in sys.modules if name.startswith('widgets.') and name.split('.')[1] in late]"
    code = f"import sys, desktop.place_makers; late = {late}; sys.exit(bool({loaded}))"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
