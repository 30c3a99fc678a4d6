"""The table of what comes in with a file, and above it the states to show."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from analysis.presentation.import_preview import STATES, FilePreview
from widgets.common.chips import chip_size, paint_chip
from widgets.common.texts import Texts
from widgets.common.theme import theme_of
from widgets.importing.item_model import GROUP, LABEL, LINE, REASON, STATE, STATE_ROLE, TITLE, ItemModel

_COLOURS = {"new": "green", "joins": "blue", "changed": "amber", "withdrawn": "red", "unchanged": "grey"}
_WIDTHS = {STATE: 106, LABEL: 76, GROUP: 130, REASON: 200, LINE: 52}


class ItemTable(QWidget):
    """Enter or a double click on an item asks for its place in the text."""

    line_wanted = Signal(int)
    """The line of the file, counted from 1."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._file: FilePreview | None = None
        self.model = ItemModel(texts, self)
        self.table = _table(self)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(STATE, _StateDelegate(self.table))
        self.table.activated.connect(lambda index: self._go(index.row()))
        self._filters = {state: self._filter(state) for state in STATES}
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in self._filters.values():
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        self._lay_out_columns()
        texts.follow(self.retranslate)

    def show_file(self, file: FilePreview) -> None:
        """Show what comes in with another file, or with the same one as it is now; chosen states stay chosen."""
        self._file = file
        self._label_filters()
        self._show_rows()

    def retranslate(self) -> None:
        """Say everything in the language in use."""
        self.table.setAccessibleName(self._texts("import_preview.tab.items"))
        self._label_filters()

    def _filter(self, state: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setObjectName(f"show-{state}")
        button.toggled.connect(self._show_rows)
        return button

    def _label_filters(self) -> None:
        counts = self._file.states() if self._file else {}
        for state, button in self._filters.items():
            count = counts.get(state, 0)
            name = self._texts(f"import_preview.state.{state}")
            button.setText(self._texts("import_preview.filter", state=name, count=count))
            if not count:
                button.setChecked(False)
            button.setVisible(bool(count))

    def _show_rows(self) -> None:
        chosen = [state for state, button in self._filters.items() if button.isChecked()]
        rows = self._file.rows if self._file else ()
        self.model.show_rows(rows, chosen)
        self.table.setColumnHidden(LABEL, not any(row.label for row in rows))
        self.table.setColumnHidden(GROUP, not any(row.group for row in rows))
        self.table.setColumnHidden(REASON, not any(row.reason for row in rows))

    def _go(self, row: int) -> None:
        line = self.model.line(row)
        if line:
            self.line_wanted.emit(line)

    def _lay_out_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)


class _StateDelegate(QStyledItemDelegate):
    """Paints a state as a chip with its word."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the cell's ground as any other, and the chip on it."""
        view = option.widget
        box: QRect = option.rect
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        view.style().drawControl(view.style().ControlElement.CE_ItemViewItem, bare, painter, view)
        text = str(index.data())
        size = chip_size(text, painter.fontMetrics())
        place = QRect(box.left() + 6, box.center().y() - size.height() // 2, size.width(), size.height())
        paint_chip(painter, place, text, _COLOURS[str(index.data(STATE_ROLE))], theme_of(view))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of the chip with some air."""
        metrics = option.fontMetrics
        return chip_size(str(index.data()), metrics) + QSize(12, 8)


def _table(parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
