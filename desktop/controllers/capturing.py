"""The capture place: the day by the clock, and what the analyst writes of its talks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from analysis.agendas import day_agenda, own_report_of
from desktop.desk import Desk
from desktop.operations import reading
from desktop.operations.capturing import capture
from storage.edits import ChangeSet
from widgets.capture.capture_place import CapturePlace

Clock = Callable[[], datetime]

_TICK = 20_000
"""Milliseconds between two looks at the clock."""
_PAUSE = 100
_SHOWN = frozenset({"talk", "report", "rating", "conference"})


def local_now() -> datetime:
    """Return the present moment; tests pass a clock of their own."""
    return datetime.now().astimezone()


class CapturingController(QObject):
    """Keeps the capture place true to the library and the clock, and writes down what is typed."""

    def __init__(
        self, desk: Desk, place: CapturePlace, parent: QObject | None = None, *, now: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._now = now
        self._is_stale = True
        self._is_shown = False
        self._pause = _timer(self, _PAUSE, self._ask, single_shot=True)
        self._clock = _timer(self, _TICK, lambda: place.tick(now()), single_shot=False)
        place.day_chosen.connect(self._ask_day)
        place.talk_chosen.connect(self._ask_report)
        place.sheet.written.connect(self.write)
        place.sheet.rated.connect(self.rate)
        desk.bus.changed.connect(self._note_change)

    def enter(self) -> None:
        """Somebody looks at the place from now on."""
        self._is_shown = True
        self._clock.start()
        self._place.tick(self._now())
        if self._is_stale:
            self._ask()

    def leave(self) -> None:
        """Nobody looks at it any more; what was typed is handed on."""
        self.flush()
        self._is_shown = False
        self._clock.stop()

    def flush(self) -> None:
        """Hand on what was typed and is not in the library yet."""
        self._place.sheet.flush()

    def write(self, talk_id: str, part: str, text: str) -> None:
        """Write a part of the analyst's own report."""
        analyst = self._desk.analyst

        def done(_: ChangeSet | None) -> None:
            if self._place.sheet.talk_id == talk_id:
                self._place.sheet.saved(part)

        self._desk.edit(
            lambda library: capture(library, talk_id, part, text, analyst=analyst), initiator=self, done=done
        )

    def rate(self, talk_id: str, stars: int) -> None:
        """Rate a talk."""
        analyst = self._desk.analyst
        self._desk.edit(lambda library: reading.rate(library, talk_id, stars, analyst=analyst))

    def _note_change(self, change_set: ChangeSet, _initiator: object) -> None:
        if not {row.table for row in change_set.rows} & _SHOWN:
            return
        self._is_stale = True
        if self._is_shown:
            self._pause.start()

    def _ask(self) -> None:
        self._is_stale = False
        self._ask_day(self._place.wanted_day)
        if self._place.sheet.talk_id:
            self._ask_report(self._place.sheet.talk_id)

    def _ask_day(self, day: str) -> None:
        analyst, now = self._desk.analyst, self._now()
        self._desk.query(
            lambda library: day_agenda(library, analyst, day, now.date().isoformat()),
            lambda agenda: self._place.show_agenda(agenda, self._now()),
            topic="agenda",
        )

    def _ask_report(self, talk_id: str) -> None:
        analyst = self._desk.analyst
        self._desk.query(
            lambda library: own_report_of(library, talk_id, analyst), self._place.show_report, topic="own-report"
        )


def _timer(parent: QObject, milliseconds: int, run: Callable[[], object], *, single_shot: bool) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.setSingleShot(single_shot)
    timer.timeout.connect(run)
    return timer
