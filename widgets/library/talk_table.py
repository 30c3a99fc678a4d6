"""The table of talks: which is current, which are chosen, and what keys do there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from analysis.presentation.talk_filter import COLUMNS
from widgets.common.texts import Texts
from widgets.common.theme import theme_of
from widgets.library.column_layout import ColumnLayout
from widgets.library.talk_delegate import TalkDelegate
from widgets.library.talk_table_model import TalkTableModel

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection

_FLAGS = QItemSelectionModel.SelectionFlag
_WHOLE_ROW = _FLAGS.ClearAndSelect | _FLAGS.Rows


class TalkTable(QTableView):
    """Shows a selection of talks and says which of them are current and chosen."""

    talk_selected = Signal(str)
    """The current talk is another one; empty where there is none."""
    selection_changed = Signal(tuple)
    """The ids of the chosen talks, in the order of the table."""
    talk_opened = Signal(str)
    """Somebody wants to read the current talk."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._model = TalkTableModel(texts, self)
        self._delegate = TalkDelegate(self._model, self)
        self._is_settling = False
        self._told: tuple[str, tuple[str, ...]] = ("", ())
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.columns = ColumnLayout(texts, self)
        self._set_up()
        self.doubleClicked.connect(self.open_current)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self._tell)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the table's name in the language in use."""
        self.setAccessibleName(self._texts("library.table"))

    def show_selection(self, selection: TalkSelection) -> None:
        """Show talks; the current and the chosen ones stay so where they are still shown."""
        before = self._model.selection
        chosen, current, row = self.chosen_ids(), self.current_id(), self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._is_settling = True
        if self._model.show(selection):
            is_same_view = before is not None and before.view == selection.view
            place = selection.row_of(current)
            if place < 0 and is_same_view and row >= 0:  # the talk has left the view: go on with the next one
                place = min(row, len(selection.order) - 1)
            self._choose(selection, chosen, place)
            self._scroll_back(place, top if is_same_view else -1)
        self.columns.show_sort(selection.view.sort)
        self._is_settling = False
        self._tell()

    def current_id(self) -> str:
        """Return the id of the current talk, empty where there is none."""
        row = self.currentIndex().row()
        return self._model.talk_at(row).id if 0 <= row < self._model.rowCount() else ""

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen talks, in the order of the table."""
        rows: set[int] = set()
        spans = self.selectionModel().selection()
        for span in map(spans.at, range(spans.count())):
            rows.update(range(span.top(), span.bottom() + 1))
        return tuple(self._model.talk_at(row).id for row in sorted(rows))

    def choose(self, talk_id: str) -> bool:
        """Make a talk the current one and the only one chosen, and say whether it is shown."""
        row = -1 if self._model.selection is None else self._model.selection.row_of(talk_id)
        if row >= 0:
            self._go_to(row)
        return row >= 0

    def step(self, rows: int) -> None:
        """Go on to the talk some rows further, or to the first one where none is current."""
        count = self._model.rowCount()
        if count:
            row = self.currentIndex().row()
            self._go_to(0 if row < 0 else max(0, min(count - 1, row + rows)))

    def open_current(self) -> None:
        """Say that somebody wants to read the current talk."""
        if self.current_id():
            self.talk_opened.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, go to the ends with Home and End; letters are no search, but may be shortcuts."""
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.open_current()
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            self.step(self._model.rowCount() * (1 if key == Qt.Key.Key_End else -1))
        elif plain and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint row by row.

        Qt's own way, cell by cell through style and model, takes two to three times as long; and in between it gives
        busy threads the interpreter some two hundred times a frame.
        """
        rows = range(max(self.rowAt(event.rect().top()), 0), self._last_row(event.rect().bottom()) + 1)
        columns = self.columns.visible(event.rect().left(), event.rect().right())
        if not rows or not columns:
            return
        self._delegate.prepare(self, theme_of(self))
        chosen, height = self.selectionModel(), self.verticalHeader().defaultSectionSize()
        painter = QPainter(self.viewport())
        for row in rows:
            is_selected = chosen.isSelected(self._model.index(row, 0))
            place = (self.rowViewportPosition(row), height)
            self._delegate.paint_row(painter, row, place, columns, is_selected=is_selected)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title fill the new width."""
        super().resizeEvent(event)
        self.columns.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take over another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._use_font()

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setProperty("role", "plain")
        self.verticalHeader().hide()
        self._use_font()

    def _use_font(self) -> None:
        if hasattr(self, "_delegate"):  # Qt tells of fonts while the table is still being made
            self._delegate.use_font(self.font())
            self.verticalHeader().setMinimumSectionSize(self._delegate.row_height())
            self.verticalHeader().setDefaultSectionSize(self._delegate.row_height())

    def _last_row(self, bottom: int) -> int:
        row = self.rowAt(bottom)
        return row if row >= 0 else self._model.rowCount() - 1

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, self._column())
        self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
        self.scrollTo(index)

    def _column(self) -> int:
        """Return a column that is shown: a current cell that is hidden cannot be seen to have the focus."""
        return COLUMNS.index(self.columns.shown[0])

    def _choose(self, selection: TalkSelection, chosen: Sequence[str], current: int) -> None:
        rows = sorted(row for row in map(selection.row_of, chosen) if row >= 0)
        if current >= 0 and not rows:
            rows = [current]
        spans = QItemSelection()
        last_column = len(COLUMNS) - 1
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                spans.select(self._model.index(rows[start], 0), self._model.index(row, last_column))
                start = place + 1
        model = self.selectionModel()
        model.select(spans, _FLAGS.ClearAndSelect)
        if current >= 0:
            model.setCurrentIndex(self._model.index(current, self._column()), _FLAGS.NoUpdate)

    def _scroll_back(self, current: int, top: int) -> None:
        """Show the same rows as before where `top` says which, else the current talk, else the first ones."""
        if top >= 0:
            self.verticalScrollBar().setValue(top)
        elif current >= 0:
            place = self._model.index(current, self._column())
            self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.scrollToTop()

    def _tell(self) -> None:
        if self._is_settling:
            return
        told, self._told = self._told, (self.current_id(), self.chosen_ids())
        if self._told[0] != told[0]:
            self.talk_selected.emit(self._told[0])
        if self._told[1] != told[1]:
            self.selection_changed.emit(self._told[1])
