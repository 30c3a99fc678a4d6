"""The Library place: facets, talks, and the reader of the current talk, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from analysis.presentation.talk_filter import (
    FACETS,
    NamedView,
    TalkFilter,
    TalkSort,
    TalkView,
    view_from_plain,
)
from widgets.common.commands import add_command
from widgets.common.empty_state import EmptyState
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.library.facet_panel import FacetPanel
from widgets.library.filter_bar import FilterBar
from widgets.library.talk_table import TalkTable

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection
    from storage.messages import Message

_SIZES = (228, 732, 480)
_STARS = range(6)


class LibraryPlace(Place):
    """Shows selections of talks and says what somebody wants to see, choose, tag, rate and keep."""

    talk_selected = Signal(str)
    """The current talk is another one; empty where there is none."""
    selection_changed = Signal(tuple)
    """The ids of the chosen talks, in the order of the table."""
    view_changed = Signal(object)
    """The TalkView (filter and order) that somebody wants to see."""
    talk_opened = Signal(str)
    """Somebody goes on to read a talk."""
    rating_key_pressed = Signal(int)
    """0 to 5 stars for the chosen talks."""
    view_saved = Signal(str)
    """Keep what is shown under a name."""
    view_renamed = Signal(str, str)
    """Give the saved view of an id another name."""
    view_replaced = Signal(str)
    """Let the saved view of an id be what is shown."""
    view_deleted = Signal(str)
    """Forget the saved view of an id."""

    def __init__(
        self, texts: Texts, reader: QWidget, actions: Sequence[QAction] = (), parent: QWidget | None = None
    ) -> None:
        """Put the place together around a reader; `actions` are what an empty library offers to do."""
        super().__init__(texts, parent)
        self._view = TalkView()
        self._wanted_talk = ""
        self.reader = reader
        self.bar = FilterBar(texts)
        self.facets = FacetPanel(texts)
        self.table = TalkTable(texts)
        self._nothing_found = EmptyState(texts, "library.nothing_title", "library.nothing_hint", self._clear_actions())
        self._pages = QStackedWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._whole = QStackedWidget()
        self._empty = EmptyState(texts, "library.empty_title", "library.empty_hint", actions)
        self._lay_out()
        self._add_commands()
        self._connect()

    @property
    def view(self) -> TalkView:
        """The filter and the order that are wanted; what is shown may still follow."""
        return self._view

    def show_selection(self, selection: TalkSelection) -> None:
        """Show talks; those that were current or chosen stay so where they are still shown."""
        self.table.show_selection(selection)
        self.facets.show_selection(selection)
        self.bar.show_selection(selection)
        self._pages.setCurrentWidget(self.table if selection.order else self._nothing_found)
        self._whole.setCurrentWidget(self._splitter if len(selection.talks) else self._empty)
        if self._wanted_talk and self.choose(self._wanted_talk):
            self._wanted_talk = ""

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer what somebody may begin with in an empty library."""
        self._empty.offer(actions)

    def show_views(self, views: Sequence[NamedView]) -> None:
        """Offer saved views."""
        self.bar.views.show_views(views)

    def tell(self, message: Message | None) -> None:
        """Say something about what is shown."""
        self.bar.tell(message)

    def use_view(self, view: TalkView) -> None:
        """Ask for another filter and order, as if somebody had chosen them."""
        self.bar.show_text(view.filter.text)
        self._want(view)

    def clear_filter(self) -> None:
        """Ask for all talks."""
        self.use_view(TalkView(TalkFilter(), self._view.sort))

    def choose(self, talk_id: str) -> bool:
        """Make a talk the current one, and say whether it is shown."""
        return self.table.choose(talk_id)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen talks, in the order of the table."""
        return self.table.chosen_ids()

    def current_id(self) -> str:
        """Return the id of the current talk, empty where there is none."""
        return self.table.current_id()

    def saved_state(self) -> dict[str, object]:
        """Return filter, order, columns, facets, widths and the current talk."""
        return {
            "view": self._view.to_plain(),
            "columns": self.table.columns.saved_state(),
            "facets": self.facets.saved_state(),
            "facets_shown": not self.facets.isHidden(),
            "sizes": self._splitter.sizes(),
            "talk": self.current_id() or self._wanted_talk,
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was saved, as far as it is there and makes sense."""
        self.table.columns.restore_state(state.get("columns"))
        facets = state.get("facets")
        self.facets.restore_state(facets if isinstance(facets, Mapping) else {})
        self.facets.setVisible(state.get("facets_shown") is not False)
        sizes = state.get("sizes")
        if isinstance(sizes, list) and len(sizes) == len(_SIZES) and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        talk = state.get("talk")
        self._wanted_talk = talk if isinstance(talk, str) else ""
        self.use_view(view_from_plain(state.get("view")))

    def take_focus(self) -> None:
        """Put the keyboard on the talks."""
        self.table.setFocus()

    def _want(self, view: TalkView) -> None:
        self.tell(None)
        if view != self._view:
            self._view = view
            self.view_changed.emit(view)

    def _want_filter(self, wanted: TalkFilter) -> None:
        self._want(TalkView(wanted, self._view.sort))

    def _want_sort(self, sort: TalkSort) -> None:
        self._want(TalkView(self._view.filter, sort))

    def _toggle(self, facet: str, value: str, is_excluding: bool) -> None:
        name = FACETS[FACETS.index(facet)]
        self._want_filter(self._view.filter.toggled(name, value, exclude=is_excluding))

    def _clear_facets(self) -> None:
        self._want_filter(TalkFilter(self._view.filter.text))

    def _open_reader(self, talk_id: str) -> None:
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
        self.talk_opened.emit(talk_id)

    def _go_to_talks(self) -> None:
        self.table.setFocus()
        if not self.current_id():
            self.table.step(0)

    def _filter(self) -> None:
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def _turn_facets(self) -> None:
        self.facets.setVisible(self.facets.isHidden())

    def _show_columns(self) -> None:
        self.table.columns.popup(self.table.columns.columns_menu())

    def _show_orders(self) -> None:
        self.table.columns.popup(self.table.columns.sort_menu())

    def _clear_actions(self) -> list[QAction]:
        clear = add_command(
            self,
            self.texts,
            "command.clear_filter",
            self.clear_filter,
            shortcut="Ctrl+Shift+F",
            icon="mdi6.filter-off-outline",
        )
        return [clear]

    def _add_commands(self) -> None:
        for key, run, shortcut in (
            ("command.filter_talks", self._filter, "Ctrl+F"),
            ("command.next_talk", partial(self.table.step, 1), "J"),
            ("command.previous_talk", partial(self.table.step, -1), "K"),
            ("command.save_view", self.bar.views.ask_for_name, "Ctrl+Shift+S"),
            ("command.choose_view", self.bar.views.open_menu, ""),
        ):
            add_command(self, self.texts, key, run, shortcut=shortcut)
        for key, run, shortcut, name in (
            ("command.sort_talks", self._show_orders, "Ctrl+Shift+O", "mdi6.sort"),
            ("command.choose_columns", self._show_columns, "", "mdi6.table-column"),
            ("command.show_facets", self._turn_facets, "Ctrl+Shift+B", "mdi6.filter-menu-outline"),
        ):
            self.bar.add_button(add_command(self, self.texts, key, run, shortcut=shortcut, icon=name))
        for stars in _STARS:
            self._add_key(f"Ctrl+Alt+{stars}", partial(self.rating_key_pressed.emit, stars))

    def _add_key(self, shortcut: str, run: partial[None]) -> None:
        """Add a key that is no command of its own."""
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: run())
        self.addAction(action)

    def _connect(self) -> None:
        self.table.talk_selected.connect(self.talk_selected)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.selection_changed.connect(lambda ids: self.bar.show_chosen(len(ids)))
        self.table.talk_opened.connect(self._open_reader)
        self.table.columns.sort_wanted.connect(self._want_sort)
        self.bar.text_changed.connect(lambda text: self._want_filter(self._view.filter.with_text(text)))
        self.bar.left.connect(self._go_to_talks)
        self.bar.values.value_toggled.connect(self._toggle)
        self.bar.values.cleared.connect(self._clear_facets)
        self.facets.value_toggled.connect(self._toggle)
        views = self.bar.views
        views.view_chosen.connect(self.use_view)
        views.view_saved.connect(self.view_saved)
        views.view_renamed.connect(self.view_renamed)
        views.view_replaced.connect(self.view_replaced)
        views.view_deleted.connect(self.view_deleted)

    def _lay_out(self) -> None:
        middle = QFrame()
        middle.setProperty("role", "panel")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing_found)
        column.addWidget(self._pages, 1)
        for widget in (self.facets, middle, self.reader):
            self._splitter.addWidget(widget)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes(list(_SIZES))
        self.facets.setMinimumWidth(180)
        middle.setMinimumWidth(360)
        self._whole.addWidget(self._splitter)
        self._whole.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._whole)
