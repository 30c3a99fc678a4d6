"""A list model over frozen records, which keeps the rows of records that stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.reader.card_list import RECORD_ROLE

T = TypeVar("T")
_NO_INDEX = QModelIndex()


class RecordModel(QAbstractListModel, Generic[T]):
    """Holds records; a row's text is what a screen reader says of it."""

    def __init__(self, key: Callable[[T], str], spoken: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._spoken = spoken
        self._records: list[T] = []

    def show_records(self, records: Sequence[T]) -> None:
        """Show other records; rows of the same keys in the same order stay, so that the current row does."""
        if [self._key(record) for record in records] == [self._key(record) for record in self._records]:
            self._records = list(records)
            if records:
                self.dataChanged.emit(self.index(0), self.index(len(records) - 1))
            return
        self.beginResetModel()
        self._records = list(records)
        self.endResetModel()

    def say_anew(self) -> None:
        """Let the rows be said anew: the language has changed."""
        if self._records:
            self.dataChanged.emit(self.index(0), self.index(len(self._records) - 1))

    def row_of(self, key: str) -> int:
        """Return the row of a record by its key, -1 where there is none."""
        return next((row for row, record in enumerate(self._records) if self._key(record) == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a record, or what is said of it."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        record = self._records[index.row()]
        if role == RECORD_ROLE:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(record)
        return None
