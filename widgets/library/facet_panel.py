"""The panel of facets: a search line above groups of values that can be chosen, or excluded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QMenu, QVBoxLayout, QWidget

from analysis.presentation.facet_rows import FacetRow
from analysis.presentation.talk_filter import FACETS, FacetName
from widgets.common.texts import Texts
from widgets.library.facet_delegate import FacetDelegate, arrow_span
from widgets.library.facet_model import FacetModel

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection


class FacetPanel(QWidget):
    """Shows the facets of a selection and says which value somebody picks."""

    value_toggled = Signal(str, str, bool)
    """A facet, the key of a value of it, and whether it is to be excluded rather than chosen."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._model = FacetModel(texts, self)
        self._search = QLineEdit()
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self.list = _FacetList(texts, self._model)
        self.list.acted_on.connect(self._act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        inset = QVBoxLayout()
        inset.setContentsMargins(8, 0, 8, 0)
        inset.addWidget(self._search)
        layout.addLayout(inset)
        layout.addWidget(self.list, 1)
        texts.follow(self.retranslate)

    def show_selection(self, selection: TalkSelection) -> None:
        """Show the values that talks have and how many they are."""
        self.list.keep_place(lambda: self._model.show(selection))

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self._search.setPlaceholderText(self._texts("facet.search"))
        self._search.setAccessibleName(self._texts("facet.search"))
        self.list.setAccessibleName(self._texts("facet.list"))

    def saved_state(self) -> dict[str, object]:
        """Return which groups are closed and which show everything."""
        state = self._model.state
        return {"closed": sorted(state.closed), "complete": sorted(state.complete)}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Close what was closed."""
        closed, complete = _facets(state.get("closed")), _facets(state.get("complete"))
        if closed is not None:
            self._model.use_state(replace(self._model.state, closed=closed, complete=complete or frozenset()))

    def _find(self, text: str) -> None:
        self._model.use_state(replace(self._model.state, search=text))

    def _act(self, row: FacetRow, action: str) -> None:
        if row.kind == "value" and action in ("toggle", "exclude"):
            self.value_toggled.emit(row.facet, row.key, action == "exclude")
        else:
            self._turn(row, action)

    def _turn(self, row: FacetRow, action: str) -> None:
        """Open or close a line; the arrow keys only do what is not done yet."""
        if (action, row.is_open) in (("open", True), ("close", False)):
            return
        state = self._model.state
        if row.kind == "group":
            state = replace(state, closed=state.closed ^ {row.facet})
        elif row.kind in ("more", "fewer"):
            state = replace(state, complete=state.complete ^ {row.facet})
        elif row.is_open is not None:
            state = replace(state, turned=state.turned ^ {(row.facet, row.key)})
        self.list.keep_place(lambda: self._model.use_state(state))


class _FacetList(QListView):
    """The lines; what is clicked or pressed on one is said as "toggle", "exclude", "open", "close" or "turn"."""

    acted_on = Signal(object, str)

    def __init__(self, texts: Texts, model: FacetModel) -> None:
        super().__init__()
        self._texts = texts
        self._model = model
        self.setModel(model)
        self.setItemDelegate(FacetDelegate(model, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)

    def keep_place(self, change: Callable[[], None]) -> None:
        """Make a change of the model and go back to the line that was current, and as far down as before."""
        current, top = self._model.row_at(self.currentIndex().row()), self.verticalScrollBar().value()
        change()
        place = self._model.find(current)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
        self.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space or Enter, exclude with Shift, open and close with the arrows."""
        row = self._model.row_at(self.currentIndex().row())
        action = _KEYS.get(Qt.Key(event.key()))
        if row is None or action is None:
            super().keyPressEvent(event)
        elif action == "toggle":
            is_excluding = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._act(row, "exclude" if is_excluding else "toggle")
        elif row.is_open is not None:
            self.acted_on.emit(row, action)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose or open what is clicked; Alt excludes."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._model.row_at(index.row())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        is_excluding = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if row.kind == "value" and row.is_open is not None and self._is_on_arrow(event, index, row):
            self.acted_on.emit(row, "turn")
        else:
            self._act(row, "exclude" if is_excluding else "toggle")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all lines under one hold of the interpreter."""
        super().paintEvent(event)

    def _act(self, row: FacetRow, action: str) -> None:
        self.acted_on.emit(row, action if row.kind == "value" else "turn")

    def _is_on_arrow(self, event: QMouseEvent, index: QModelIndex, row: FacetRow) -> bool:
        left, right = arrow_span(row.depth)
        return left <= event.position().x() - self.visualRect(index).x() < right

    def _offer(self, place: QPoint) -> None:
        row = self._model.row_at(self.indexAt(place).row())
        if row is None or row.kind != "value":
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, action in (("facet.only_with", "toggle"), ("facet.only_without", "exclude")):
            menu.addAction(self._texts(key)).triggered.connect(lambda _=False, a=action: self.acted_on.emit(row, a))
        menu.popup(self.viewport().mapToGlobal(place))


_KEYS = {
    Qt.Key.Key_Space: "toggle",
    Qt.Key.Key_Return: "toggle",
    Qt.Key.Key_Enter: "toggle",
    Qt.Key.Key_Right: "open",
    Qt.Key.Key_Left: "close",
}


def _facets(plain: object) -> frozenset[FacetName] | None:
    if not isinstance(plain, list):
        return None
    return frozenset(name for name in FACETS if name in plain)
