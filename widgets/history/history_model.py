"""The item model of the history: change sets, newest first, with a heading for each day; fetched page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QDate, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from analysis.presentation.history_rows import HistoryPage, HistoryRow, shortened
from widgets.common.texts import Texts

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The HistoryRow of an index, None for a day's heading."""
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The second line of a change set: when, who, how much."""

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Holds the pages that were read so far, and asks for the next one when the view comes to their end."""

    more_wanted = Signal(int)
    """The number below which the next page begins."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._items: list[HistoryRow | date] = []
        self._before: int | None = None
        self._is_waiting = False
        self._today = date.today()  # noqa: DTZ011 - the user's own calendar
        texts.changed.connect(self.retranslate)

    @property
    def change_sets(self) -> list[HistoryRow]:
        """The change sets that are shown, newest first."""
        return [item for item in self._items if isinstance(item, HistoryRow)]

    def show_page(self, page: HistoryPage, *, today: date | None = None) -> None:
        """Show the newest page in place of all there was."""
        self.beginResetModel()
        self._today = today or date.today()  # noqa: DTZ011 - the user's own calendar
        self._items = self._with_days(page.rows)
        self._before = page.before
        self._is_waiting = False
        self.endResetModel()

    def add_page(self, page: HistoryPage) -> None:
        """Show the next page below."""
        added = self._with_days(page.rows)
        if added:
            self.beginInsertRows(_ROOT, len(self._items), len(self._items) + len(added) - 1)
            self._items.extend(added)
            self.endInsertRows()
        self._before = page.before
        self._is_waiting = False

    def row_of(self, seq: int) -> int:
        """Return the row of a change set, -1 where it is not shown."""
        return next((n for n, item in enumerate(self._items) if isinstance(item, HistoryRow) and item.seq == seq), -1)

    def retranslate(self) -> None:
        """Say all rows in the language in use."""
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of change sets and headings."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if isinstance(item, date):
            return self._day(item) if role == Qt.ItemDataRole.DisplayRole else None
        if role == ROW_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts.message(shortened(item.what))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._texts.message(item.what)
        if role == LINE_ROLE:
            return self._line(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._texts.message(item.what)}, {self._line(item)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that change sets can be chosen, and headings not."""
        if index.isValid() and isinstance(self._items[index.row()], date):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether the log goes on."""
        return not parent.isValid() and self._before is not None and not self._is_waiting

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page."""
        if self.canFetchMore(parent) and self._before is not None:
            self._is_waiting = True
            self.more_wanted.emit(self._before)

    def _with_days(self, rows: Sequence[HistoryRow]) -> list[HistoryRow | date]:
        shown = self.change_sets if self._is_waiting else []
        day = shown[-1].moment.date() if shown else None
        items: list[HistoryRow | date] = []
        for row in rows:
            if row.moment.date() != day:
                day = row.moment.date()
                items.append(day)
            items.append(row)
        return items

    def _line(self, row: HistoryRow) -> str:
        key = "history.row_line_undone" if row.undone else "history.row_line"
        return self._texts(key, time=f"{row.moment:%H:%M}", analyst=row.analyst, count=row.row_count)

    def _day(self, day: date) -> str:
        age = (self._today - day).days
        if age in (0, 1):
            return self._texts("history.yesterday" if age else "history.today")
        chinese = self._texts.language.startswith("zh")
        locale = QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English)
        return locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
