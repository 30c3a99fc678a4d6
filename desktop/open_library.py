"""A library that is open in the window: its desk, its workspace, and what connects them to the window's frame."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.controllers.palette import PaletteController
from desktop.desk import Desk
from desktop.errors import Errors
from desktop.job_feed import JobFeed
from desktop.main_window import MainWindow
from desktop.workspace import Workspace
from storage.edits import ChangeSet
from widgets.common.texts import Texts
from widgets.shell.palette import Palette


class OpenLibrary(QObject):
    """Puts a library into the window when it is made, and takes it out when it is closed."""

    def __init__(
        self, desk: Desk, window: MainWindow, texts: Texts, errors: Errors, state: Mapping[str, object]
    ) -> None:
        super().__init__(window)
        self.desk = desk
        self.last_change: int | None = None
        """The number of the last change set of this session, for a crash report."""
        self.workspace = Workspace(desk, texts, window)
        self._feed = JobFeed(desk.jobs, window.status, self)
        self._palette = Palette(texts, window)
        self._palette_controller = PaletteController(desk, window, texts, self._palette, self)
        desk.setParent(self)
        desk.failed.connect(errors.show_error)
        desk.bus.changed.connect(self._note_change)
        self.workspace.said.connect(window.status.say)
        self.workspace.exported.connect(errors.tell_written)
        self.workspace.place_shown.connect(window.rail.show_place)
        window.rail.place_chosen.connect(self.workspace.show_place)
        self._palette_controller.talk_wanted.connect(self.workspace.show_talk)
        self._palette_controller.challenge_wanted.connect(self.workspace.show_challenge)
        self._palette_controller.tag_wanted.connect(self.workspace.show_tag)
        self._palette_controller.place_wanted.connect(self.workspace.show_place)
        window.status.show_library(str(desk.path), desk.analyst, read_only=desk.read_only, holder=desk.holder)
        window.show_workspace(self.workspace)
        window.name_library(Path(desk.path).stem)
        self.workspace.restore_state(state)
        self._palette.set_recent(_pairs(state.get("palette")))
        # Spelling Chinese takes the worker a second: it is done before the first Ctrl+K, but after the talks are shown.
        self.workspace.completed.connect(self._palette_controller.prepare)
        self.workspace.completed.connect(window.refill_menus)

    def open_palette(self) -> None:
        """Open the palette over the window."""
        self._palette.open()

    def saved_state(self) -> dict[str, object]:
        """Return what of this library's places survives a restart."""
        return {**self.workspace.saved_state(), "palette": [list(one) for one in self._palette.recent]}

    def close(self) -> None:
        """Hand over what is being typed, write all of it, and let go of the library."""
        self.workspace.flush()
        self.desk.close()
        self._palette.deleteLater()
        self.deleteLater()

    def _note_change(self, change_set: ChangeSet, _initiator: object) -> None:
        self.last_change = change_set.seq


def _pairs(value: object) -> list[tuple[str, str]]:
    pairs = value if isinstance(value, list) else []
    return [(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2]
