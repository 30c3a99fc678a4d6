"""The form of a talk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from analysis.presentation.catalogue_rows import TalkForm
from analysis.presentation.talk_moments import read_moment, write_moment
from storage.records import Speaker, Talk
from widgets.common.texts import Texts
from widgets.editing.edit_dialog import EditDialog
from widgets.editing.fields import Field, choice_field, line_field, list_field, offer, suggesting_field, text_field
from widgets.editing.moment_edit import MomentEdit, moment_field
from widgets.editing.speakers_edit import SpeakersEdit, speakers_field

_PLAIN = ("title", "other_titles", "conference_id", "code", "session_type", "room", "track", "subtrack", "abstract")
_MOMENTS = ("start", "end")


class TalkDialog(EditDialog):
    """A talk as it can be written by hand; what differs from the documents is marked, and can be set back."""

    talk_entered = Signal(object, object)
    """The talk as it was entered and as it was shown before; a new one has an empty `id`."""
    conference_chosen = Signal(str)
    """Somebody has chosen the conference, by its id: what else is entered there can be offered."""

    def __init__(self, texts: Texts, form: TalkForm, parent: QWidget | None = None) -> None:
        super().__init__(texts, "form.edit_talk" if form.talk.id else "form.new_talk", parent)
        self._form = form
        self.resize(760, 720)
        for name, field, row, column, is_wide in self._fields():
            self.add(name, field, row, column, wide=is_wide)
        for name in _PLAIN:
            self.entries[name].fill(getattr(form.talk, name))
        for name in _MOMENTS:
            self._fill_moment(name)
        self.entries["speakers"].fill(form.talk.speakers)
        conference = self.entries["conference_id"].field
        conference.setEnabled(form.can_move)
        if isinstance(conference, QComboBox):
            conference.currentIndexChanged.connect(lambda: self.conference_chosen.emit(conference.currentData()))
        for name in form.corrected & self.entries.keys():
            self._mark(name)
        self.save_wanted.connect(self._tell)
        self.entries["title"].field.setFocus()
        texts.follow(self.retranslate)

    def entered(self) -> Talk:
        """Return the talk as it is entered; what is in no field stays."""
        talk = replace(
            self._form.talk,
            **{name: self.entries[name].value() for name in _PLAIN},
            speakers=self.entries["speakers"].value(),
        )
        zone = next((c.time_zone for c in self._form.conferences if c.id == talk.conference_id), "")
        start, end = (write_moment(self.entries[name].value(), zone, self._text_before(name)) for name in _MOMENTS)
        return replace(talk, start=start, end=end)

    def offer_entries(self, entries: Mapping[str, Sequence[str]]) -> None:
        """Offer other types, tracks, sub-tracks and rooms, by entry; what is entered stays."""
        for name, texts in entries.items():
            box = self.entries[name].field
            if isinstance(box, QComboBox):
                offer(box, texts)

    def _fields(self) -> list[tuple[str, Field, int, int, bool]]:
        """Return the fields with their places: row, column, and whether they go over both columns."""
        form = self._form
        conferences = [(c.name or self._texts("catalogue.unnamed_conference"), c.id) for c in form.conferences]
        return [
            ("title", line_field(), 0, 0, True),
            ("other_titles", list_field(2), 1, 0, True),
            ("conference_id", choice_field(conferences), 2, 0, False),
            ("code", line_field(), 2, 1, False),
            ("session_type", suggesting_field(form.session_types), 3, 0, False),
            ("room", suggesting_field(form.rooms), 3, 1, False),
            ("track", suggesting_field(form.tracks), 4, 0, False),
            ("subtrack", suggesting_field(form.subtracks), 4, 1, False),
            ("start", moment_field(MomentEdit(self._texts)), 5, 0, False),
            ("end", moment_field(MomentEdit(self._texts)), 5, 1, False),
            ("speakers", speakers_field(SpeakersEdit(self._texts)), 6, 0, True),
            ("abstract", text_field(6), 7, 0, True),
        ]

    def _fill_moment(self, name: str) -> None:
        moment = read_moment(getattr(self._form.talk, name))
        edit = self.entries[name].field
        hint = moment.clock or read_moment(self._form.talk.start).clock
        if hint is not None and isinstance(edit, MomentEdit):
            edit.set_clock(hint)  # where somebody begins who knows more
        self.entries[name].fill(moment)

    def _mark(self, name: str) -> None:
        value = getattr(self._form.stated, name)
        said = _SAID.get(name, str)(value)
        self.entries[name].show_stated(read_moment(value) if name in _MOMENTS else value, said)

    def _text_before(self, name: str) -> str:
        """Return how a moment was written that now stands in its field again, else as it was before."""
        stated = str(getattr(self._form.stated, name))
        is_stated = self.entries[name].value() == read_moment(stated)
        return stated if is_stated else str(getattr(self._form.talk, name))

    def _tell(self) -> None:
        self.talk_entered.emit(self.entered(), self._form.talk)


def _said_of_speakers(speakers: tuple[Speaker, ...]) -> str:
    return "; ".join(", ".join(filter(None, (s.name, s.role, s.affiliation))) for s in speakers)


def _said_of_moment(text: str) -> str:
    moment = read_moment(text)
    return moment.clock.strftime("%Y-%m-%d %H:%M" if moment.precision == "time" else "%Y-%m-%d") if moment.clock else ""


_SAID: dict[str, Callable[..., str]] = {
    "other_titles": " / ".join,
    "speakers": _said_of_speakers,
    "start": _said_of_moment,
    "end": _said_of_moment,
}
