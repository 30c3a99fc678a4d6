"""The tree view of the tag manager: what is open and chosen stays so when the tags change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from analysis.presentation.tag_rows import TagRow
from widgets.common.texts import Texts
from widgets.tags.tag_painting import TagDelegate
from widgets.tags.tag_tree_model import Column, TagTreeModel


class TagTree(QTreeView):
    """Tags as a tree; digits on a tag ask for a key."""

    key_wanted = Signal(str, str)
    """A tag's id and the key for it, "" for none."""
    chosen_changed = Signal()
    """Other tags are selected, or the same ones say something else."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._closed: set[str] = set()
        self._wanted = ""
        self.tags = TagTreeModel(texts, self)
        self.setModel(self.tags)
        self.setItemDelegateForColumn(Column.NAME, TagDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column in (Column.KEY, Column.OWN, Column.TOTAL):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.collapsed.connect(lambda index: self._note(index, closed=True))
        self.expanded.connect(lambda index: self._note(index, closed=False))
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.setAccessibleName(self._texts("tag.tree"))

    def show_rows(self, rows: Sequence[TagRow], *, open_all: bool = False) -> None:
        """Show these tags; what was open, current and selected stays so where it is still there."""
        current = self.current_id()
        chosen = self.chosen_ids()
        self.tags.show_rows(rows)
        for row in rows:
            index = self.tags.index_of(row.id)
            wanted = open_all or row.id not in self._closed
            if self.isExpanded(index) != wanted:
                self.blockSignals(True)  # this is not somebody opening or closing it
                self.setExpanded(index, wanted)
                self.blockSignals(False)
        self._choose(self._wanted or current, chosen)
        self.chosen_changed.emit()

    def current_id(self) -> str:
        """Return the id of the current tag, empty for none."""
        row = self.tags.row_at(self.currentIndex())
        return row.id if row else ""

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the selected tags in the order of the tree."""
        chosen = {row.id for index in self.selectionModel().selectedRows() if (row := self.tags.row_at(index))}
        return tuple(row.id for row in self.tags.rows if row.id in chosen)

    def go_to(self, tag_id: str) -> None:
        """Select a tag, now or as soon as it is shown."""
        self._wanted = tag_id
        self._choose(tag_id, ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit ask for a key, nought for none; the rest is the tree's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.text() and event.text() in "0123456789" and self.current_id():
            self.key_wanted.emit(self.current_id(), event.text().replace("0", ""))
            return
        super().keyPressEvent(event)

    def _choose(self, current: str, chosen: Sequence[str]) -> None:
        index = self.tags.index_of(current)
        flags = QItemSelectionModel.SelectionFlag
        if not index.isValid():
            if not self.currentIndex().isValid() and self.tags.rowCount():
                self.selectionModel().setCurrentIndex(self.tags.index(0, 0), flags.ClearAndSelect | flags.Rows)
            return
        if current == self._wanted:
            self._wanted = ""
            chosen = (current,)
        self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().clearSelection()
        for tag_id in chosen or (current,):
            found = self.tags.index_of(tag_id)
            if found.isValid():
                self.selectionModel().select(found, flags.Select | flags.Rows)
        self.scrollTo(index)

    def _note(self, index: object, *, closed: bool) -> None:
        row = self.tags.row_at(index)  # type: ignore[arg-type] # what the view's signals carry
        if row is not None:
            (self._closed.add if closed else self._closed.discard)(row.id)
