"""The history panel: who changed what and when, what a change did, and a button that takes it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.history_rows import HistoryDetails, HistoryFilter, HistoryPage, HistoryRow
from widgets.common.empty_state import EmptyState
from widgets.common.icons import icon
from widgets.common.texts import Texts
from widgets.history.history_delegate import HistoryDelegate
from widgets.history.history_details import HistoryDetailsView
from widgets.history.history_model import ROW_ROLE, HistoryModel

_PAUSE = 150
"""Milliseconds after a keystroke in the filter before the log is read."""

_KINDS = ("", "edit", "import", "undo", "redo")


class HistoryPanel(QWidget):
    """Shows pages of the log and asks for more, for details, and for a change to be taken back."""

    filter_changed = Signal(object)
    """The HistoryFilter to show from now on."""
    more_wanted = Signal(int)
    """The number below which the next page begins."""
    details_wanted = Signal(object)
    """The HistoryRow that somebody looks at."""
    revert_wanted = Signal(object, bool)
    """The HistoryRow to take back, and whether what carries marks is to be kept."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._analysts: tuple[str, ...] = ()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.analyst = QComboBox()
        self.analyst.addItem("", "")
        self.kind = QComboBox()
        for kind in _KINDS:
            self.kind.addItem("", kind)
        self.model = HistoryModel(texts, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(HistoryDelegate(self.view))
        self.view.setProperty("role", "plain")
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.details = HistoryDetailsView(texts)
        self._empty = EmptyState(texts, "history.empty_title", "history.empty_hint")
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell_filter)
        self.field.textChanged.connect(self._pause.start)
        self.analyst.currentIndexChanged.connect(self._tell_filter)
        self.kind.currentIndexChanged.connect(self._tell_filter)
        self.model.more_wanted.connect(self.more_wanted)
        self.view.selectionModel().currentChanged.connect(self._look_at)
        self.details.revert_wanted.connect(self.revert_wanted)
        texts.follow(self.retranslate)

    @property
    def wanted(self) -> HistoryFilter:
        """What the filter asks for."""
        return HistoryFilter(self.analyst.currentData() or "", self.kind.currentData() or "", self.field.text().strip())

    def show_analysts(self, names: Sequence[str]) -> None:
        """Offer everybody who ever changed something; who is chosen stays so."""
        if tuple(names) == self._analysts:
            return
        self._analysts = tuple(names)
        chosen = self.analyst.currentData()
        self.analyst.blockSignals(True)
        while self.analyst.count() > 1:
            self.analyst.removeItem(1)
        for name in names:
            self.analyst.addItem(name, name)
        self.analyst.setCurrentIndex(max(self.analyst.findData(chosen), 0))
        self.analyst.blockSignals(False)

    def show_page(self, page: HistoryPage) -> None:
        """Show the newest page; the change set that is looked at stays so, and as far down the panel."""
        looked_at = self.current_row()
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_page(page)
        row = self.model.row_of(looked_at.seq) if looked_at else -1
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            bar = self.view.verticalScrollBar()
            bar.setValue(scrolled)
            if bar.value() == bar.maximum():  # the view asks for more only when it is scrolled
                self.model.fetchMore(QModelIndex())
        elif page.rows:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(page.rows[0].seq)))
        else:
            self.details.show_nothing()
        self._go_on(page)
        if page.rows or page.before is not None:
            self._stack.setCurrentIndex(0)
        else:
            found = "empty" if self.wanted == HistoryFilter() else "none_found"
            self._empty.say(f"history.{found}_title", f"history.{found}_hint")
            self._stack.setCurrentIndex(1)

    def add_page(self, page: HistoryPage) -> None:
        """Show the next page below."""
        was_empty = not self.model.change_sets
        self.model.add_page(page)
        if was_empty and page.rows:
            self.view.setCurrentIndex(self.model.index(self.model.row_of(page.rows[0].seq)))
        self._go_on(page)
        if not self.model.change_sets and page.before is None:
            self.show_page(page)

    def show_details(self, details: HistoryDetails) -> None:
        """Show what the change set did that somebody looks at."""
        row = self.current_row()
        if row is not None and row.seq == details.seq:
            self.details.show_details(row, details)

    def current_row(self) -> HistoryRow | None:
        """Return the change set that somebody looks at, or None."""
        row = self.view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, HistoryRow) else None

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("history.panel"))
        self.view.setAccessibleName(self._texts("history.panel"))
        self.field.setPlaceholderText(self._texts("history.filter_text"))
        self.field.setAccessibleName(self._texts("history.filter_text"))
        self.analyst.setAccessibleName(self._texts("history.filter_analyst"))
        self.kind.setAccessibleName(self._texts("history.filter_kind"))
        self.analyst.setItemText(0, self._texts("history.everybody"))
        for number, kind in enumerate(_KINDS):
            self.kind.setItemText(number, self._texts(f"history.kind_{kind}" if kind else "history.every_kind"))

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(6)
        choices.addWidget(self.analyst, 1)
        choices.addWidget(self.kind, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._stack)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 1)
        parts.setSizes([460, 260])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addLayout(choices)
        layout.addWidget(parts, 1)
        self.setMinimumWidth(280)

    def _go_on(self, page: HistoryPage) -> None:
        """Ask for the next page at once where a filter found nothing on this one: a view without rows never asks."""
        if not page.rows:
            self.model.fetchMore(QModelIndex())

    def _tell_filter(self) -> None:
        self._pause.stop()
        self.filter_changed.emit(self.wanted)

    def _look_at(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, HistoryRow):
            if self.details.shown_seq != row.seq:
                self.details.wait()
            self.details_wanted.emit(row)
        else:
            self.details.show_nothing()
