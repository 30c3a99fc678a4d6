"""The warnings of a file as a table: where, and what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.import_preview import PreviewWarning
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS = ("where", "warning")


class WarningModel(QAbstractTableModel):
    """What a reader could not use of a file."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._warnings: tuple[PreviewWarning, ...] = ()
        texts.follow(self.retranslate)

    def show_warnings(self, warnings: Sequence[PreviewWarning]) -> None:
        """Show the warnings of another file."""
        self.beginResetModel()
        self._warnings = tuple(warnings)
        self.endResetModel()

    def line(self, row: int) -> int:
        """Return the line that a warning is about, 0 where it is about none."""
        return self._warnings[row].line if 0 <= row < len(self._warnings) else 0

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        if self._warnings:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._warnings) - 1, len(_COLUMNS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of warnings."""
        return 0 if parent.isValid() else len(self._warnings)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"import_preview.column.{_COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return where a warning is, or what it says."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        warning = self._warnings[index.row()]
        return self._texts.message(warning.message) if index.column() else warning.where
