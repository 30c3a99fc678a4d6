"""The reports and events of a talk as a list in which some are checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from analysis.presentation.merging import Statement, talk_time
from widgets.common.texts import Texts

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StatementModel(QAbstractListModel):
    """Statements, each with the document it is from, its title and how it begins; the checked ones are to leave."""

    leaving_changed = Signal()

    def __init__(self, texts: Texts, statements: Sequence[Statement], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._statements = tuple(statements)
        self._leaving: set[tuple[str, str]] = set()
        texts.follow(self.retranslate)

    @property
    def leaving(self) -> frozenset[tuple[str, str]]:
        """The keys of the checked statements."""
        return frozenset(self._leaving)

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        if self._statements:
            self.dataChanged.emit(self.index(0), self.index(len(self._statements) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of statements."""
        return 0 if parent.isValid() else len(self._statements)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the statement's lines, or whether it is checked."""
        if not index.isValid():
            return None
        statement = self._statements[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(filter(None, self._lines(statement)))
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if statement.key in self._leaving else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return statement.beginning or statement.title
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check a statement or uncheck it."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        key = self._statements[index.row()].key
        (self._leaving.add if Qt.CheckState(value) == Qt.CheckState.Checked else self._leaving.discard)(key)
        self.dataChanged.emit(index, index, [role])
        self.leaving_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every statement can be checked."""
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.NoItemFlags
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsUserCheckable | flags.ItemNeverHasChildren

    def _lines(self, statement: Statement) -> tuple[str, ...]:
        kind = self._texts(f"merging.from_{statement.table}", source=statement.source)
        where = " · ".join(filter(None, (statement.code, talk_time(statement.start, ""), statement.room)))
        withdrawn = self._texts("merging.withdrawn") if statement.withdrawn else ""
        marks = self._texts("merging.marks_go_along", count=statement.marks) if statement.marks else ""
        notes = " · ".join(filter(None, (where, withdrawn, marks)))
        return kind, " / ".join((statement.title, *statement.other_titles)), notes, statement.beginning
