"""A list to choose from by check boxes, with a count behind each name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CheckListModel(QAbstractListModel):
    """Names, how much each stands for, and which of them are chosen; what vanishes is chosen no longer."""

    chosen_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, int], ...] = ()
        self._chosen: set[str] = set()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen names in the order of the list."""
        return tuple(name for name, _ in self._rows if name in self._chosen)

    def show_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        """Show other names; those that were chosen stay so."""
        if tuple(rows) == self._rows:
            return
        before = self.chosen
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        if self.chosen != before:
            self.chosen_changed.emit()

    def choose(self, names: Iterable[str]) -> None:
        """Choose these names and no others; names that are not there yet count once they are."""
        before = self.chosen
        self._chosen = set(names)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1), [Qt.ItemDataRole.CheckStateRole])
        if self.chosen != before:
            self.chosen_changed.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of names."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name with its count, or whether it is chosen."""
        if not index.isValid():
            return None
        name, count = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}  {count:,}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if name in self._chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose a name, or no longer."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        name = self._rows[index.row()][0]
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(name)
        else:
            self._chosen.discard(name)
        self.dataChanged.emit(index, index, [role])
        self.chosen_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every name can be checked."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable | flags.ItemNeverHasChildren


class CheckList(QListView):
    """The list on the screen; Space checks, and it is no taller than what it holds."""

    def __init__(self, model: CheckListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setProperty("role", "plain")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
