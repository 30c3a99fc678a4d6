"""Reading one talk: snapshots for the reader, and its intents as edits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject

from analysis.presentation.talk_detail import DocumentPlace, TalkDetail
from desktop.desk import Desk
from desktop.operations import reading
from storage.edits import ChangeSet
from storage.library import Library
from storage.records import FieldRef, LinkKey, Verdict
from widgets.reader.reader import Reader

_COME_TO_TALKS = frozenset(["report", "programme_event", "highlight", "note", "revision", "tagging", "evidence"])
"""Tables whose new rows may belong to the talk that is shown, although it does not know them yet."""

_ALWAYS_ASKED = frozenset(
    ["rating", "decision", "amendment", "attachment", "tag", "challenge", "focus_area", "business_unit", "conference"]
)
"""Tables of which a snapshot does not know the rows' keys, or whose names every talk shows."""


class ReadingController(QObject):
    """Keeps the reader showing its talk as the library has it, and does what is wanted in it."""

    def __init__(self, desk: Desk, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = reader
        self._talk_id = ""
        desk.bus.changed.connect(self._on_changed)
        desk.bus.recomputed.connect(lambda _: self._refresh())
        self._connect()

    @property
    def talk_id(self) -> str:
        """The talk that is shown or on its way, empty where none is."""
        return self._talk_id

    def show(self, talk_id: str) -> None:
        """Show a talk; none with an empty id."""
        self._reader.reports.flush()
        self._talk_id = talk_id
        if talk_id:
            self._refresh()
        else:
            self._reader.show_talk(None)

    def _refresh(self) -> None:
        if self._talk_id:
            ask = partial(reading.open_talk, talk_id=self._talk_id, analyst=self._desk.analyst)
            self._desk.query(ask, self._show, topic="reader")

    def _show(self, detail: TalkDetail | None) -> None:
        if detail is None:  # its import was taken back, or it was merged into another
            self._talk_id = ""
        self._reader.show_talk(detail)

    def _on_changed(self, change_set: ChangeSet, initiator: object) -> None:
        shown = self._reader.detail
        known = shown.row_ids if shown is not None and shown.talk.id == self._talk_id else frozenset([self._talk_id])
        if any(
            row.row_id in known
            or row.table in _ALWAYS_ASKED
            or (row.operation != "update" and row.table in _COME_TO_TALKS)
            for row in change_set.rows
        ):
            self._refresh()

    def _edit(self, operation: Callable[[Library], ChangeSet | None], done: Callable[[], object] | None = None) -> None:
        """Have an operation done in the analyst's name; `done` is called when it is in the library, or failed."""

        def failed(error: Exception) -> bool:
            if done is not None:
                done()
            return False

        self._desk.edit(
            operation, initiator=self._reader, done=lambda _: done() if done is not None else None, failed=failed
        )

    def _connect(self) -> None:
        intents, me = self._reader.intents, self._desk.analyst
        intents.highlight.connect(self._highlight)
        intents.recolour.connect(
            lambda key, colour: self._edit(partial(reading.recolour, highlight_id=key, colour=colour, analyst=me))
        )
        intents.remove_highlight.connect(
            lambda key: self._edit(partial(reading.remove_highlight, highlight_id=key, analyst=me))
        )
        intents.note.connect(self._note)
        intents.note_on_passage.connect(self._note_on_passage)
        intents.note_on_highlight.connect(lambda key, text: self._note(text, key))
        intents.change_note.connect(
            lambda key, text: self._edit(partial(reading.change_note, note_id=key, text=text, analyst=me))
        )
        intents.remove_note.connect(lambda key: self._edit(partial(reading.remove_note, note_id=key, analyst=me)))
        intents.evidence.connect(self._give_evidence)
        intents.evidence_of_highlight.connect(
            lambda key, challenge: self._edit(
                partial(reading.make_evidence, highlight_id=key, challenge_id=challenge, analyst=me)
            )
        )
        intents.write_report.connect(self._write_report)
        intents.edit_part.connect(self._edit_part)
        intents.rate.connect(
            lambda stars: self._edit(partial(reading.rate, talk_id=self._talk_id, stars=stars, analyst=me))
        )
        intents.decide.connect(self._decide)
        intents.source.connect(self._open_source)

    def _highlight(self, place: FieldRef, text: str, start: int, end: int, colour: str) -> None:
        operation = partial(
            reading.highlight, place=place, text=text, passage=(start, end), colour=colour, analyst=self._desk.analyst
        )
        self._edit(operation)

    def _note(self, text: str, highlight_id: str = "") -> None:
        operation = partial(
            reading.note, talk_id=self._talk_id, text=text, highlight_id=highlight_id, analyst=self._desk.analyst
        )
        self._edit(operation)

    def _note_on_passage(self, place: FieldRef, text: str, start: int, end: int, colour: str, written: str) -> None:
        me = self._desk.analyst
        self._edit(
            lambda library: reading.note_on_passage(library, place, text, (start, end), colour, written, analyst=me)
        )

    def _give_evidence(self, place: FieldRef, text: str, start: int, end: int, colour: str, challenge: str) -> None:
        me = self._desk.analyst
        self._edit(
            lambda library: reading.give_evidence(library, place, text, (start, end), colour, challenge, analyst=me)
        )

    def _write_report(self) -> None:
        talk_id, me = self._talk_id, self._desk.analyst

        def write_in_it() -> None:
            ask = partial(reading.open_talk, talk_id=talk_id, analyst=me)
            self._desk.query(ask, open_it, topic="reader")

        def open_it(detail: TalkDetail | None) -> None:
            self._show(detail)
            if detail is not None and detail.own_report is not None:
                self._reader.edit_report(detail.own_report.id)

        self._edit(partial(reading.write_report, talk_id=talk_id, analyst=me), write_in_it)

    def _edit_part(self, report_id: str, part: str, text: str) -> None:
        operation = partial(reading.write_part, report_id=report_id, part=part, text=text, analyst=self._desk.analyst)
        self._edit(operation, partial(self._reader.part_saved, report_id, part))

    def _decide(self, link_id: str, challenge_id: str, verdict: str, note: str) -> None:
        link = LinkKey(link_id, "talk", self._talk_id, challenge_id)
        decided = cast("Verdict", verdict)
        self._edit(partial(reading.decide_link, link=link, verdict=decided, note=note, analyst=self._desk.analyst))

    def _open_source(self, place: DocumentPlace) -> None:
        self._desk.query(partial(reading.open_source, place=place), self._reader.show_source, topic="reader.source")
