"""The one place where a window hears that the library is no longer what it showed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Says on the main thread what has changed, after it is in the file."""

    changed = Signal(object, object)
    """A ChangeSet with the rows it touched, and who asked for it (`initiator`, None where nobody said)."""
    recomputed = Signal(str)
    """The name of derived rows that were replaced, such as `suggestion`."""
