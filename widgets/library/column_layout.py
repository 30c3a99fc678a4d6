"""Which columns the talk table has, in which order and how wide: by mouse, by menu, and as it was at the last start."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from analysis.presentation.talk_filter import COLUMNS, ColumnName, TalkSort
from widgets.common.texts import Texts

_WIDTHS: Mapping[ColumnName, int] = {
    "title": 340,
    "start": 132,
    "conference": 150,
    "code": 80,
    "track": 170,
    "type": 120,
    "room": 90,
    "speakers": 160,
    "status": 94,
    "tags": 136,
    "rating": 86,
    "others_rating": 72,
    "business_units": 150,
    "links": 88,
    "topics": 180,
    "authors": 130,
    "notes": 64,
    "highlights": 84,
    "warnings": 84,
}
_FIRST: tuple[ColumnName, ...] = ("title", "tags", "status", "links", "rating", "start")
_NARROWEST, _NARROWEST_TITLE, _WIDEST = 32, 280, 2_000
_TITLE = COLUMNS.index("title")


class ColumnLayout(QObject):
    """Looks after the header of one table; the title takes what width the others leave until somebody sets it."""

    sort_wanted = Signal(object)
    """A TalkSort that somebody asked for."""

    def __init__(self, texts: Texts, table: QTableView) -> None:
        super().__init__(table)
        self._texts = texts
        self._table = table
        self._sort = TalkSort()
        self._title_fills = True
        self._is_fitting = False
        self._set_up()
        self.reset()

    @property
    def _header(self) -> QHeaderView:
        """The table's header, asked for anew: Qt made it, so that Python would not notice should it be gone."""
        return self._table.horizontalHeader()

    @property
    def shown(self) -> tuple[ColumnName, ...]:
        """The columns that are shown, from the left."""
        places = (self._header.logicalIndex(place) for place in range(len(COLUMNS)))
        return tuple(COLUMNS[place] for place in places if not self._header.isSectionHidden(place))

    def visible(self, left: int, right: int) -> list[tuple[ColumnName, int, int]]:
        """Return the columns between two places of the viewport, each with its left end and its width."""
        header = self._header
        places = ((place, header.sectionViewportPosition(place)) for place in range(len(COLUMNS)))
        return [
            (COLUMNS[place], x, header.sectionSize(place))
            for place, x in places
            if not header.isSectionHidden(place) and x <= right and x + header.sectionSize(place) > left
        ]

    def show_sort(self, sort: TalkSort) -> None:
        """Mark the column that the table is sorted by."""
        self._sort = sort
        order = Qt.SortOrder.DescendingOrder if sort.descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(COLUMNS.index(sort.column), order)

    def reset(self) -> None:
        """Show the columns that most people want, in their usual order and widths."""
        rest = [name for name in COLUMNS if name not in _FIRST]
        self._arrange([(name, _WIDTHS[name], name in _FIRST) for name in (*_FIRST, *rest)])
        self._title_fills = True
        self.fit()

    def fit(self) -> None:
        """Give the title what the other columns leave."""
        if not self._title_fills:
            return
        others = self._header.length() - self._header.sectionSize(_TITLE)
        self._is_fitting = True
        self._header.resizeSection(_TITLE, max(_NARROWEST_TITLE, self._table.viewport().width() - others))
        self._is_fitting = False

    def columns_menu(self) -> QMenu:
        """Return a menu in which each column can be shown or hidden."""
        menu = QMenu(self._table)
        for name in COLUMNS:
            action = menu.addAction(self._texts(f"column.{name}"))
            action.setCheckable(True)
            action.setChecked(name in self.shown)
            action.setEnabled(name != "title")  # a row without it would be nothing to hold on to
            action.setData(name)
            action.toggled.connect(self._toggle)
        menu.addSeparator()
        menu.addAction(self._texts("library.reset_columns")).triggered.connect(self.reset)
        return menu

    def sort_menu(self) -> QMenu:
        """Return a menu in which the table's order can be chosen."""
        menu = QMenu(self._table)
        columns = QActionGroup(menu)
        for name in COLUMNS:
            self._choice(menu, columns, f"column.{name}", TalkSort(name, self._sort.descending))
        menu.addSeparator()
        directions = QActionGroup(menu)
        for key, descending in (("library.ascending", False), ("library.descending", True)):
            self._choice(menu, directions, key, TalkSort(self._sort.column, descending))
        return menu

    def popup(self, menu: QMenu) -> None:
        """Show a menu at the left end of the header."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(QPoint(0, self._header.height())))

    def saved_state(self) -> list[object]:
        """Return every column from the left: its name, its width (0: what is left over), whether it is shown."""
        found: list[object] = []
        for place in range(len(COLUMNS)):
            column = self._header.logicalIndex(place)
            is_hidden = self._header.isSectionHidden(column)
            if is_hidden:
                self._header.showSection(column)  # a hidden section has no size to ask for
            width = 0 if column == _TITLE and self._title_fills else self._header.sectionSize(column)
            self._header.setSectionHidden(column, is_hidden)
            found.append([COLUMNS[column], width, not is_hidden])
        return found

    def restore_state(self, state: object) -> None:
        """Take up what was saved; columns that are new since then come last."""
        found: dict[ColumnName, tuple[int, bool]] = {}
        for entry in state if isinstance(state, list) else ():
            match entry:
                case [str(name), int(width), bool(is_shown)] if name in COLUMNS:
                    found[COLUMNS[COLUMNS.index(name)]] = (width, is_shown)
        if not found:
            return
        self._title_fills = found.get("title", (0, True))[0] == 0
        missing = {name: (_WIDTHS[name], name == "title") for name in COLUMNS if name not in found}
        arranged = [(name, width, is_shown) for name, (width, is_shown) in (found | missing).items()]
        self._arrange(arranged)
        self.fit()

    def _set_up(self) -> None:
        header = self._header
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_for_columns)
        header.sectionClicked.connect(self._sort_by)
        header.sectionResized.connect(self._note_width)

    def _arrange(self, columns: list[tuple[ColumnName, int, bool]]) -> None:
        self._is_fitting = True
        for place, (name, width, is_shown) in enumerate(columns):
            column = COLUMNS.index(name)
            self._header.moveSection(self._header.visualIndex(column), place)
            self._header.setSectionHidden(column, not is_shown and name != "title")
            self._header.resizeSection(column, min(max(width, _NARROWEST), _WIDEST))
        self._is_fitting = False

    def _choice(self, menu: QMenu, group: QActionGroup, key: str, sort: TalkSort) -> QAction:
        action = menu.addAction(self._texts(key))
        action.setCheckable(True)
        action.setChecked(sort == self._sort)
        action.setActionGroup(group)
        action.triggered.connect(lambda: self.sort_wanted.emit(sort))
        return action

    def _toggle(self, is_shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._header.setSectionHidden(COLUMNS.index(action.data()), not is_shown)
            self.fit()

    def _ask_for_columns(self, place: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def _sort_by(self, column: int) -> None:
        name = COLUMNS[column]
        self.show_sort(self._sort)  # the answer marks the column; until then the old one is true
        self.sort_wanted.emit(TalkSort(name, name == self._sort.column and not self._sort.descending))

    def _note_width(self, column: int, _: int, __: int) -> None:
        if self._is_fitting:
            return
        if column == _TITLE:
            self._title_fills = False
        else:
            self.fit()
