"""The palette: gathers what there is to go to and to do, and sets off what is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from analysis.presentation.matching import has_chinese, spell_out
from analysis.presentation.palette_entries import (
    PaletteEntry,
    PaletteSnapshot,
    entry_text,
    joined_snapshot,
    library_entries,
    palette_snapshot,
)
from desktop.desk import Desk
from storage.library import Library
from storage.messages import Message
from widgets.common.commands import commands_of, shortcut_text
from widgets.common.texts import Texts
from widgets.shell.command_places import owner_of, place_of, plain_text
from widgets.shell.palette import Palette


class PaletteController(QObject):
    """Keeps the palette true to the library and to the commands of the window; without a desk, to these alone."""

    talk_wanted = Signal(str)
    challenge_wanted = Signal(str)
    tag_wanted = Signal(str)
    place_wanted = Signal(str)
    """The place whose command is about to run is not in view: it is to be shown, at once."""

    def __init__(
        self, desk: Desk | None, window: QWidget, texts: Texts, palette: Palette, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._palette = palette
        self._library = PaletteSnapshot()
        self._spellings: dict[str, str] = {}
        self._is_spelling = False
        self._is_stale = desk is not None
        palette.opened.connect(self._refresh)
        palette.chosen.connect(self._run)
        if desk is not None:
            desk.bus.changed.connect(self._note_change)

    def prepare(self) -> None:
        """Gather what the library has before anybody asks, when there is nothing better to do."""
        if self._is_stale and self._desk is not None:
            self._is_stale = False
            spellings = self._spellings
            self._desk.query(lambda library: _gather(library, spellings), self._take_library, topic="palette")

    def _note_change(self, *_: object) -> None:
        self._is_stale = True
        if self._palette.isVisible():
            self.prepare()

    def _refresh(self) -> None:
        self._show()
        self.prepare()

    def _show(self) -> None:
        commands = palette_snapshot(self._command_entries(), self._spellings)
        self._palette.show_snapshot(joined_snapshot(commands, self._library))

    def _take_library(self, snapshot: PaletteSnapshot) -> None:
        self._library = snapshot
        if self._palette.isVisible():
            self._show()
        self._spell()

    def _spell(self) -> None:
        """Have Chinese that is new here spelt in the worker process, as its dictionaries hold up the interpreter."""
        entries = (*self._command_entries(), *self._library.entries)
        new = tuple(
            {text: None for text in map(entry_text, entries) if text not in self._spellings and has_chinese(text)}
        )
        if self._desk is None or self._is_spelling or not new:
            return
        self._is_spelling = True
        self._desk.compute(Message("progress.spelling"), spell_out, new, done=self._take_spellings)

    def _take_spellings(self, spellings: dict[str, str]) -> None:
        self._is_spelling = False
        self._spellings = {**self._spellings, **spellings}
        self._is_stale = True
        self.prepare()

    def _command_entries(self) -> list[PaletteEntry]:
        return [self._command_entry(key, action) for key, action in self._commands().items()]

    def _command_entry(self, key: str, action: QAction) -> PaletteEntry:
        place = place_of(action)
        detail = self._texts(f"command.place_{place}") if place else ""
        return PaletteEntry("command", key, plain_text(action), detail, shortcut_text(action))

    def _commands(self) -> Mapping[str, QAction]:
        """Return what can be done now, by key; where several parts of the window offer the same, the one in view."""
        found: dict[str, QAction] = {}
        for action in commands_of(self._window):
            key, owner = action.objectName(), owner_of(action)
            if key == "command.palette" or owner is None or not action.isEnabled() or not action.isVisible():
                continue
            in_view = owner.isVisible()
            if (in_view or place_of(action)) and (key not in found or in_view):
                found[key] = action
        return found

    def _run(self, entry: PaletteEntry) -> None:
        match entry.kind:
            case "talk":
                self.talk_wanted.emit(entry.id)
            case "challenge":
                self.challenge_wanted.emit(entry.id)
            case "tag":
                self.tag_wanted.emit(entry.id)
            case "command":
                self._trigger(entry.id)

    def _trigger(self, key: str) -> None:
        action = self._commands().get(key)
        if action is None:  # it cannot be done any more
            return
        owner, place = owner_of(action), place_of(action)
        if place and owner is not None and not owner.isVisible():
            self.place_wanted.emit(place)
        action.trigger()


def _gather(library: Library, spellings: Mapping[str, str]) -> PaletteSnapshot:
    conferences = {conference.id: conference.name for conference in library.conferences.all()}
    entries = library_entries(library.talks.all(), library.challenges.all(), library.tags.all(), conferences)
    return palette_snapshot(entries, spellings)
