"""Asking for files without blocking."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from widgets.common.file_dialogs import ask_where_to_save, ask_which_to_open


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def enter(qtbot: QtBot, dialog: QFileDialog, name: str) -> None:
    """Put a name into the dialog, past the completer's popup, and press Enter."""
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(name)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_new_name_is_told_with_its_suffix(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask_where_to_save(parent, "Export", tmp_path / "a.pdf", "PDF (*.pdf)", chosen.append)
    assert dialog.isVisible()
    assert Path(dialog.selectedFiles()[0]).name == "a.pdf"
    enter(qtbot, dialog, str(tmp_path / "b"))
    assert chosen == [tmp_path / "b.pdf"]


def test_an_existing_file_is_told(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "a.fieldbrief").write_bytes(b"")
    chosen: list[Path] = []
    dialog = ask_which_to_open(parent, "Open", tmp_path, "Libraries (*.fieldbrief)", chosen.append)
    enter(qtbot, dialog, str(tmp_path / "a.fieldbrief"))
    assert chosen == [tmp_path / "a.fieldbrief"]


def test_escape_chooses_nothing(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialog = ask_which_to_open(parent, "Open", tmp_path, "", chosen.append)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog))
    assert not chosen
