"""The talks of a day as a list, with where each stands by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.agenda import AgendaRow, Phase, phases
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the AgendaRow itself."""
PHASE: Final = int(Qt.ItemDataRole.UserRole) + 2
"""The role of the talk's Phase."""


class AgendaModel(QAbstractListModel):
    """One line for each talk; the clock moves the phases, not the lines."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: tuple[AgendaRow, ...] = ()
        self._phases: list[Phase] = []
        texts.follow(self.retranslate)

    def show_rows(self, rows: Sequence[AgendaRow], now: datetime) -> None:
        """Show a day; where only what was written differs, the list stays as it is on the screen."""
        same = [row.talk_id for row in rows] == [row.talk_id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = tuple(rows)
        self._phases = phases(rows, now)
        if same:
            self.retranslate()
        else:
            self.endResetModel()

    def tick(self, now: datetime) -> None:
        """Take note of the time."""
        found = phases(self._rows, now)
        if found != self._phases:
            self._phases = found
            self.retranslate()

    def row_of(self, talk_id: str) -> int:
        """Return the line of a talk, -1 where it has none."""
        return next((number for number, row in enumerate(self._rows) if row.talk_id == talk_id), -1)

    def row_of_now(self) -> int:
        """Return the line of the talk that is on, else of the next one, else -1."""
        for phase in ("now", "next"):
            if phase in self._phases:
                return self._phases.index(phase)
        return -1

    def retranslate(self) -> None:
        """Say the phases in the language in use."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of talks."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a talk, its phase, or its line in words."""
        if not index.isValid():
            return None
        row, phase = self._rows[index.row()], self._phases[index.row()]
        if role == ROW:
            return row
        if role == PHASE:
            return phase
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.title, row.clock, row.room, row.speakers)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self._texts(f"capture.phase_{phase}") if phase in ("now", "next") else ""
            written = self._texts("capture.written") if row.written else ""
            return " · ".join(filter(None, (words, row.clock, row.title, row.room, written)))
        return None
