"""The candidates of a challenge as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from analysis.presentation.challenge_rows import Candidate
from widgets.common.icons import icon
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADERS: Final = ("challenges_place.column_item", "challenges_place.column_state", "challenges_place.column_score")
_ICONS: Final = {
    "suggested": "mdi6.lightbulb-outline",
    "accepted": "mdi6.check-circle-outline",
    "rejected": "mdi6.close-circle-outline",
    "suspect": "mdi6.help-circle-outline",
}


class CandidateModel(QAbstractTableModel):
    """Talks and sections with state and score."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[Candidate, ...] = ()
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[Candidate]) -> None:
        """Show other candidates."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def candidate(self, index: _Index) -> Candidate | None:
        """Return the candidate at a place."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, link_id: str) -> int:
        """Return the row of a link, -1 where it is not there."""
        return next((row for row, found in enumerate(self._rows) if found.link.id == link_id), -1)

    def retranslate(self) -> None:
        """Say states and columns in the language in use."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_HEADERS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_HEADERS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of candidates."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Title, state, score."""
        return 0 if parent.isValid() else len(_HEADERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            state = self._texts(f"link.state_{found.state}")
            return (found.title, state, f"{found.link.score:.2f}")[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return _icon(found.state)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return found.title
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 2:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(_HEADERS[section])
        return None


def _icon(state: str) -> QIcon:
    return icon(_ICONS[state])
