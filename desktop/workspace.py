"""An open library in the window: the five places, and the controllers that keep them true to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from analysis.presentation.talk_filter import TalkFilter
from desktop.controllers.briefing import BriefingController
from desktop.controllers.browsing import BrowsingController
from desktop.controllers.capturing import CapturingController
from desktop.controllers.editing import EditingController
from desktop.controllers.graphing import GraphingController
from desktop.controllers.history import HistoryController
from desktop.controllers.importing import ImportingController
from desktop.controllers.judging import JudgingController
from desktop.controllers.linking import LinkingController
from desktop.controllers.merging import MergingController
from desktop.controllers.reading import ReadingController
from desktop.controllers.tagging import TaggingController
from desktop.controllers.undoing import UndoingController
from desktop.desk import Desk
from widgets.briefing.briefing_place import BriefingPlace
from widgets.capture.capture_place import CapturePlace
from widgets.challenges.challenges_place import ChallengesPlace
from widgets.common.commands import add_command
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.graph.graph_place import GraphPlace
from widgets.library.library_place import LibraryPlace
from widgets.reader.reader import Reader
from widgets.shell.rail import PLACES
from widgets.tags.tag_keys import TagKeys

_WITH_TALKS = ("library", "capture")
"""The places in which talks are selected, so that the keys of tags have something to act on."""


class Visited(Protocol):
    """A controller that follows the library only while somebody looks at its place."""

    def enter(self) -> None:
        """Somebody looks at the place from now on."""

    def leave(self) -> None:
        """Nobody looks at it any more."""


class Workspace(QMainWindow):
    """Owns the places of one open library, with room for the history beside them."""

    place_shown = Signal(str)
    """Another place is shown, by its id."""
    said = Signal(str)
    """What was done: a line for the status bar."""
    exported = Signal(object)
    """The file that was written."""

    def __init__(self, desk: Desk, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._desk = desk
        self._texts = texts
        self._importing = ImportingController(desk, self, texts)
        self._editing = EditingController(desk, self, texts)
        self.reader = Reader(texts)
        self.library = LibraryPlace(texts, self.reader, self._first_steps())
        self.capture = CapturePlace(texts)
        self.graph = GraphPlace(texts)
        self.challenges = ChallengesPlace(texts)
        self.briefing = BriefingPlace(texts)
        self.keys = TagKeys(texts)
        self._stack = QStackedWidget()
        self._lay_out()
        self.browsing = BrowsingController(desk, self.library, self)
        self.reading = ReadingController(desk, self.reader, self)
        self.capturing = CapturingController(desk, self.capture, self)
        self.exporting = BriefingController(desk, self.briefing, texts, self)
        self._visited: dict[str, Visited] = {
            "capture": self.capturing,
            "graph": GraphingController(desk, self.graph, self),
            "challenges": JudgingController(desk, self.challenges, self),
            "briefing": self.exporting,
        }
        self.tagging = TaggingController(desk, self, texts, self.selected_talks)
        self._merging = MergingController(desk, self, texts, self.selected_talks)
        self._undoing = UndoingController(desk, self, texts)
        self._history = HistoryController(desk, self, texts)
        self.linking = LinkingController(desk, parent=self)
        self._connect()

    @property
    def current(self) -> str:
        """The id of the place that is shown."""
        return PLACES[self._stack.currentIndex()]

    @property
    def places(self) -> dict[str, Place]:
        """The places by their ids, in the order of the rail."""
        found = (self.library, self.capture, self.graph, self.challenges, self.briefing)
        return dict(zip(PLACES, found, strict=True))

    def show_place(self, name: str) -> None:
        """Show a place and put the keyboard there."""
        before, entered = self._visited.get(self.current), self._visited.get(name)
        if before is not None and before is not entered:
            before.leave()
        self._stack.setCurrentWidget(self.places[name])
        if entered is not None:
            entered.enter()
        self.keys.setVisible(name in _WITH_TALKS)
        self.places[name].take_focus()
        self.place_shown.emit(name)

    def show_talk(self, talk_id: str) -> None:
        """Show a talk in the library place."""
        self.show_place("library")
        self.browsing.show_talk(talk_id)

    def show_challenge(self, challenge_id: str) -> None:
        """Show a challenge in the challenges place."""
        self.show_place("challenges")
        self.challenges.choose(challenge_id)

    def show_tag(self, tag_id: str) -> None:
        """Show the talks that carry a tag in the library place."""
        self.show_place("library")
        self.library.use_view(replace(self.library.view, filter=TalkFilter().toggled("tag", tag_id)))

    def selected_talks(self) -> tuple[str, ...]:
        """Return the talks that a command is for: those chosen in the table, or the one that is written about."""
        if self.current == "capture":
            return (self.capture.talk_id,) if self.capture.talk_id else ()
        return self.browsing.selected() if self.current == "library" else ()

    def flush(self) -> None:
        """Hand over what is being typed at this moment."""
        self.reader.reports.flush()
        self.capturing.flush()

    @property
    def importing(self) -> ImportingController:
        """What brings documents into the library."""
        return self._importing

    def saved_state(self) -> dict[str, object]:
        """Return what of the places survives a restart."""
        return {
            "place": self.current,
            "places": {name: place.saved_state() for name, place in self.places.items()},
            "reader": self.reader.saved_state(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was saved, and show the place that was shown."""
        saved = _mapping(state.get("places"))
        for name, place in self.places.items():
            place.restore_state(_mapping(saved.get(name)))
        self.reader.restore_state(_mapping(state.get("reader")))
        wanted = state.get("place")
        self.show_place(wanted if isinstance(wanted, str) and wanted in self.places else PLACES[0])

    def _first_steps(self) -> list[QAction]:
        wanted = ("command.import", "command.import_folder", "command.paste_digest")
        return [action for action in self.actions() if action.objectName() in wanted]

    def _lay_out(self) -> None:
        for name, place in self.places.items():
            place.setObjectName(name)
            self._stack.addWidget(place)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.keys)
        self.setCentralWidget(page)

    def _connect(self) -> None:
        for place in self.places.values():
            place.talk_wanted.connect(self.show_talk)
            place.challenge_wanted.connect(self.show_challenge)
        self.library.talk_selected.connect(self.reading.show)
        self.library.talk_selected.connect(self._editing.choose_talk)
        self.library.talk_opened.connect(lambda _: self.reader.setFocus())
        self.reader.intents.tag.connect(lambda _: self.tagging.open_picker())
        self._undoing.flush_wanted.connect(self.flush)
        for speaker in (self.tagging, self._undoing, self._history):
            speaker.said.connect(self.said)
        self.exporting.exported.connect(self.exported)
        self.tagging.add_bar(self.keys)
        add_command(self, self._texts, "command.relink", self.linking.link_now, icon="mdi6.link-variant")


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
