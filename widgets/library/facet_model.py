"""The lines of the facet panel as an item model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from analysis.presentation.facet_rows import FacetRow, PanelState, facet_rows
from analysis.presentation.talk_filter import WITHOUT, FacetName
from widgets.common.texts import Texts

if TYPE_CHECKING:
    from analysis.presentation.facet_index import FacetValue
    from analysis.presentation.talk_selection import TalkSelection

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_CHECKED = int(Qt.ItemDataRole.CheckStateRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_STATES = {
    "": Qt.CheckState.Unchecked,
    "chosen": Qt.CheckState.Checked,
    "excluded": Qt.CheckState.PartiallyChecked,
}


def facet_label(texts: Texts, facet: FacetName, key: str, label: str) -> str:
    """Return how a value of a facet is called in the language in use."""
    if facet == "status" and key != WITHOUT:
        return texts(f"status.{key}")
    if key == WITHOUT:
        return texts(f"facet.without_{facet}")
    return label or texts("facet.unnamed" if facet == "conference" else "facet.gone")


class FacetModel(QAbstractListModel):
    """Groups, their values and "show all" as one list of lines."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._selection: TalkSelection | None = None
        self._rows: tuple[FacetRow, ...] = ()
        self._state = PanelState(closed=frozenset({"type", "topic", "author"}))
        texts.follow(self.retranslate)

    @property
    def state(self) -> PanelState:
        """What is open, and what is searched for."""
        return self._state

    def show(self, selection: TalkSelection) -> None:
        """Show the counts of a selection."""
        self._selection = selection
        self.retranslate()

    def use_state(self, state: PanelState) -> None:
        """Open and close, or search."""
        self._state = state
        self.retranslate()

    def retranslate(self) -> None:
        """Make the lines anew; where the same lines stay, only their numbers change."""
        rows: tuple[FacetRow, ...] = ()
        if self._selection is not None:
            rows = facet_rows(self._selection.counts, self._selection.view.filter, self._state, self._label)
        if [_identity(row) for row in rows] == [_identity(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, row: int) -> FacetRow | None:
        """Return a line, None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def find(self, wanted: FacetRow | None) -> int:
        """Return where the line is that stands for the same as another one, -1 where there is none."""
        if wanted is None:
            return -1
        places = (place for place, row in enumerate(self._rows) if _identity(row) == _identity(wanted))
        return next(places, -1)

    def title(self, facet: FacetName) -> str:
        """Return what a facet is called."""
        return self._texts(f"facet.{facet}")

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a line."""
        row = self.row_at(index.row())
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if row.kind == "value" else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:  # noqa: ANN401 - what Qt asks for depends on the role
        """Return what a line says, whether it is checked, and how it is read out."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role in (_DISPLAY, _TOOL_TIP):
            return self.text(row)
        if role == _CHECKED and row.kind == "value":
            return _STATES[row.choice]
        return self._spoken(row) if role == _SPOKEN else None

    def text(self, row: FacetRow) -> str:
        """Return what a line says."""
        if row.kind == "group":
            return self.title(row.facet)
        if row.kind == "value":
            return row.label
        return self._texts("facet.show_all", count=row.talks) if row.kind == "more" else self._texts("facet.show_fewer")

    def _spoken(self, row: FacetRow) -> str:
        text = self.text(row)
        if row.kind == "value":
            key = {"": "facet.spoken", "chosen": "facet.spoken_chosen", "excluded": "facet.spoken_excluded"}[row.choice]
            return self._texts(key, value=text, count=row.talks)
        if row.kind == "group":
            return self._texts("facet.spoken_open" if row.is_open else "facet.spoken_closed", group=text)
        return text

    def _label(self, facet: FacetName, value: FacetValue) -> str:
        return facet_label(self._texts, facet, value.key, value.label)


def _identity(row: FacetRow) -> tuple[object, ...]:
    return (row.kind, row.facet, row.key, row.depth)
