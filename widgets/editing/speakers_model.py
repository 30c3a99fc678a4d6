"""The speakers of a talk as a table that is written in; its last line is empty, for one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from storage.records import Speaker
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COLUMNS: Final = ("name", "role", "affiliation")
_NOBODY: Final = Speaker("")


class SpeakersModel(QAbstractTableModel):
    """Name, role and affiliation of each speaker."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: list[Speaker] = []
        texts.follow(self.retranslate)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Those of whom anything is entered."""
        return tuple(row for row in self._rows if row != _NOBODY)

    def show_speakers(self, speakers: Sequence[Speaker]) -> None:
        """Show speakers."""
        self.beginResetModel()
        self._rows = list(speakers)
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Take a line out; the empty one at the end stays."""
        if 0 <= row < len(self._rows):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._rows[row]
            self.endRemoveRows()

    def retranslate(self) -> None:
        """Name the columns in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of speakers and one more."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Name, role, affiliation."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what is entered."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        row = self._rows[index.row()] if index.row() < len(self._rows) else _NOBODY
        return getattr(row, _COLUMNS[index.column()])

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter something; in the last line, a new one comes below it."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        if index.row() == len(self._rows):
            if not text:
                return False
            self.beginInsertRows(QModelIndex(), len(self._rows) + 1, len(self._rows) + 1)
            self._rows.append(_NOBODY)
            self.endInsertRows()
        self._rows[index.row()] = replace(self._rows[index.row()], **{_COLUMNS[index.column()]: text})
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole])
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything can be written in."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name, or the number of a line."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._texts(f"form.speaker_{_COLUMNS[section]}") if orientation == Qt.Orientation.Horizontal else None
