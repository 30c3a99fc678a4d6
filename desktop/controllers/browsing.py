"""Browsing: the talk table kept true to the library, filters answered off the window's thread, saved views."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from analysis.presentation.talk_filter import NamedView, TalkView, view_from_json
from desktop.desk import Desk
from desktop.operations import browsing
from desktop.talk_list_keeper import TalkListKeeper
from storage.edits import ChangeSet
from storage.library import Library
from storage.messages import Message
from widgets.library.library_place import LibraryPlace

if TYPE_CHECKING:
    from analysis.presentation.talk_selection import TalkSelection

_TOPIC = "talk-list"
_VIEWS_TOPIC = "saved-views"
_DERIVED = "suggestion"
_VIEWS = "saved_view"


class BrowsingController(QObject):
    """Loads the list, reads changed talks again, answers filters, keeps views."""

    begun = Signal()
    """The table shows the talks that the list begins with; the others follow."""
    loaded = Signal()
    """The table shows the library's talks for the first time."""

    def __init__(self, desk: Desk, place: LibraryPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._keeper = TalkListKeeper(desk.analyst)
        self._shown: TalkSelection | None = None
        self._wanted = ""
        place.view_changed.connect(self._show_view)
        place.view_saved.connect(self._save_view)
        place.view_renamed.connect(self._rename_view)
        place.view_replaced.connect(self._replace_view)
        place.view_deleted.connect(self._delete_view)
        desk.bus.changed.connect(self._follow)
        desk.bus.recomputed.connect(self._follow_derived)
        desk.query(self._keeper.first, self._show_first)
        self._ask_for_views()

    def selected(self) -> tuple[str, ...]:
        """Return the ids of the chosen talks, in the order of the table."""
        return self._place.chosen_ids()

    def current(self) -> str:
        """Return the id of the current talk, empty where there is none."""
        return self._place.current_id()

    def show_talk(self, talk_id: str) -> None:
        """Make a talk the current one; a filter that hides it is cleared, and that is said."""
        self._wanted = talk_id
        if self._shown is None:
            return  # it is shown with the list
        if not self._shown.has(talk_id):  # it may have come in just now
            wanted = frozenset([talk_id])
            self._desk.query(lambda library: self._keeper.read_again(library, wanted), self._go_on)
        elif self._place.choose(talk_id):
            self._wanted = ""
        else:
            self._place.clear_filter()
            self._place.tell(Message("library.filter_cleared"))

    def reload(self) -> None:
        """Read every talk again."""
        self._desk.query(self._keeper.load, lambda _: self._show_view())

    def _show_first(self, selection: TalkSelection) -> None:
        if self._place.view == selection.view:  # no filter or order of before the restart is wanted
            self._place.show_selection(selection)
            self._place.tell(Message("library.loading"))
        self.begun.emit()
        self.reload()

    def _go_on(self, is_there: bool) -> None:
        if is_there:
            self._show_view()
        else:
            self._wanted = ""
            self._place.tell(Message("library.talk_gone"))

    def _show_view(self, view: TalkView | None = None) -> None:
        wanted = self._place.view if view is None else view
        self._desk.query(lambda _: self._keeper.show(wanted), self._show, topic=_TOPIC)

    def _show(self, selection: TalkSelection | None) -> None:
        if selection is None:
            return
        is_first, self._shown = self._shown is None, selection
        self._place.show_selection(selection)
        if self._wanted and selection.has(self._wanted):
            self.show_talk(self._wanted)
        if is_first:
            self._place.tell(None)
            self.loaded.emit()
            self._desk.query(lambda _: self._keeper.prepare(), lambda _: None)

    def _follow(self, change_set: ChangeSet, _initiator: object) -> None:
        self._desk.query(
            lambda library: self._keeper.update(library, change_set),
            lambda is_visible: self._show_view() if is_visible else None,
        )
        if any(row.table == _VIEWS for row in change_set.rows):
            self._ask_for_views()

    def _follow_derived(self, name: str) -> None:
        if name == _DERIVED:
            self.reload()

    def _ask_for_views(self) -> None:
        self._desk.query(_named_views, self._place.show_views, topic=_VIEWS_TOPIC)

    def _save_view(self, name: str) -> None:
        view, analyst = self._place.view, self._desk.analyst
        self._edit(lambda library: browsing.save_view(library, name, view, analyst=analyst))

    def _rename_view(self, view_id: str, name: str) -> None:
        analyst = self._desk.analyst
        self._edit(lambda library: browsing.rename_view(library, view_id, name, analyst=analyst))

    def _replace_view(self, view_id: str) -> None:
        view, analyst = self._place.view, self._desk.analyst
        self._edit(lambda library: browsing.replace_view(library, view_id, view, analyst=analyst))

    def _delete_view(self, view_id: str) -> None:
        analyst = self._desk.analyst
        self._edit(lambda library: browsing.delete_view(library, view_id, analyst=analyst))

    def _edit(self, operation: Callable[[Library], ChangeSet | None]) -> None:
        self._desk.edit(operation, initiator=self)


def _named_views(library: Library) -> list[NamedView]:
    return [
        NamedView(saved.id, saved.name, saved.analyst, view_from_json(saved.definition))
        for saved in library.saved_views.all()
    ]
