"""The commands of the window itself: libraries, preferences, help; and what the welcome page asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QStandardPaths

from analysis.presentation.choices import Choices
from desktop.errors import Errors
from desktop.main_window import MainWindow
from desktop.open_library import OpenLibrary
from desktop.operations.reliability import back_up_file, backup_name
from desktop.preferences import Preferences, recent_libraries
from desktop.settings import version
from storage.messages import Message
from widgets.common.commands import add_command
from widgets.common.file_dialogs import ask_where_to_save, ask_which_to_open
from widgets.common.texts import Texts
from widgets.importing.drop_target import DropTarget
from widgets.shell.preferences_dialog import PreferencesDialog
from widgets.shell.shortcut_sheet import ShortcutSheet

if TYPE_CHECKING:
    from desktop.controllers.importing import ImportingController

_SAMPLE_NAME = "sample.fieldbrief"
_SUFFIX = ".fieldbrief"


class Program(Protocol):
    """What the commands need of the running program."""

    errors: Errors
    open: OpenLibrary | None
    preferences: Preferences

    @property
    def data_folder(self) -> Path:
        """The folder in which the program makes libraries by itself."""

    def open_library(self, path: Path, *, create: bool = False) -> bool:
        """Open a library in place of the one that is open."""

    def close_library(self) -> None:
        """Close the library that is open."""

    def library_to_import_into(self) -> OpenLibrary | None:
        """Return the library that is open, a new one where none is."""

    def try_choices(self, choices: Choices) -> None:
        """Look and speak as chosen, without keeping it yet."""

    def keep_choices(self, choices: Choices) -> None:
        """Look and speak as chosen from now on."""

    def change_size(self, by: int) -> None:
        """Make the text larger or smaller by some points."""

    def remember(self, preferences: Preferences) -> None:
        """Keep preferences for the next start."""


class WindowCommands(QObject):
    """Carries out what concerns the program rather than the library in it."""

    def __init__(self, app: Program, window: MainWindow, texts: Texts) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._texts = texts
        self._sheet = ShortcutSheet(texts, window)
        self._drops = DropTarget(texts, window.welcome)
        for key, run, shortcut, icon in self._table():
            add_command(window, texts, key, run, shortcut=shortcut, icon=icon, whole_window=True)
        welcome = window.welcome
        welcome.sample_wanted.connect(self.open_sample)
        welcome.import_wanted.connect(lambda: self._import(lambda opened: opened.choose_files()))
        welcome.open_wanted.connect(self.ask_to_open)
        welcome.new_wanted.connect(self.ask_for_new)
        welcome.recent_wanted.connect(lambda path: app.open_library(Path(path)))
        welcome.forget_wanted.connect(self._forget)
        self._drops.files_dropped.connect(lambda paths: self._import(lambda opened: opened.preview(paths)))
        self._drops.text_dropped.connect(lambda text: self._import(lambda opened: opened.preview_text(text)))

    def show_recent(self) -> None:
        """List the libraries that were open before."""
        self._window.welcome.show_recent(recent_libraries(self._app.preferences))

    def open_sample(self) -> None:
        """Open the sample conference, which is imported at the first time."""
        if not self._app.open_library(self._app.data_folder / _SAMPLE_NAME, create=True) or self._app.open is None:
            return
        opened = self._app.open

        def fill(talks: int) -> None:
            if not talks:
                from desktop.operations.demo import sample_requests

                opened.workspace.controllers.importing.import_requests(sample_requests())

        opened.desk.query(lambda library: len(library.talks.all()), fill)

    def ask_to_open(self) -> None:
        """Ask which library to open."""
        title, filters = self._texts("dialog.open_library"), self._filters()
        ask_which_to_open(self._window, title, self._folder(), filters, self._app.open_library)

    def ask_for_new(self) -> None:
        """Ask where to make a new library, and open it."""
        title, suggestion = self._texts("dialog.new_library"), self._folder() / f"library{_SUFFIX}"
        ask_where_to_save(self._window, title, suggestion, self._filters(), self._make)

    def ask_where_to_back_up(self) -> None:
        """Ask where to copy the library to, and copy it in the background."""
        if self._app.open is None:
            return
        desk = self._app.open.desk
        now = datetime.now().astimezone().isoformat()
        suggestion = backup_name(desk.path, now)

        def copy(target: Path) -> None:
            message = Message("progress.backing_up", {"name": target.name})
            desk.compute(message, back_up_file, desk.path, target, done=self._app.errors.tell_written)

        ask_where_to_save(self._window, self._texts("dialog.back_up"), suggestion, self._filters(), copy)

    def open_preferences(self) -> None:
        """Open the preferences; what is chosen is shown at once."""
        dialog = PreferencesDialog(self._texts, self._app.preferences.choices, self._window)
        dialog.tried.connect(self._app.try_choices)
        dialog.kept.connect(self._app.keep_choices)
        dialog.open()

    def open_palette(self) -> None:
        """Open the palette where a library is open."""
        if self._app.open is not None:
            self._app.open.open_palette()

    def say_version(self) -> None:
        """Say which version this is."""
        self._window.status.say(Message("window.about", {"version": version()}))

    def _table(self) -> tuple[tuple[str, Callable[[], object], str, str], ...]:
        app = self._app
        return (
            ("command.new_library", self.ask_for_new, "Ctrl+Shift+N", "mdi6.plus-box-outline"),
            ("command.open_library", self.ask_to_open, "Ctrl+O", "mdi6.folder-open-outline"),
            ("command.open_sample", self.open_sample, "", "mdi6.school-outline"),
            ("command.close_library", app.close_library, "Ctrl+W", ""),
            ("command.back_up", self.ask_where_to_back_up, "", "mdi6.content-save-outline"),
            ("command.preferences", self.open_preferences, "Ctrl+,", "mdi6.cog-outline"),
            ("command.quit", self._window.close, "Ctrl+Q", ""),
            ("command.palette", self.open_palette, "Ctrl+K", "mdi6.magnify"),
            ("command.larger_text", lambda: app.change_size(1), "Ctrl++; Ctrl+=", "mdi6.format-font-size-increase"),
            ("command.smaller_text", lambda: app.change_size(-1), "Ctrl+-", "mdi6.format-font-size-decrease"),
            ("command.shortcuts", self._sheet.open, "?; F1", "mdi6.keyboard-outline"),
            ("command.about", self.say_version, "", ""),
        )

    def _import(self, run: Callable[[ImportingController], object]) -> None:
        opened = self._app.library_to_import_into()
        if opened is not None:
            run(opened.workspace.controllers.importing)

    def _make(self, path: Path) -> None:
        self._app.open_library(path, create=True)

    def _forget(self, path: str) -> None:
        self._app.remember(self._app.preferences.forgotten(path))
        self.show_recent()

    def _filters(self) -> str:
        return self._texts("dialog.library_filter", pattern=f"*{_SUFFIX}")

    def _folder(self) -> Path:
        recent = self._app.preferences.recent
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(recent[0]).parent if recent else Path(documents)
