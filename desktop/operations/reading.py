"""One talk as an analyst reads it, and what they write and judge while they do."""

from __future__ import annotations

from analysis.presentation.talk_detail import DocumentPlace, SourceText, TalkDetail
from analysis.source_places import located_source
from analysis.talk_details import talk_detail
from storage import mark_edits, passage_edits, report_edits
from storage.edits import ChangeSet
from storage.library import Library
from storage.records import FieldRef, ItemRef, LinkKey, Verdict


def open_talk(library: Library, talk_id: str, *, analyst: str) -> TalkDetail | None:
    """Return a talk as an analyst reads it, None where there is no such talk."""
    return talk_detail(library, talk_id, analyst)


def open_source(library: Library, place: DocumentPlace) -> SourceText:
    """Return a document's text with the place that speaks of the talk."""
    return located_source(library, place)


def highlight(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, *, analyst: str
) -> ChangeSet | None:
    """Highlight a passage of a field that shows `text`."""
    return library.apply(passage_edits.add_highlight(library, place, text, passage, colour, analyst), analyst)


def recolour(library: Library, highlight_id: str, colour: str, *, analyst: str) -> ChangeSet | None:
    """Give a highlight another colour."""
    return library.apply(passage_edits.recolour_highlight(highlight_id, colour), analyst)


def remove_highlight(library: Library, highlight_id: str, *, analyst: str) -> ChangeSet | None:
    """Remove a highlight; notes on it stay with the talk."""
    return library.apply(passage_edits.remove_highlight(library, highlight_id), analyst)


def note(library: Library, talk_id: str, text: str, *, analyst: str, highlight_id: str = "") -> ChangeSet | None:
    """Put a note on a talk, or on one of its highlights; a blank one is none."""
    if not text.strip():
        return None
    item = ItemRef("talk", talk_id)
    return library.apply(mark_edits.add_note(library, item, text, analyst, highlight_id=highlight_id), analyst)


def note_on_passage(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, written: str, *, analyst: str
) -> ChangeSet | None:
    """Highlight a passage and put a note on it; with a blank note, only highlight it."""
    if not written.strip():
        return highlight(library, place, text, passage, colour, analyst=analyst)
    edit = passage_edits.add_note_on_passage(library, place, text, passage, colour, written, analyst)
    return library.apply(edit, analyst)


def change_note(library: Library, note_id: str, text: str, *, analyst: str) -> ChangeSet | None:
    """Give a note another text; a blank one removes it."""
    edit = mark_edits.change_note(note_id, text) if text.strip() else mark_edits.remove_note(note_id)
    return library.apply(edit, analyst)


def remove_note(library: Library, note_id: str, *, analyst: str) -> ChangeSet | None:
    """Remove a note."""
    return library.apply(mark_edits.remove_note(note_id), analyst)


def give_evidence(
    library: Library,
    place: FieldRef,
    text: str,
    passage: tuple[int, int],
    colour: str,
    challenge_id: str,
    *,
    analyst: str,
) -> ChangeSet | None:
    """Highlight a passage as evidence for a challenge and accept the link of the two."""
    edit = passage_edits.give_evidence(library, place, text, passage, colour, challenge_id, analyst)
    return library.apply(edit, analyst)


def make_evidence(library: Library, highlight_id: str, challenge_id: str, *, analyst: str) -> ChangeSet | None:
    """Give a highlight as evidence for a challenge and accept the link of the two."""
    return library.apply(passage_edits.make_evidence(library, highlight_id, challenge_id, analyst), analyst)


def write_report(library: Library, talk_id: str, *, analyst: str) -> ChangeSet | None:
    """Begin the analyst's own report of a talk."""
    return library.apply(report_edits.write_report(library, talk_id, analyst), analyst)


def write_part(library: Library, report_id: str, part: str, text: str, *, analyst: str) -> ChangeSet | None:
    """Write a part of a report: an own one in place, any other as the analyst's version of it; empty goes back."""
    return library.apply(report_edits.write_part(library, report_id, part, text, analyst), analyst)


def rate(library: Library, talk_id: str, stars: int, *, analyst: str) -> ChangeSet | None:
    """Rate a talk with one to five stars, or take them away with 0."""
    return library.apply(mark_edits.rate_talk(library, talk_id, stars, analyst), analyst)


def decide_link(library: Library, link: LinkKey, verdict: Verdict, note: str, *, analyst: str) -> ChangeSet | None:
    """Accept or reject a link, suggested or not."""
    return library.apply(mark_edits.decide(library, link, verdict, note, analyst), analyst)
