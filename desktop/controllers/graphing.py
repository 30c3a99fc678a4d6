"""The graph place: its links, filtered as it asks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from analysis.challenge_views import library_outline
from desktop.desk import Desk
from widgets.graph.graph_place import GraphPlace

_PAUSE = 120
"""Milliseconds without a further change before the links are read anew."""


class GraphingController(QObject):
    """Keeps the graph place true to the library while somebody looks at it."""

    def __init__(self, desk: Desk, place: GraphPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._is_stale = True
        self._is_shown = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        place.filter_changed.connect(self._note_change)
        desk.bus.changed.connect(self._note_change)
        desk.bus.recomputed.connect(self._note_change)

    def enter(self) -> None:
        """Somebody looks at the place from now on."""
        self._is_shown = True
        if self._is_stale:
            self._ask()

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._is_shown = False

    def _note_change(self, *_: object) -> None:
        self._is_stale = True
        if self._is_shown:
            self._pause.start()

    def _ask(self) -> None:
        self._is_stale = False
        wanted = self._place.wanted
        self._desk.query(lambda library: library_outline(library, wanted), self._place.show_outline, topic="graph")
