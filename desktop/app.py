"""The running program: settings, look, language, and the window with the library that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog

from analysis.presentation.choices import LARGEST, SMALLEST, Choices
from desktop.crash_reports import (
    mark_read,
    reports_folder,
    unread_reports,
    watched_for_hard_crashes,
    write_crash_report,
)
from desktop.desk import Desk
from desktop.errors import Errors, show_in_folder
from desktop.language import Catalogue, language_of_system
from desktop.look import Look
from desktop.main_window import MainWindow
from desktop.open_library import OpenLibrary
from desktop.preferences import Preferences, preferences_file, read_preferences, write_preferences
from desktop.qt_texts import QtTexts
from desktop.settings import default_analyst, default_library
from desktop.steadiness import Steadiness
from desktop.window_commands import WindowCommands
from storage.errors import UserFacingError
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.shell.first_start import FirstStart


@dataclass(frozen=True, slots=True)
class Opening:
    """What the program is started with, and where it keeps what is its own."""

    library: Path | None = None
    """The library to open; None for the one that was open last."""
    analyst: str = ""
    """Who works, where the command line said so; it is not remembered."""
    preferences: Path = field(default_factory=preferences_file)
    reports: Path = field(default_factory=reports_folder)
    new_library: Path = field(default_factory=default_library)
    """The library that is made when documents are imported and none is open."""


class App(QObject):
    """Opens and closes libraries in the one window, and remembers what is to survive a restart."""

    def __init__(self, application: QApplication, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        found = read_preferences(opening.preferences)
        self.preferences = found.preferences
        language = self.preferences.choices.language or language_of_system()
        self.texts = Texts(Catalogue(language).translate, language)
        self._steadiness = Steadiness(application)
        self._qt_texts = QtTexts(application, self)
        self._qt_texts.use(language)
        self._look = Look(application, self)
        self._look.use(self.preferences.choices)
        self.window = MainWindow(self.texts)
        self.errors = Errors(self.window.notices, self._report, self)
        self.errors.catch_everything()
        self.open: OpenLibrary | None = None
        self._commands = WindowCommands(self, self.window, self.texts)
        self.window.closing.connect(self.end)
        self.window.restore_state(self.preferences.window)
        if found.remark is not None:
            self.errors.tell("error", found.remark)

    @property
    def analyst(self) -> str:
        """Who works: as the command line said, as the preferences say, or by the login name."""
        return self._opening.analyst or self.preferences.choices.analyst or default_analyst()

    @property
    def data_folder(self) -> Path:
        """The folder in which the program makes libraries by itself."""
        return self._opening.new_library.parent

    def start(self) -> None:
        """Show the window with the library that was asked for, or that was open last, or the welcome page."""
        self.window.show_welcome()
        self._commands.show_recent()
        self.window.show()
        if not self._opening.analyst and not self.preferences.choices.analyst:
            self._ask_who()
        wanted = self._opening.library or self._latest()
        if wanted is not None:
            self.open_library(wanted, create=self._opening.library is not None)
        self._tell_crashes()

    def open_library(self, path: Path, *, create: bool = False) -> bool:
        """Open a library in place of the one that is open, and say whether that went well."""
        path = path.expanduser().absolute()
        if self.open is not None and self.open.desk.path == path:
            return True
        try:
            desk = Desk(path, self.analyst, create=create)
        except UserFacingError as error:
            self.errors.show_error(error)
            return False
        self.close_library()
        self.open = OpenLibrary(desk, self.window, self.texts, self.errors, self._state_of(path))
        self.open.workspace.completed.connect(self._steadiness.settle)
        self.remember(self.preferences.opened(path))
        self._commands.show_recent()
        return True

    def close_library(self) -> None:
        """Close the library that is open, all written, and show the welcome page."""
        if self.open is None:
            return
        opened, self.open = self.open, None
        libraries = {**self._libraries(), str(opened.desk.path): opened.saved_state()}
        known = {path: libraries[path] for path in self.preferences.recent if path in libraries}
        opened.close()
        self.window.show_welcome()
        self.remember(replace(self.preferences, window={**self.preferences.window, "libraries": known}))

    def library_to_import_into(self) -> OpenLibrary | None:
        """Return the library that is open, a new one where none is; None where that cannot be made."""
        if self.open is None:
            self.open_library(self._opening.new_library, create=True)
        return self.open

    def try_choices(self, choices: Choices) -> None:
        """Look and speak as chosen, without keeping it yet."""
        self._look.use(choices)
        language = choices.language or language_of_system()
        if language != self.texts.language:
            self._qt_texts.use(language)
            self.texts.use(Catalogue(language).translate, language)

    def keep_choices(self, choices: Choices) -> None:
        """Look and speak as chosen from now on."""
        self.try_choices(choices)
        renamed = choices.analyst != self.preferences.choices.analyst and not self._opening.analyst
        self.remember(replace(self.preferences, choices=choices))
        if renamed and self.open is not None:  # what is written from now on is written in the new name
            path = self.open.desk.path
            self.close_library()
            self.open_library(path)

    def change_size(self, by: int) -> None:
        """Make the text larger or smaller by some points."""
        choices = self.preferences.choices
        self.keep_choices(replace(choices, font_size=min(max(choices.font_size + by, SMALLEST), LARGEST)))

    def remember(self, preferences: Preferences) -> None:
        """Keep preferences for the next start; where they cannot be written, say so and go on."""
        self.preferences = preferences
        try:
            write_preferences(self._opening.preferences, preferences)
        except UserFacingError as error:
            self.errors.show_error(error)

    def end(self) -> None:
        """Save everything: the window is closing."""
        self.close_library()
        self.remember(replace(self.preferences, window={**self.preferences.window, **self.window.saved_state()}))
        self.errors.let_go()
        self._qt_texts.use("en")
        self._steadiness.let_go()

    def _ask_who(self) -> None:
        dialog = FirstStart(self.texts, default_analyst(), self.window)
        dialog.language_chosen.connect(lambda name: self.try_choices(replace(self.preferences.choices, language=name)))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            chosen = replace(self.preferences.choices, analyst=dialog.analyst, language=dialog.language)
            self.keep_choices(chosen)

    def _latest(self) -> Path | None:
        candidates = [*map(Path, self.preferences.recent[:1]), self._opening.new_library]
        return next((path for path in candidates if path.is_file()), None)

    def _libraries(self) -> dict[str, object]:
        libraries = self.preferences.window.get("libraries")
        return libraries if isinstance(libraries, dict) else {}

    def _state_of(self, path: Path) -> dict[str, object]:
        state = self._libraries().get(str(path))
        return state if isinstance(state, dict) else {}

    def _report(self, error: BaseException) -> Path | None:
        last_change = self.open.last_change if self.open is not None else None
        try:
            return write_crash_report(self._opening.reports, error, last_change, datetime.now(UTC))
        except UserFacingError:
            return None

    def _tell_crashes(self) -> None:
        reports = unread_reports(self._opening.reports)
        if reports:
            folder: Callable[[], object] = lambda: show_in_folder(reports[0].file)  # noqa: E731 - it has a type
            self.errors.tell(
                "error",
                Message("notice.crashed"),
                where=str(reports[0].file),
                remedy=Message("notice.crashed_remedy"),
                report=reports[0].text,
                actions={"notice.show_in_folder": folder},
            )
            mark_read(self._opening.reports)


def run_app(opening: Opening) -> int:
    """Run the program until its window is closed, and return the exit code."""
    application = QApplication([])
    application.setApplicationName("Fieldbrief")
    application.setDesktopFileName("fieldbrief")
    with watched_for_hard_crashes(opening.reports, datetime.now(UTC)):
        app = App(application, opening)
        app.start()
        return application.exec()
