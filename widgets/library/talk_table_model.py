"""The talks of a selection as an item model: rows and texts of a snapshot, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.talk_filter import COLUMNS, STATUSES, ColumnName
from widgets.common.texts import Texts

if TYPE_CHECKING:
    from analysis.presentation.talk_list import TalkListRow
    from analysis.presentation.talk_selection import TalkSelection

Index = QModelIndex | QPersistentModelIndex

_BETWEEN = ", "
_DATE, _TIME_END = 10, 16
_NUMBERS: frozenset[ColumnName] = frozenset({"notes", "highlights", "warnings", "others_rating"})
_ALIGNED = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


class TalkTableModel(QAbstractTableModel):
    """One row per talk that is shown, one column per `ColumnName`."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._selection: TalkSelection | None = None
        self._statuses: dict[str, str] = {}
        self._cells: Mapping[ColumnName, Callable[[TalkListRow], str]] = {
            **_CELLS,
            "status": lambda talk: self._statuses[talk.status],
            "links": self._links,
        }
        texts.follow(self.retranslate)

    @property
    def selection(self) -> TalkSelection | None:
        """What is shown, None before anything is."""
        return self._selection

    def show(self, selection: TalkSelection) -> bool:
        """Show a selection and say whether its rows are other talks, or in another order, than before."""
        before = self._selection
        if before is not None and before.talks.places is selection.talks.places and before.order == selection.order:
            self._selection = selection
            if selection.order:
                self.dataChanged.emit(self.index(0, 0), self.index(len(selection.order) - 1, len(COLUMNS) - 1))
            return False
        self.beginResetModel()
        self._selection = selection
        self.endResetModel()
        return True

    def talk_at(self, row: int) -> TalkListRow:
        """Return the talk of a row; IndexError where there is none."""
        if self._selection is None:
            raise IndexError(row)
        return self._selection.talks.talks[self._selection.order[row]]

    def text_of(self, talk: TalkListRow, column: ColumnName) -> str:
        """Return what a cell says."""
        return self._cells[column](talk)

    def retranslate(self) -> None:
        """Say headers and words in the language in use."""
        self._statuses = {status: self._texts(f"status.{status}") for status in STATUSES}
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many talks are shown."""
        if self._selection is None or (parent is not None and parent.isValid()):
            return 0
        return len(self._selection.order)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are, hidden ones included."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - what Qt asks for depends on the role
        """Return what a cell says, shows when pointed at, or has read out."""
        if role not in (_DISPLAY, _TOOL_TIP, _SPOKEN, _ALIGNMENT) or not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == _ALIGNMENT:
            return _ALIGNED if column in _NUMBERS else None
        talk = self.talk_at(index.row())
        if role == _TOOL_TIP:
            return self._tool_tip(talk, column)
        text = self.text_of(talk, column)
        return f"{self._texts(f'column.{column}')}: {text}" if role == _SPOKEN and text else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - as data
        """Return a column's name."""
        if orientation == Qt.Orientation.Horizontal and role in (_DISPLAY, _TOOL_TIP) and section < len(COLUMNS):
            return self._texts(f"column.{COLUMNS[section]}")
        return None

    def _tool_tip(self, talk: TalkListRow, column: ColumnName) -> str:
        if column == "title":
            return "\n".join((talk.title, *talk.other_titles))
        if column == "start":
            return until(talk)
        return self.text_of(talk, column)

    def _links(self, talk: TalkListRow) -> str:
        if not talk.links:
            return ""
        return self._texts("library.links", count=talk.links, score=f"{talk.best_score:.2f}")


def when(talk: TalkListRow) -> str:
    """Return when a talk begins, as its conference's clock shows it."""
    return f"{talk.start[:_DATE]} {talk.start[_DATE + 1 : _TIME_END]}".rstrip()


def until(talk: TalkListRow) -> str:
    """Return when a talk begins and ends."""
    end = talk.end[_DATE + 1 : _TIME_END]
    return f"{when(talk)}–{end}" if end and len(talk.start) > _DATE else when(talk)


def _track(talk: TalkListRow) -> str:
    return " · ".join(filter(None, (talk.track, talk.subtrack)))


def _number(value: int) -> str:
    return str(value) if value else ""


_CELLS: Mapping[ColumnName, Callable[[TalkListRow], str]] = {
    "title": lambda talk: talk.title,
    "start": when,
    "conference": lambda talk: talk.conference.name,
    "code": lambda talk: talk.code,
    "track": _track,
    "type": lambda talk: talk.session_type,
    "room": lambda talk: talk.room,
    "speakers": lambda talk: _BETWEEN.join(talk.speakers),
    "tags": lambda talk: _BETWEEN.join([tag.name for tag in talk.tags]),
    "rating": lambda talk: "★" * talk.rating,
    "others_rating": lambda talk: f"{talk.others_rating:.1f}" if talk.others_rating else "",
    "business_units": lambda talk: _BETWEEN.join([unit.name for unit in talk.business_units]),
    "topics": lambda talk: _BETWEEN.join(talk.topics),
    "authors": lambda talk: _BETWEEN.join(talk.authors),
    "notes": lambda talk: _number(talk.notes),
    "highlights": lambda talk: _number(talk.highlights),
    "warnings": lambda talk: _number(talk.warnings),
}
