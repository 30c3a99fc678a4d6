"""An open library in the window: the five places, and the controllers that keep them true to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from analysis.presentation.talk_filter import TalkFilter
from desktop.controllers.browsing import BrowsingController
from desktop.desk import Desk
from desktop.place_makers import PLACE_MAKERS, MadePlace
from desktop.workspace_controllers import WorkspaceControllers
from widgets.common.commands import add_command
from widgets.common.holder import Holder
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.library.library_place import LibraryPlace
from widgets.shell.rail import PLACES
from widgets.tags.tag_keys import TagKeys

if TYPE_CHECKING:
    from widgets.reader.reader import Reader

_LIBRARY = PLACES[0]
_WITH_TALKS = (_LIBRARY, "capture")
"""The places in which talks are selected, so that the keys of tags have something to act on."""

_LONGEST_WAIT = 3_000
"""Milliseconds after which the rest of the workspace is made even if the talks have not come."""


class Workspace(QMainWindow):
    """Owns the places of one open library, with room for the history beside them.

    The library place stands at once. Everything else is made after its talks are shown, a piece at a time so that the
    window answers meanwhile, or as soon as it is asked for.
    """

    place_shown = Signal(str)
    """Another place is shown, by its id."""
    said = Signal(str)
    """What was done: a line for the status bar."""
    exported = Signal(object)
    """The file that was written."""
    completed = Signal()
    """Everything has been made: all commands are there."""

    def __init__(self, desk: Desk, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._desk = desk
        self._texts = texts
        self._holder = Holder()
        self.library = LibraryPlace(texts, self._holder)
        self.keys = TagKeys(texts)
        self.controllers = WorkspaceControllers(desk, self, texts, self.selected_talks)
        self._made: dict[str, MadePlace] = {}
        self._saved: Mapping[str, object] = {}
        self._saved_reader: object = None
        self._current = _LIBRARY
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._lay_out()
        self.browsing = BrowsingController(desk, self.library, self)
        self.library.talk_opened.connect(lambda _: self.reader.setFocus())
        self._waiting = deque(self._steps())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._make_next)
        self._next.start(_LONGEST_WAIT)
        self.browsing.loaded.connect(self._begin)

    @property
    def current(self) -> str:
        """The id of the place that is shown."""
        return self._current

    @cached_property
    def reader(self) -> Reader:
        """The reader beside the talks, made now if it has not been."""
        from desktop.controllers.reading import ReadingController
        from widgets.reader.reader import Reader

        reader = Reader(self._texts)
        self._holder.hold(reader)
        reader.restore_state(_mapping(self._saved_reader))
        reading = ReadingController(self._desk, reader, self)
        self.library.talk_selected.connect(reading.show)
        reader.intents.challenge.connect(self.show_challenge)
        reading.show(self.browsing.current())
        return reader

    @property
    def is_complete(self) -> bool:
        """Whether everything has been made."""
        return not self._waiting

    def place(self, name: str) -> Place:
        """Return a place, made now if it has not been."""
        return self.library if name == _LIBRARY else self._make_place(name).place

    def complete(self) -> None:
        """Make at once what has not been made yet."""
        while self._waiting:
            self._make_next()

    def show_place(self, name: str) -> None:
        """Show a place and put the keyboard there."""
        before, place = self._made.get(self._current), self.place(name)
        if before is not None and name != self._current:
            before.controller.leave()
        self._current = name
        self._stack.setCurrentWidget(place)
        if name in self._made:
            self._made[name].controller.enter()
        self.keys.setVisible(name in _WITH_TALKS)
        place.take_focus()
        self.place_shown.emit(name)

    def show_talk(self, talk_id: str) -> None:
        """Show a talk in the library place."""
        self.show_place(_LIBRARY)
        self.browsing.show_talk(talk_id)

    def show_challenge(self, challenge_id: str) -> None:
        """Show a challenge in the challenges place."""
        self.show_place("challenges")
        self.place("challenges").show_item(challenge_id)

    def show_tag(self, tag_id: str) -> None:
        """Show the talks that carry a tag in the library place."""
        self.show_place(_LIBRARY)
        self.library.use_view(replace(self.library.view, filter=TalkFilter().toggled("tag", tag_id)))

    def selected_talks(self) -> tuple[str, ...]:
        """Return the talks that a command is for: those chosen in the table, or the one that is written about."""
        if self._current == _LIBRARY:
            return self.browsing.selected()
        return self.place(self._current).selected_talks()

    def flush(self) -> None:
        """Hand over what is being typed at this moment."""
        if self._has_reader:
            self.reader.reports.flush()
        for made in self._made.values():
            made.place.flush()

    def saved_state(self) -> dict[str, object]:
        """Return what of the places survives a restart; of a place that was never made, what was saved before."""
        places = {**self._saved, _LIBRARY: self.library.saved_state()}
        places.update((name, made.place.saved_state()) for name, made in self._made.items())
        return {"place": self._current, "places": places, "reader": self._reader_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was saved, and show the place that was shown."""
        self._saved = _mapping(state.get("places"))
        self.library.restore_state(_mapping(self._saved.get(_LIBRARY)))
        self._saved_reader = state.get("reader")
        if self._has_reader:
            self.reader.restore_state(_mapping(self._saved_reader))
        wanted = state.get("place")
        self.show_place(wanted if isinstance(wanted, str) and wanted in PLACES else _LIBRARY)

    @property
    def _has_reader(self) -> bool:
        return "reader" in self.__dict__

    def _reader_state(self) -> object:
        return self.reader.saved_state() if self._has_reader else self._saved_reader

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self.keys)
        page = QWidget()
        page.setLayout(self._column)
        self.setCentralWidget(page)
        self._add_place(_LIBRARY, self.library)

    def _add_place(self, name: str, place: Place) -> None:
        place.setObjectName(name)  # by which the sheet of shortcuts and the palette know it
        place.talk_wanted.connect(self.show_talk)
        place.challenge_wanted.connect(self.show_challenge)
        self._stack.addWidget(place)

    def _begin(self) -> None:
        if not self.browsing.current():
            self.library.table.step(0)
        self._next.start(0)

    def _make_next(self) -> None:
        if not self._waiting:
            return
        step = self._waiting.popleft()
        if self._waiting:
            self._next.start(0)  # before the step is taken: one that fails must not keep the others from being made
        step()
        if not self._waiting:
            self._next.stop()
            self.completed.emit()

    def _steps(self) -> list[Callable[[], object]]:
        """Return what there is to make, in the order of how soon it may be wanted."""
        return [
            lambda: self.reader,
            self._make_undoing,
            self._make_tagging,
            self._make_importing,
            self._make_editing,
            lambda: self.controllers.merging,
            *(partial(self._make_place, name) for name in PLACE_MAKERS),
            self._make_history,
            self._make_linking,
        ]

    def _make_undoing(self) -> None:
        self.controllers.undoing.flush_wanted.connect(self.flush)
        self.controllers.undoing.said.connect(self.said)

    def _make_tagging(self) -> None:
        tagging = self.controllers.tagging
        tagging.said.connect(self.said)
        tagging.add_bar(self.keys)
        self.library.rating_key_pressed.connect(self._rate)
        self.reader.intents.tag.connect(lambda _: tagging.open_picker())

    def _rate(self, stars: int) -> None:
        from desktop.operations.reading import rate

        for talk_id in self.selected_talks():
            self._desk.edit(partial(rate, talk_id=talk_id, stars=stars, analyst=self._desk.analyst))

    def _make_importing(self) -> None:
        self.controllers.importing.card.raise_()
        first_steps = ("command.import", "command.import_folder", "command.paste_digest")
        self.library.offer([action for action in self.actions() if action.objectName() in first_steps])

    def _make_editing(self) -> None:
        self.library.talk_selected.connect(self.controllers.editing.choose_talk)
        self.controllers.editing.choose_talk(self.browsing.current())

    def _make_history(self) -> None:
        self.controllers.history.said.connect(self.said)

    def _make_linking(self) -> None:
        run = self.controllers.linking.link_now
        add_command(self, self._texts, "command.relink", run, icon="mdi6.link-variant")

    def _make_place(self, name: str) -> MadePlace:
        if name not in self._made:
            made = self._made[name] = PLACE_MAKERS[name](self._desk, self._texts, self)
            self._add_place(name, made.place)
            made.place.restore_state(_mapping(self._saved.get(name)))
            made.place.file_written.connect(self.exported)
        return self._made[name]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
