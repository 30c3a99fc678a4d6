"""Talks that may be the same as another, as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.merging import Likeness, talk_time
from storage.records import Talk
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CandidateModel(QAbstractListModel):
    """Talks, each with what is known of it and, where there is one, why it may be the same."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._talks: tuple[Talk, ...] = ()
        self._reasons: tuple[Likeness | None, ...] = ()
        texts.follow(self.retranslate)

    def show_candidates(self, candidates: Sequence[Likeness]) -> None:
        """Show talks with the reasons why each may be the same."""
        self._show(tuple(found.talk for found in candidates), tuple(candidates))

    def show_talks(self, talks: Sequence[Talk]) -> None:
        """Show talks for which no reason is given."""
        self._show(tuple(talks), (None,) * len(talks))

    def talk_at(self, row: int) -> Talk | None:
        """Return the talk of a row, None outside the list."""
        return self._talks[row] if 0 <= row < len(self._talks) else None

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        if self._talks:
            self.dataChanged.emit(self.index(0), self.index(len(self._talks) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of talks."""
        return 0 if parent.isValid() else len(self._talks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a talk's lines: title, what is known of it, reasons."""
        if not index.isValid():
            return None
        talk, likeness = self._talks[index.row()], self._reasons[index.row()]
        titles = " / ".join((talk.title, *talk.other_titles))
        if role == Qt.ItemDataRole.ToolTipRole:
            return titles
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        speakers = "、".join(speaker.name for speaker in talk.speakers)
        known = " · ".join(filter(None, (talk.code, talk_time(talk.start, talk.end), talk.room, speakers)))
        reasons = " · ".join(map(self._texts.message, likeness.reasons)) if likeness is not None else ""
        return "\n".join(filter(None, (titles, known, reasons)))

    def _show(self, talks: tuple[Talk, ...], reasons: tuple[Likeness | None, ...]) -> None:
        self.beginResetModel()
        self._talks, self._reasons = talks, reasons
        self.endResetModel()
