"""What keeps the window steady while other threads work: when garbage is collected, and how threads take turns."""

from __future__ import annotations

import gc
import sys
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

_THRESHOLDS: Final = (5_000, 10, 1_000)
"""Young objects are looked through in portions of at most 50,000, some milliseconds; old ones hardly ever unasked.

A look through all objects of a library of 5,000 talks takes 0.1 to 0.2 s, in which no thread gets on.
"""

_TURN_SECONDS: Final = 0.001
"""How long a thread may keep the window waiting for its turn; Python's own 5 ms add up to dropped frames."""


class Steadiness(QObject):
    """Makes the settings for a program with a window, and collects old garbage when nobody looks at it."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self._before = gc.get_threshold(), sys.getswitchinterval()
        gc.set_threshold(*_THRESHOLDS)
        sys.setswitchinterval(_TURN_SECONDS)
        application.applicationStateChanged.connect(self._collect_unseen)

    def settle(self) -> None:
        """Exempt all that is there from collection, once the program is made: its modules and widgets stay anyway."""
        gc.collect()
        gc.freeze()

    def let_go(self) -> None:
        """Put everything back as it was: the program ends, its process may go on."""
        self._application.applicationStateChanged.disconnect(self._collect_unseen)
        thresholds, turn = self._before
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(turn)
        gc.unfreeze()

    def _collect_unseen(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()
