"""Edits of what analysts mark and write while reading: highlights, notes on them, and evidence for challenges."""

from __future__ import annotations

from storage.edits import Change, Delete, Edit, Insert, Update, Value
from storage.errors import NotFoundError
from storage.ids import link_id, new_id, stable_id
from storage.library import Library
from storage.mark_edits import add_note, decide
from storage.messages import Message
from storage.records import FieldRef, Highlight, ItemRef, LinkKey
from storage.row_writer import analyst_id
from storage.text_quotes import quote


def add_highlight(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, analyst: str
) -> Edit:
    """Return the edit that highlights the characters from start to end (`passage`) of a field whose text is `text`.

    The passage is kept by its own words and those around it (see `storage.text_quotes`), so that it is found again in
    a new edition. Raises ValueError where it is no passage of the text.
    """
    row = _highlight_row(library, place, text, passage, colour, analyst)
    return Edit(Message("history.highlight"), (Insert("highlight", row),))


def recolour_highlight(highlight_id: str, colour: str) -> Edit:
    """Return the edit that gives a highlight another colour, by its name."""
    return Edit(Message("history.highlight_colour"), (Update("highlight", highlight_id, {"colour": colour}),))


def remove_highlight(library: Library, highlight_id: str) -> Edit:
    """Return the edit that removes a highlight; notes on it stay as notes on its item, what it was evidence for ends.

    Decisions of links that it led to stay too. Raises NotFoundError where there is no such highlight.
    """
    _highlight(library, highlight_id)
    changes: list[Change] = [
        Update("note", note.id, {"highlight_id": None}) for note in library.notes.on_highlight(highlight_id)
    ]
    changes.extend(Delete("evidence", evidence.id) for evidence in library.evidence.of_highlight(highlight_id))
    changes.append(Delete("highlight", highlight_id))
    return Edit(Message("history.highlight_removed"), tuple(changes))


def add_note_on_passage(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, note: str, analyst: str
) -> Edit:
    """Return the edit that highlights a passage and puts a note on it; ValueError as `add_highlight`."""
    highlight = _highlight_row(library, place, text, passage, colour, analyst)
    written = add_note(library, place.item, note, analyst, highlight_id=str(highlight["id"]))
    return Edit(written.message, (Insert("highlight", highlight), *written.changes))


def give_evidence(
    library: Library,
    place: FieldRef,
    text: str,
    passage: tuple[int, int],
    colour: str,
    challenge_id: str,
    analyst: str,
) -> Edit:
    """Return the edit that highlights a passage of a talk as evidence for a challenge and accepts the link of the two.

    Raises ValueError as `add_highlight`.
    """
    row = _highlight_row(library, place, text, passage, colour, analyst)
    found = _evidence(library, str(row["id"]), place.item, challenge_id, analyst)
    return Edit(found.message, (Insert("highlight", row), *found.changes))


def make_evidence(library: Library, highlight_id: str, challenge_id: str, analyst: str) -> Edit:
    """Return the edit that gives a highlight as evidence for a challenge and accepts the link of the two.

    Raises NotFoundError where there is no such highlight.
    """
    highlight = _highlight(library, highlight_id)
    if any(known.challenge_id == challenge_id for known in library.evidence.of_highlight(highlight_id)):
        return Edit(Message("history.evidence", {"challenge": ""}), ())
    return _evidence(library, highlight_id, highlight.item, challenge_id, analyst)


def _evidence(library: Library, highlight_id: str, item: ItemRef, challenge_id: str, analyst: str) -> Edit:
    row: dict[str, Value] = {
        "id": stable_id("evidence", highlight_id, challenge_id),
        "analyst_id": analyst_id(analyst),
        "highlight_id": highlight_id,
        "challenge_id": challenge_id,
        "made_at": library.timestamp(),
    }
    label = library.challenges.labels([challenge_id]).get(challenge_id, "")
    message = Message("history.evidence", {"challenge": label})
    if item.kind == "challenge":
        raise ValueError("a challenge is no evidence")
    link = LinkKey(link_id(item.id, challenge_id), item.kind, item.id, challenge_id)
    own = library.links.decision_of(link.id, analyst)
    accepted = decide(library, link, "accepted", own.note if own else "", analyst)
    return Edit(message, (Insert("evidence", row), *accepted.changes))


def _highlight(library: Library, highlight_id: str) -> Highlight:
    found = library.highlights.get(highlight_id)
    if found is None:
        raise NotFoundError(Message("lookup.no_highlight"), where=highlight_id)
    return found


def _highlight_row(
    library: Library, place: FieldRef, text: str, passage: tuple[int, int], colour: str, analyst: str
) -> dict[str, Value]:
    start, end = passage
    anchor = quote(text, start, end)
    return {
        "id": new_id(),
        "analyst_id": analyst_id(analyst),
        "field": place.field,
        "report_id": place.report_id or None,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": start,
        "end": end,
        "colour": colour,
        "made_at": library.timestamp(),
        f"{place.item.kind}_id": place.item.id,
    }
