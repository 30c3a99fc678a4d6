"""Highlights in the texts as they are shown now: every one is in its place or listed as without one, none is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.presentation.talk_detail import MarkedPassage, PartText
from storage.records import Evidence, Highlight, Note
from storage.text_quotes import Placement, TextQuote, place_quote

TextKey = tuple[str, str]
"""The id of a report, or "" for the talk itself, and the name of a field."""


def place_highlights(
    texts: Mapping[TextKey, PartText],
    highlights: Sequence[Highlight],
    notes: Sequence[Note],
    evidence: Sequence[Evidence],
    labels: Mapping[str, str],
) -> tuple[dict[TextKey, PartText], tuple[MarkedPassage, ...]]:
    """Return the texts with the highlights in place, by their beginnings, and the highlights that have none.

    A highlight is looked for in its own field, then in the other fields of its report. `notes` and `evidence` are those
    of any of them; `labels` names challenges by id.
    """
    placed: dict[TextKey, list[MarkedPassage]] = {key: [] for key in texts}
    unplaced: list[MarkedPassage] = []
    for highlight in highlights:
        passage = MarkedPassage(
            highlight=highlight,
            notes=tuple(note for note in notes if note.highlight_id == highlight.id),
            evidence=tuple(labels.get(e.challenge_id, "") for e in evidence if e.highlight_id == highlight.id),
        )
        found = next(_places(texts, highlight), None)
        if found is None:
            unplaced.append(passage)
            continue
        key, place = found
        placed[key].append(replace(passage, field=key[1], start=place.start, end=place.end, is_exact=place.is_exact))
    marked = {
        key: replace(part, passages=tuple(sorted(placed[key], key=lambda passage: (passage.start, passage.end))))
        for key, part in texts.items()
    }
    return marked, tuple(unplaced)


def _places(texts: Mapping[TextKey, PartText], highlight: Highlight) -> Iterator[tuple[TextKey, Placement]]:
    """Yield where a highlight can stand: in its own field first, then in the others of its report."""
    anchor = TextQuote(highlight.exact, highlight.prefix, highlight.suffix)
    own = (highlight.report_id, highlight.field)
    others = [key for key in texts if key[0] == highlight.report_id and key != own]
    for key in (own, *others):
        if key in texts:
            place = place_quote(texts[key].text, anchor, highlight.start)
            if place is not None:
                yield key, place
