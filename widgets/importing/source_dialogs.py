"""Asking which files, or which folder, to import, without stopping everything else meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from widgets.common.texts import Texts

PATTERNS = "*.md *.markdown *.txt *.csv *.tsv *.xlsx *.xlsm *.xls *.ods *.json *.xml *.ics"


def ask_which_files(parent: QWidget, texts: Texts, chosen: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask for any number of files and tell them to `chosen`."""
    dialog = _dialog(parent, texts("import_dialog.files"), chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([f"{texts('import_dialog.readable')} ({PATTERNS})", f"{texts('import_dialog.all')} (*)"])
    dialog.open()
    return dialog


def ask_which_folder(parent: QWidget, texts: Texts, chosen: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask for a folder and tell it to `chosen`."""
    dialog = _dialog(parent, texts("import_dialog.folder"), chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, chosen: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
    return dialog
