"""Undo and redo: commands that name what they take back, for text that is being typed and for the library."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from analysis.presentation.history_rows import shortened
from desktop.desk import Desk
from desktop.operations.history import UndoState, UndoStep, undo_state
from desktop.operations.undoing import redo_steps, undo_steps
from storage.edits import LONG_EDIT, ChangeSet
from storage.errors import NotFoundError
from storage.history import LaterChangesError, MarksInTheWayError
from storage.library import Library
from storage.messages import Message
from widgets.common.commands import add_command
from widgets.common.question import Question, ask
from widgets.common.texts import Texts

_PAUSE = 30
"""Milliseconds without a further change before the commands are named anew: an import makes many."""

_Field = QLineEdit | QTextEdit | QPlainTextEdit
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)

Slices = Callable[[Library], Generator[tuple[int, int], None, ChangeSet]]


class UndoingController(QObject):
    """Gives a window undo and redo.

    In a text field they are the field's own as long as it has steps of its own; then they are the library's. What was
    typed and is not saved yet is saved first (`flush_wanted`), so that it is the first to be undone.
    """

    said = Signal(str)
    """What was undone or redone: a line for the status bar."""
    flush_wanted = Signal()
    """Whoever holds back what was typed hands it to the desk now."""

    def __init__(self, desk: Desk, window: QWidget, texts: Texts) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._texts = texts
        self._state = UndoState()
        self._undo = add_command(
            window, texts, "command.undo", self.undo, shortcut="Ctrl+Z", icon="mdi6.undo-variant", whole_window=True
        )
        self._redo = add_command(
            window,
            texts,
            "command.redo",
            self.redo,
            shortcut="Ctrl+Shift+Z; Ctrl+Y",
            icon="mdi6.redo-variant",
            whole_window=True,
        )
        self._filter = _OwnStepsFirst(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        desk.bus.changed.connect(self._pause.start)
        texts.follow(self.retranslate)
        self.refresh()

    def undo(self) -> None:
        """Undo in the text field that has the keyboard, or else the analyst's own last change."""
        field = _focused_field()
        if field is not None and _can_undo(field):
            field.undo()
            return
        self.flush_wanted.emit()
        self._undo_in_library(keep_marked=False)

    def redo(self) -> None:
        """Redo in the text field that has the keyboard, or else the analyst's own change that was undone last."""
        field = _focused_field()
        if field is not None and _can_redo(field):
            field.redo()
            return
        self.flush_wanted.emit()
        analyst = self._desk.analyst
        self._invert(
            self._state.redo,
            "progress.redoing",
            lambda library: redo_steps(library, analyst=analyst),
            lambda library: library.history.redo(analyst),
        )

    def refresh(self) -> None:
        """Read anew what can be undone and redone."""
        analyst = self._desk.analyst
        self._desk.query(lambda library: undo_state(library, analyst=analyst), self._show, topic="undo-state")

    def retranslate(self) -> None:
        """Name the commands after what they take back, in the language in use."""
        self._name(self._undo, "history.undo_named", self._state.undo)
        self._name(self._redo, "history.redo_named", self._state.redo)

    def _name(self, action: QAction, key: str, step: UndoStep | None) -> None:
        plain = self._texts(action.objectName())
        action.setText(plain if step is None else self._texts(key, change=shortened(step.message)))
        action.setIconText(plain)
        action.setEnabled(step is not None and not self._desk.read_only)

    def _show(self, state: UndoState) -> None:
        self._state = state
        self.retranslate()

    def _undo_in_library(self, *, keep_marked: bool) -> None:
        analyst = self._desk.analyst
        self._invert(
            self._state.undo,
            "progress.undoing",
            lambda library: undo_steps(library, analyst=analyst, keep_marked=keep_marked),
            lambda library: library.history.undo(analyst, keep_marked=keep_marked),
        )

    def _invert(
        self, step: UndoStep | None, progress: str, slices: Slices, at_once: Callable[[Library], ChangeSet]
    ) -> None:
        if step is not None and step.is_long:
            message = Message(progress, {"change": shortened(step.message)})
            self._desk.run(message, slices, initiator=self, done=self._say, failed=self._explain)
        else:
            self._desk.edit(at_once, initiator=self, done=self._say, failed=self._explain)

    def _say(self, change_set: ChangeSet | None) -> None:
        """Say what was done, and offer the way back at once: what else there is, the library is asked."""
        if change_set is None:
            return
        step = UndoStep(change_set.message, len(change_set.rows) > LONG_EDIT)
        if change_set.kind == "undo":
            self._show(UndoState(self._state.undo, step))
            self.said.emit(self._texts("history.undone", change=shortened(change_set.message)))
        else:
            self._show(UndoState(step, self._state.redo))
            self.said.emit(self._texts("history.redone", change=shortened(change_set.message)))

    def _explain(self, error: Exception) -> bool:
        """Ask what is to become of marks, say what stands on a change; other errors are others' to show."""
        if isinstance(error, MarksInTheWayError):
            self._ask_to_keep(error)
        elif isinstance(error, LaterChangesError):
            ask(_refusal(self._texts, error, self._window))
        elif isinstance(error, NotFoundError):
            self.said.emit(self._texts.message(error.what))
        else:
            return False
        return True

    def _ask_to_keep(self, error: MarksInTheWayError) -> None:
        question = keeping_question(self._texts, error.change_set.message, error.count, self._window)
        question.accepted.connect(lambda: self._undo_in_library(keep_marked=True))
        ask(question)


def keeping_question(texts: Texts, change: Message, count: int, parent: QWidget) -> Question:
    """Return the question whether what carries marks is to be kept while the rest of an import is taken back."""
    what = Message("history.keep_question", {"change": shortened(change), "count": count})
    return Question(texts, what, "history.keep_marked", remedy=Message("history.keep_remedy"), parent=parent)


def _refusal(texts: Texts, error: LaterChangesError, parent: QWidget) -> Question:
    details = [
        Message("history.refused_by", {"analyst": later.analyst, "change": shortened(later.message)})
        for later in error.later
    ]
    what = Message("history.undo_refused", {"change": shortened(error.change_set.message)})
    return Question(texts, what, remedy=Message("history.undo_refused_remedy"), details=details, parent=parent)


class _OwnStepsFirst(QObject):
    """Lets undo and redo pass a text field that has no steps of its own: by itself it would swallow the keys.

    It watches the widget that has the keyboard only; a filter on the whole application would see every event.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
            self._follow(None, application.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field from claiming a key that means nothing to it now."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, _FIELDS):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence.StandardKey
        wants_undo, wants_redo = event.matches(keys.Undo), event.matches(keys.Redo)
        if (wants_undo and not _can_undo(watched)) or (wants_redo and not _can_redo(watched)):
            event.ignore()
            return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, _FIELDS):
            new.installEventFilter(self)


def _focused_field() -> _Field | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, _FIELDS) else None


def _can_undo(field: _Field) -> bool:
    if field.isReadOnly():
        return False
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _can_redo(field: _Field) -> bool:
    if field.isReadOnly():
        return False
    return field.isRedoAvailable() if isinstance(field, QLineEdit) else field.document().isRedoAvailable()
