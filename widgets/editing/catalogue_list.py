"""One tree of the catalogue with what can be done in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.catalogue_rows import CatalogueRow
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.texts import Texts
from widgets.editing.catalogue_model import IS_HIDDEN, KIND, ROW_ID, CatalogueModel

_ICONS = {
    "add_business_unit": "mdi6.domain-plus",
    "add_focus_area": "mdi6.target-variant",
    "add_challenge": "mdi6.plus",
    "add_conference": "mdi6.calendar-plus",
    "add_talk": "mdi6.plus",
}


class CatalogueList(QWidget):
    """A tree and buttons: add, edit, archive, bring back; archived lines are shown when somebody asks for them."""

    add_wanted = Signal(str, str, str)
    """Kind of what is to be added, and kind and id of the line that is chosen, both empty for none."""
    edit_wanted = Signal(str, str)
    archive_wanted = Signal(str, str)
    bring_back_wanted = Signal(str, str)

    def __init__(self, texts: Texts, name: str, added: Sequence[str], parent: QWidget | None = None) -> None:
        """`name` begins the keys of the tree's texts, `added` are the kinds that can be added, the lowest last."""
        super().__init__(parent)
        self._texts = texts
        self._name = name
        self.model = CatalogueModel(texts, f"catalogue.{name}", self)
        self._shown = _Shown(self)
        self._shown.setSourceModel(self.model)
        self.tree = _Tree()
        self.tree.setModel(self._shown)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.show_archived = QCheckBox()
        self.show_archived.toggled.connect(self._show_archived)
        self._adds = [self._adding(kind) for kind in added]
        self._edit = add_command(self, texts, "catalogue.edit", self.edit, shortcut="F2", icon="mdi6.pencil-outline")
        self._archive = add_command(
            self, texts, "catalogue.archive", self.archive, shortcut="Delete", icon="mdi6.archive-arrow-down-outline"
        )
        self._bring_back = add_command(
            self, texts, "catalogue.bring_back", self.bring_back, icon="mdi6.archive-arrow-up-outline"
        )
        self._lay_out()
        self.tree.opened.connect(self.edit)
        self.tree.selectionModel().currentChanged.connect(self._offer)
        self._shown.modelReset.connect(self._after_reset)
        self._after_reset()
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.show_archived.setText(self._texts("catalogue.show_archived"))
        self.tree.setAccessibleName(self._texts(f"catalogue.{self._name}"))

    def show_rows(self, rows: Sequence[CatalogueRow]) -> None:
        """Show other lines; what is chosen stays chosen, and what is open stays open."""
        chosen, opened = self.chosen(), self._opened()
        if not self.model.show_rows(rows):
            return
        for kind, row_id in opened:
            self.tree.expand(self._place(kind, row_id))
        self.choose(*chosen)

    def chosen(self) -> tuple[str, str]:
        """Return kind and id of the line that is chosen, both empty for none."""
        current = self.tree.currentIndex()
        return (current.data(KIND), current.data(ROW_ID)) if current.isValid() else ("", "")

    def choose(self, kind: str, row_id: str) -> None:
        """Choose a line, if it is shown; else the first one."""
        place = self._place(kind, row_id)
        self.tree.setCurrentIndex(place if place.isValid() else self._shown.index(0, 0))
        self._offer()

    def edit(self) -> None:
        """Ask for the form of what is chosen."""
        if self._edit.isEnabled():
            self.edit_wanted.emit(*self.chosen())

    def archive(self) -> None:
        """Ask to archive what is chosen."""
        self.archive_wanted.emit(*self.chosen())

    def bring_back(self) -> None:
        """Ask to bring back what is chosen."""
        self.bring_back_wanted.emit(*self.chosen())

    def _adding(self, kind: str) -> QAction:
        return add_command(
            self,
            self._texts,
            f"catalogue.add_{kind}",
            lambda: self.add_wanted.emit(kind, *self.chosen()),
            icon=_ICONS[f"add_{kind}"],
        )

    def _offer(self) -> None:
        """Offer what can be done with the line that is chosen."""
        current = self.tree.currentIndex()
        is_hidden = bool(current.data(IS_HIDDEN))
        self._edit.setEnabled(current.isValid())
        self._archive.setEnabled(current.isValid() and not is_hidden)
        self._bring_back.setEnabled(current.isValid() and is_hidden)

    def _show_archived(self, shown: bool) -> None:
        chosen, opened = self.chosen(), self._opened()
        self._shown.show_archived(shown)
        for kind, row_id in opened:
            self.tree.expand(self._place(kind, row_id))
        self.choose(*chosen)
        self._after_reset()

    def _after_reset(self) -> None:
        is_empty = self._shown.rowCount() == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        if not is_empty:
            self.tree.expandToDepth(0)
        self._offer()

    def _opened(self) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        pending = [self._shown.index(row, 0) for row in range(self._shown.rowCount())]
        while pending:
            place = pending.pop()
            if self.tree.isExpanded(place):
                found.append((place.data(KIND), place.data(ROW_ID)))
                pending.extend(self._shown.index(row, 0, place) for row in range(self._shown.rowCount(place)))
        return found

    def _place(self, kind: str, row_id: str) -> QModelIndex:
        return self._shown.mapFromSource(self.model.place_of(kind, row_id))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for action in (*self._adds, None, self._edit, self._archive, self._bring_back):
            if action is None:
                buttons.addStretch()
            else:
                buttons.addWidget(_Button(action, self._texts))
        empty = EmptyState(
            self._texts, f"catalogue.no_{self._name}", f"catalogue.no_{self._name}_hint", self._adds[-1:]
        )
        self._stack = QStackedLayout()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(buttons)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.show_archived)


class _Shown(QSortFilterProxyModel):
    """The lines that are shown: archived ones, and all below them, only when somebody asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all = False

    def show_archived(self, shown: bool) -> None:
        """Show archived lines too, or no longer."""
        self.beginResetModel()
        self._all = shown
        self.endResetModel()

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Say whether a line is shown."""
        return self._all or not self.sourceModel().index(source_row, 0, source_parent).data(IS_HIDDEN)


class _Tree(QTreeView):
    """A tree in which Return opens the form of a line."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)


class _Button(QPushButton):
    """A button that says what an action says and does it."""

    def __init__(self, action: QAction, texts: Texts) -> None:
        super().__init__()
        self._action = action
        self.setAutoDefault(False)
        self.clicked.connect(action.trigger)
        action.changed.connect(self.take_over)
        texts.follow(self.take_over)

    def take_over(self) -> None:
        """Show what the action shows now."""
        self.setText(self._action.text())
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
