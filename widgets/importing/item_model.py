"""What comes in with a file, as a table: talks, challenges or sections, each with what becomes of it and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.import_preview import PreviewRow
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

STATE, TITLE, LABEL, GROUP, REASON, LINE = range(6)
_COLUMNS = ("state", "title", "label", "group", "reason", "line")

STATE_ROLE = Qt.ItemDataRole.UserRole
"""The name of a row's state."""


class ItemModel(QAbstractTableModel):
    """The items of one file, those of the chosen states only."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[PreviewRow, ...] = ()
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[PreviewRow], states: Collection[str] = ()) -> None:
        """Show the items of a file, of all states or of those named."""
        self.beginResetModel()
        self._rows = tuple(row for row in rows if not states or row.state in states)
        self.endResetModel()

    def line(self, row: int) -> int:
        """Return the line of the file in which a row's item stands, 0 where it stands in none."""
        return self._rows[row].line if 0 <= row < len(self._rows) else 0

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_COLUMNS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"import_preview.column.{_COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, the whole of it as its tool tip, or the name of its row's state."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(row, index.column()) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == LINE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return row.state if role == STATE_ROLE else None

    def _text(self, row: PreviewRow, column: int) -> str:
        match column:
            case 0:
                return self._texts(f"import_preview.state.{row.state}")
            case 1:
                return " ".join(row.title.split())
            case 2:
                return row.label
            case 3:
                return " › ".join(row.group)
            case 4:
                return self._texts.message(row.reason) if row.reason else ""
            case _:
                return str(row.line) if row.line else ""
