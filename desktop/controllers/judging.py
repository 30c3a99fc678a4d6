"""The challenges place: the sheet, a challenge with its candidates, decisions and keywords."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from analysis.challenge_views import challenge_detail, challenge_rows
from desktop.desk import Desk
from desktop.operations.judging import judge, set_keywords
from storage.edits import ChangeSet
from storage.records import Verdict
from widgets.challenges.challenges_place import ChallengesPlace

_PAUSE = 100
"""Milliseconds without a further change before the place is read anew: an import makes many."""

_SHOWN = frozenset(
    {"business_unit", "focus_area", "challenge", "keyword", "decision", "talk", "section", "conference", "suggestion"}
)


class JudgingController(QObject):
    """Keeps the challenges place true to the library while somebody looks at it, and carries out what it asks for."""

    def __init__(self, desk: Desk, place: ChallengesPlace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._is_stale = True
        self._is_shown = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        place.challenge_chosen.connect(self._ask_detail)
        place.decided.connect(self.decide)
        place.keywords_entered.connect(self.set_keywords)
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

    def decide(self, link_id: str, verdict: Verdict) -> None:
        """Accept or reject a link; the note of an earlier decision stays."""
        analyst = self._desk.analyst
        self._desk.edit(lambda library: judge(library, link_id, verdict, analyst), initiator=self)

    def set_keywords(self, challenge_id: str, words: Sequence[str]) -> None:
        """Give a challenge these keywords and no others."""
        analyst = self._desk.analyst
        self._desk.edit(lambda library: set_keywords(library, challenge_id, words, analyst), initiator=self)

    def _note_change(self, change: ChangeSet | str, *_: object) -> None:
        tables = {row.table for row in change.rows} if isinstance(change, ChangeSet) else {change}
        if not tables & _SHOWN:
            return
        self._is_stale = True
        if self._is_shown:
            self._pause.start()

    def _ask(self) -> None:
        self._is_stale = False
        self._desk.query(challenge_rows, self._place.show_rows, topic="challenge-rows")
        if self._place.chosen:
            self._ask_detail(self._place.chosen)

    def _ask_detail(self, challenge_id: str) -> None:
        self._desk.query(
            lambda library: challenge_detail(library, challenge_id), self._place.show_detail, topic="challenge-detail"
        )
