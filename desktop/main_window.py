"""The one window: rail, places, notices, status line and menus; what they do is decided elsewhere."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.menus import fill_menus
from widgets.common.commands import commands_of
from widgets.common.texts import Texts
from widgets.shell.notice_bar import NoticeBar
from widgets.shell.rail import Rail
from widgets.shell.status_line import StatusLine
from widgets.shell.welcome import Welcome

_SIZE = (1360, 860)


class MainWindow(QMainWindow):
    """Shows the welcome page, or the workspace of the library that is open."""

    closing = Signal()
    """The window is about to close: whoever has something to save does so now."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._library = ""
        self._workspace: QWidget | None = None
        self.notices = NoticeBar(texts)
        self.rail = Rail(texts)
        self.welcome = Welcome(texts)
        self.status = StatusLine(texts)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._lay_out()
        self.resize(*_SIZE)
        texts.follow(self.retranslate)

    def show_welcome(self) -> None:
        """Show the welcome page; what was shown instead of it is deleted."""
        workspace, self._workspace = self._workspace, None
        self._stack.setCurrentWidget(self.welcome)
        if workspace is not None:
            self._stack.removeWidget(workspace)
            workspace.setParent(None)
            workspace.deleteLater()
        self.rail.hide()
        self.status.show_no_library()
        self.name_library("")
        self.welcome.take_focus()

    def show_workspace(self, workspace: QWidget) -> None:
        """Show an open library."""
        self._workspace = workspace
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        self.rail.show()

    def name_library(self, name: str) -> None:
        """Say in the title which library is open, none where the name is empty, and offer what can be done now."""
        self._library = name
        self.retranslate()
        self.refill_menus()

    def refill_menus(self) -> None:
        """Fill the menus with the commands that there are now."""
        fill_menus(self.menuBar(), self._texts, {action.objectName(): action for action in commands_of(self)})

    def retranslate(self) -> None:
        """Say the title in the language in use."""
        program = self._texts("window.title")
        self.setWindowTitle(
            self._texts("window.title_of", library=self._library, program=program) if self._library else program
        )

    def saved_state(self) -> dict[str, object]:
        """Return where the window stands and how large it is."""
        return {"geometry": b64encode(bytes(self.saveGeometry().data())).decode("ascii")}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Stand where the window stood; Qt itself sees to it that it can be reached on the screens of today."""
        try:
            geometry = b64decode(str(state.get("geometry", "")), validate=True)
        except ValueError:
            return
        if geometry:
            self.restoreGeometry(QByteArray(geometry))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let everybody save, then close."""
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        page = QWidget()
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addLayout(row, 1)
        self.setCentralWidget(page)
        self.setStatusBar(self.status)
