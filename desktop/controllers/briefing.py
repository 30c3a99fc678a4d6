"""Briefings: what there is to choose, the outline of what is chosen, and its export."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer

from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingDocument, BriefingScope
from analysis.presentation.briefing_choices import BriefingChoices, briefing_choices
from desktop.desk import Desk
from desktop.operations.briefing import brief_file, gather
from storage.errors import RequestError
from storage.library import Library
from storage.messages import Message
from widgets.briefing.briefing_place import BriefingPlace
from widgets.common.file_dialogs import ask_where_to_save
from widgets.common.texts import Texts

_PAUSE = 150
"""Milliseconds without a new choice or change before the outline is composed again."""


class BriefingController(QObject):
    """Keeps the briefing place true to the library while somebody looks at it."""

    def __init__(self, desk: Desk, place: BriefingPlace, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self._texts = texts
        self._is_stale = True
        self._is_shown = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        place.scope_changed.connect(self._note_change)
        place.export_wanted.connect(self.ask_where)
        desk.bus.changed.connect(self._note_change)
        desk.bus.recomputed.connect(self._note_change)

    def enter(self) -> None:
        """Somebody looks at the place from now on."""
        self._is_shown = True
        if self._is_stale:
            self._ask()

    def leave(self) -> None:
        """Nobody looks at it any more: it need not follow every change."""
        self._is_shown = False

    def ask_where(self, scope: BriefingScope) -> None:
        """Ask for the file, then write the briefing."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = datetime.now().astimezone().date().isoformat()
        suggestion = Path(folder, self._texts("briefing_place.file_name", day=day))
        title = self._place.export_action.text().rstrip("…")
        ask_where_to_save(self._place, title, suggestion, "PDF (*.pdf)", lambda target: self.export(scope, target))

    def export(self, scope: BriefingScope, target: Path) -> None:
        """Write the briefing of a scope to a file, in the worker process."""
        today = datetime.now().astimezone().date().isoformat()
        dated = replace(scope, prepared_on=today, prepared_by=self._desk.analyst)
        message = Message("progress.briefing", {"name": target.name})
        self._desk.compute(message, brief_file, self._desk.path, target, dated, done=self._place.file_written.emit)

    def _note_change(self, *_: object) -> None:
        self._is_stale = True
        if self._is_shown:
            self._pause.start()

    def _ask(self) -> None:
        self._is_stale = False
        scope = self._place.scope
        self._desk.query(lambda library: _look(library, scope), self._show, topic="briefing")

    def _show(self, found: tuple[BriefingChoices, BriefingDocument]) -> None:
        choices, document = found
        self._place.show_choices(choices)
        self._place.show_document(document)


def _look(library: Library, scope: BriefingScope) -> tuple[BriefingChoices, BriefingDocument]:
    material = gather(library)
    choices = briefing_choices(material)
    try:
        return choices, compose(material, scope)
    except RequestError:  # what was chosen has just been taken away: showing the new choices drops it
        return choices, compose(material, BriefingScope(language=scope.language))
