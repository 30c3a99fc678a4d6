"""The way from every other thread to the main thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Errand = Callable[[], object]


class Mailbox(QObject):
    """Runs what other threads post, one errand per turn of the event loop, in the order of posting."""

    broken = Signal(object)
    """An exception that an errand raised."""
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands: deque[Errand] = deque()  # its two ends are safe to use from several threads
        self._arrived.connect(self._run_next, Qt.ConnectionType.QueuedConnection)

    def post(self, errand: Errand) -> None:
        """Have something done on the main thread soon; may be called from any thread."""
        self._errands.append(errand)
        self._arrived.emit()

    def empty(self) -> None:
        """Do all that is waiting at once; for the main thread, when the event loop will not come to it any more."""
        while self._errands:
            self._run_next()

    def _run_next(self) -> None:
        if not self._errands:
            return
        errand = self._errands.popleft()
        try:
            errand()
        except Exception as error:
            self.broken.emit(error)


def call_living(callback: Callable[..., object], *arguments: object) -> object:
    """Call back, unless whoever wanted to hear has been deleted in the meantime; a deleted widget is no error.

    A bound method of a Qt object is not called any more once that is deleted; other callbacks may find it out.
    """
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, QObject):
        return callback(*arguments) if isValid(owner) else None
    try:
        return callback(*arguments)
    except RuntimeError as error:
        if "already deleted" not in str(error):  # Shiboken's words; it has no exception class for it
            raise
        return None
