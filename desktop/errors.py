"""The one place of the window that shows what went wrong, and that keeps what a bug leaves behind."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from analysis.presentation.notices import Notice, NoticeAction
from storage.errors import UserFacingError
from storage.messages import Message
from widgets.shell.notice_bar import NoticeBar

Report = Callable[[BaseException], Path | None]
"""Writes a crash report and returns its file, or None where it cannot be written."""


class Errors(QObject):
    """Turns exceptions into notices: what a user can act on as it is, a bug with a report file."""

    _caught = Signal(object)

    def __init__(self, bar: NoticeBar, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._report = report
        self._numbers = count(1)
        self._actions: dict[tuple[str, str], Callable[[], object]] = {}
        self._hooks = sys.excepthook, threading.excepthook
        bar.action_wanted.connect(self._act)
        # From whichever thread it comes, it is shown on the main one.
        self._caught.connect(self.show_error, Qt.ConnectionType.QueuedConnection)

    def show_error(self, error: BaseException) -> None:
        """Show an exception."""
        if isinstance(error, UserFacingError):
            self.tell("error", error.what, where=error.where, remedy=error.remedy, details=error.details)
            return
        file = self._report(error)
        text = "".join(traceback.format_exception_only(error)).strip()
        actions: dict[str, Callable[[], object]] = {}
        if file is not None:
            actions["notice.show_in_folder"] = lambda: show_in_folder(file)
        self.tell(
            "error",
            Message("notice.bug"),
            where=str(file or ""),
            remedy=Message("notice.bug_remedy"),
            report=text,
            actions=actions,
        )

    def tell(
        self,
        kind: str,
        what: Message,
        *,
        where: str = "",
        remedy: Message | None = None,
        details: tuple[Message, ...] = (),
        report: str = "",
        actions: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a notice with buttons for actions, which go by the keys of their texts."""
        name = f"notice-{next(self._numbers)}"
        offered = dict(actions or {})
        self._actions.update({(name, key): run for key, run in offered.items()})
        buttons = tuple(NoticeAction(key, Message(key)) for key in offered)
        self._bar.show_notice(
            Notice(name, "error" if kind == "error" else "done", what, where, remedy, details, report, buttons)
        )

    def tell_written(self, file: Path) -> None:
        """Say that a file was written, and offer to open it or to show where it is."""
        self.tell(
            "done",
            Message("notice.written", {"name": file.name}),
            where=str(file.parent),
            actions={"notice.open": lambda: open_file(file), "notice.show_in_folder": lambda: show_in_folder(file)},
        )

    def catch_everything(self) -> None:
        """Show what nobody else catches, on any thread, from now on."""
        sys.excepthook = self._from_anywhere
        threading.excepthook = lambda failure: self._from_anywhere(
            failure.exc_type, failure.exc_value, failure.exc_traceback
        )

    def let_go(self) -> None:
        """Leave such exceptions to whoever had them before."""
        sys.excepthook, threading.excepthook = self._hooks

    def _from_anywhere(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or issubclass(kind, KeyboardInterrupt | SystemExit):
            self._hooks[0](kind, error or kind(), trace)
            return
        self._caught.emit(error)

    def _act(self, notice: str, action: str) -> None:
        run = self._actions.get((notice, action))
        if run is not None:
            run()


def open_file(file: Path) -> None:
    """Open a file with the program that the desktop has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def show_in_folder(file: Path) -> None:
    """Open the folder that a file lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
