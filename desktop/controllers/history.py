"""The history panel: read page by page, kept true to the library, and changes taken back from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDockWidget, QMainWindow

from analysis.presentation.history_rows import HistoryRow, shortened
from desktop.controllers.undoing import keeping_question
from desktop.desk import Desk
from desktop.operations import history
from desktop.operations.undoing import revert_steps
from storage.edits import ChangeSet
from storage.errors import UserFacingError
from storage.history import MarksInTheWayError
from storage.messages import Message
from widgets.common.commands import add_command
from widgets.common.question import Question, ask
from widgets.common.texts import Texts
from widgets.history.history_panel import HistoryPanel

_PAUSE = 100
"""Milliseconds without a further change before the log is read anew."""

_MOST_KEPT = 2_000
"""Change sets that are read anew at once where somebody has gone far down."""


class HistoryController(QObject):
    """Gives a window the history as a dock, filled while it is shown."""

    said = Signal(str)
    """What was taken back: a line for the status bar."""

    def __init__(self, desk: Desk, window: QMainWindow, texts: Texts) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._is_stale = True
        self.panel = HistoryPanel(texts)
        self.dock = QDockWidget(window)
        self.dock.setObjectName("history")
        self.dock.setWidget(self.panel)
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        add_command(
            window, texts, "command.history", self.toggle, shortcut="Ctrl+H", icon="mdi6.history", whole_window=True
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self.dock.visibilityChanged.connect(self._note_shown)
        self.panel.filter_changed.connect(self._ask_first)
        self.panel.more_wanted.connect(self._ask_more)
        self.panel.details_wanted.connect(self._ask_details)
        self.panel.revert_wanted.connect(self.revert)
        desk.bus.changed.connect(self._note_change)
        texts.follow(self.retranslate)

    def toggle(self) -> None:
        """Show the history and give it the keyboard, or put it away."""
        self.dock.setVisible(not self.dock.isVisible())
        if self.dock.isVisible():
            self.dock.raise_()
            self.panel.view.setFocus()

    def refresh(self) -> None:
        """Read the log anew, as far as it was read."""
        self._is_stale = False
        kept = min(max(len(self.panel.model.change_sets), history.PAGE), _MOST_KEPT)
        self._ask_first(limit=kept)
        self._desk.query(history.analysts, self.panel.show_analysts, topic="history-analysts")

    def revert(self, row: HistoryRow, keep_marked: bool) -> None:
        """Take one change back; whoever takes an import back with marks on it is asked first."""
        if keep_marked:
            self._desk.query(
                lambda library: library.changes.obstacles(row.seq),
                lambda found: self._ask_to_keep(row, len(found.marked)),
            )
        else:
            self._revert(row, keep_marked=False)

    def retranslate(self) -> None:
        """Say the texts in the language in use."""
        self.dock.setWindowTitle(self._texts("history.panel"))

    def _ask_first(self, _filter: object = None, *, limit: int = history.PAGE) -> None:
        wanted, say = self.panel.wanted, self._texts.message
        self._desk.query(
            lambda library: history.page(library, wanted, None, say, limit=limit),
            self.panel.show_page,
            topic="history-page",
        )

    def _ask_more(self, before: int) -> None:
        wanted, say = self.panel.wanted, self._texts.message
        self._desk.query(
            lambda library: history.page(library, wanted, before, say), self.panel.add_page, topic="history-page"
        )

    def _ask_details(self, row: HistoryRow) -> None:
        self._desk.query(
            lambda library: history.details(library, row.seq, undone=row.undone),
            self.panel.show_details,
            topic="history-details",
        )

    def _revert(self, row: HistoryRow, *, keep_marked: bool) -> None:
        analyst = self._desk.analyst
        self._desk.run(
            Message("progress.reverting", {"change": shortened(row.what)}),
            lambda library: revert_steps(library, row.seq, analyst=analyst, keep_marked=keep_marked),
            initiator=self,
            done=self._say,
            failed=lambda error: self._explain(row, error),
        )

    def _ask_to_keep(self, row: HistoryRow, count: int) -> None:
        question = keeping_question(self._texts, row.what, count, self._window)
        question.accepted.connect(lambda: self._revert(row, keep_marked=True))
        ask(question)

    def _explain(self, row: HistoryRow, error: Exception) -> bool:
        if isinstance(error, MarksInTheWayError):
            self._ask_to_keep(row, error.count)
        elif isinstance(error, UserFacingError):
            what, *lines = history.refusal_lines(error)
            ask(Question(self._texts, what, details=lines, parent=self._window))
        else:
            return False
        return True

    def _say(self, change_set: ChangeSet) -> None:
        self.said.emit(self._texts.message(shortened(change_set.message)))

    def _note_change(self, _change_set: ChangeSet, _initiator: object) -> None:
        self._is_stale = True
        if self.dock.isVisible():
            self._pause.start()

    def _note_shown(self, is_shown: bool) -> None:
        if is_shown and self._is_stale:
            self.refresh()
