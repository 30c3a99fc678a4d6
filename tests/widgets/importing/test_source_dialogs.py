"""Asking what to import."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.texts import Texts
from widgets.importing.source_dialogs import ask_which_files, ask_which_folder


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Return the window that asks."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def enter(qtbot: QtBot, dialog: QFileDialog, name: str) -> None:
    """Put a name into the dialog, past the completer's popup, and press Enter."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_several_files_are_told(qtbot: QtBot, parent: QWidget, texts: Texts, tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    (tmp_path / "b.json").touch()
    chosen: list[tuple[Path, ...]] = []
    dialog = ask_which_files(parent, texts, chosen.append)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Import files"
    dialog.setDirectory(str(tmp_path))
    enter(qtbot, dialog, '"a.md" "b.json"')
    assert chosen == [(tmp_path / "a.md", tmp_path / "b.json")]


def test_a_folder_is_told(qtbot: QtBot, parent: QWidget, texts: Texts, tmp_path: Path) -> None:
    (tmp_path / "digests").mkdir()
    chosen: list[tuple[Path, ...]] = []
    dialog = ask_which_folder(parent, texts, chosen.append)
    enter(qtbot, dialog, str(tmp_path / "digests"))
    assert chosen == [(tmp_path / "digests",)]


def test_escape_chooses_nothing(qtbot: QtBot, parent: QWidget, texts: Texts) -> None:
    chosen: list[tuple[Path, ...]] = []
    dialog = ask_which_files(parent, texts, chosen.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not chosen
