"""The running program, driven by keys as a user drives it; whoever drives waits for what is to come of a key."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QElapsedTimer, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import App, Opening
from storage.library import read_library
from widgets.common.commands import commands_of
from widgets.shell.rail import PLACES

if TYPE_CHECKING:
    from desktop.open_library import OpenLibrary
    from desktop.workspace import Workspace
    from storage.edits import ChangeSet

PATIENCE = 20_000
"""Milliseconds after which what was waited for does not come any more."""

T = TypeVar("T")


class Driver:
    """Somebody at the keyboard of the program."""

    def __init__(self, application: QApplication, opening: Opening) -> None:
        self.application = application
        self.app = App(application, opening)
        self.changes: list[ChangeSet] = []
        """What the library that is open now has told of its changes, the latest last."""
        self._is_ended = False

    def start(self) -> None:
        """Start the program, and wait until its window has the keyboard and the library that it opens is shown."""
        self.app.start()
        self.return_to_window()
        if self.app.open is not None:
            self.follow()

    def return_to_window(self) -> None:
        """Give the window the keyboard, as the desktop does when what lay over it is closed."""
        self.wait(self._is_active, "the window is active")

    def _is_active(self) -> bool:
        self.window.activateWindow()
        return self.application.activeWindow() is self.window

    def follow(self) -> None:
        """Take note of the changes of the library that was opened, and wait until its talks are there."""
        self.changes.clear()
        self.open.desk.bus.changed.connect(lambda change_set, _: self.changes.append(change_set))
        self.wait(lambda: self.workspace.is_complete, "the workspace is made")
        self.wait(lambda: self.workspace.browsing._shown is not None, "the talks are shown")

    @property
    def window(self) -> QWidget:
        """The window."""
        return self.app.window

    @property
    def open(self) -> OpenLibrary:
        """The library that is open; one has to be."""
        assert self.app.open is not None, "no library is open"
        return self.app.open

    @property
    def workspace(self) -> Workspace:
        """The places of the library that is open."""
        return self.open.workspace

    @property
    def told(self) -> list[str]:
        """What the notices at the top of the window say, with the reports of bugs."""
        say = self.app.texts.message
        return [f"{say(one.what)} {one.report}".strip() for one in self.app.window.notices.notices]

    @property
    def focused(self) -> QWidget:
        """The widget that has the keyboard."""
        widget = self.application.focusWidget()
        assert widget is not None, "the keyboard is nowhere"
        return widget

    def wait(self, condition: Callable[[], object], what: str, milliseconds: int = PATIENCE) -> None:
        """Go on as the program does until something holds; `AssertionError` where it never does."""
        if condition():
            return
        deadline = QDeadlineTimer(milliseconds)
        waker = QTimer(interval=10)  # conditions that no event announces, such as what another thread has written
        waker.start()
        while not condition():
            assert not deadline.hasExpired(), f"waited in vain until {what}; told: {self.told}"
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as the program's own loop does
        waker.stop()

    def settle(self) -> None:
        """Wait until nothing is under way in the background."""
        desk, linking = self.open.desk, self.workspace.controllers.linking
        self.wait(lambda: not desk.jobs.running and (desk.read_only or linking.is_at_rest), "all work is done")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each where the keyboard is then: `Ctrl+K`, `T`, `Return`."""
        for name in keys:
            combination = QKeySequence(name)[0]
            QTest.keyClick(self.focused, combination.key(), combination.keyboardModifiers())
            self.application.processEvents()

    def write(self, text: str) -> None:
        """Type a text of ASCII characters."""
        QTest.keyClicks(self.focused, text)
        self.application.processEvents()

    def changed_by(self, act: Callable[[], object]) -> ChangeSet:
        """Do something, wait until it has changed the library, and return the change set."""
        before = len(self.changes)
        act()
        self.wait(lambda: len(self.changes) > before, "the library is changed")
        return self.changes[-1]

    def told_by(self, act: Callable[[], object]) -> None:
        """Do something, and wait until it has changed the library and what is shown follows."""
        self.changed_by(act)
        self.pause()

    def pause(self, milliseconds: int = 250) -> None:
        """Let timers run out that gather changes before something is read anew."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.hasExpired(milliseconds), "the time is over")

    def go_to(self, place: str) -> None:
        """Show a place by its key."""
        number = PLACES.index(place) + 1
        self.press(f"Ctrl+{number}")
        self.wait(lambda: self.workspace.current == place, f"the place {place} is shown")

    def choose(self, talk_id: str) -> None:
        """Make a talk of the table in the library place the current one."""
        table = self.workspace.library.table
        assert table.choose(talk_id), f"the talk {talk_id} is not shown"
        self.wait(lambda: self.workspace.reader.talk_id == talk_id, "the reader shows the talk")

    def command(self, key: str) -> QAction:
        """Return a command of the window by its key."""
        return next(action for action in commands_of(self.window) if action.objectName() == key)

    def dialog(self, kind: type[T]) -> T:
        """Wait for a dialog of a kind to be shown, and return it."""

        def shown() -> list[QWidget]:
            return [
                widget
                for widget in self.application.topLevelWidgets()
                if isinstance(widget, kind) and widget.isVisible()
            ]

        self.wait(shown, f"a {kind.__name__} is shown")
        return cast("T", shown()[0])

    def columns(self) -> list[object]:
        """Return the columns of the table of talks, as they are kept over a restart."""
        return self.workspace.library.table.columns.saved_state()

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the library's file, as another program would see it."""
        return rows(self.open.desk.path, statement, *values)

    def linked_talk(self) -> str:
        """Return a talk that has links and a report with facts."""
        with read_library(self.open.desk.path) as library:
            linked = {link.item_id for link in library.links.all()}
            return next(report.talk_id for report in library.reports.all() if report.facts and report.talk_id in linked)

    def end(self) -> None:
        """Close the window, and delete all that is left of the program; once is enough."""
        if self._is_ended:
            return
        self._is_ended = True
        self.window.close()
        self.window.deleteLater()
        self.app.deleteLater()
        for _ in range(3):
            self.application.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.unfreeze()
        gc.collect()  # what is left in Python of a window that is gone must not be taken for parts of the next one


@contextmanager
def launched(application: QApplication, library: Path, folder: Path) -> Iterator[Callable[..., Driver]]:
    """Return what starts the program on a copy of a library, any number of times one after the other.

    What is named (`library`, `analyst`) is as the command line would say it; whatever the program keeps for itself, it
    keeps in the folder. In the end it is gone without a trace: no thread, no hook, no look.
    """
    path = folder / "sample.fieldbrief"
    shutil.copyfile(library, path)
    hooks, threads = (sys.excepthook, threading.excepthook), set(threading.enumerate())
    style, palette, font = application.style().name(), application.palette(), application.font()
    started: list[Driver] = []

    def start(library: Path | None = path, analyst: str = "Analyst 03") -> Driver:
        own = folder / "preferences.json", folder / "reports", folder / "new.fieldbrief"
        driver = Driver(application, Opening(library, analyst, *own))
        started.append(driver)
        driver.start()
        return driver

    try:
        yield start
    finally:
        for driver in reversed(started):
            driver.end()
        application.setStyleSheet("")
        application.setStyle(style)
        application.setPalette(palette)
        application.setFont(font)
    assert (sys.excepthook, threading.excepthook) == hooks
    assert set(threading.enumerate()) <= threads


def rows(library: Path, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Read a library's file."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
        return connection.execute(statement, values).fetchall()
