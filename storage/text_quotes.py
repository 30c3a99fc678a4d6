"""Text-quote anchors: a passage held by its own words and those around it, so that it is found after an edit.

The three parts are those of the W3C Web Annotation Data Model, section 4.2.4:
https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32
"""Characters kept before and after the passage."""


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A passage, and the text just before and after it."""

    exact: str
    prefix: str
    suffix: str


def quote(text: str, start: int, end: int) -> TextQuote:
    """Return the anchor of `text[start:end]`; ValueError where that is no passage of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no passage {start}:{end} in {len(text)} characters")
    return TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find_quote(text: str, anchor: TextQuote, near: int = 0) -> tuple[int, int] | None:
    """Return where the passage stands in a text, or None where its words are gone.

    Of several places, the one whose surroundings agree longest with the anchor's wins, then the one nearest to `near`.
    """
    places: list[int] = []
    place = text.find(anchor.exact)
    while place >= 0:
        places.append(place)
        place = text.find(anchor.exact, place + 1)
    if not places:
        return None
    best = max(places, key=lambda start: (_agreement(text, start, anchor), -abs(start - near)))
    return best, best + len(anchor.exact)


def _agreement(text: str, start: int, anchor: TextQuote) -> int:
    """Return how many characters before and after the passage are those of the anchor."""
    end = start + len(anchor.exact)
    before = _common(text[max(0, start - CONTEXT) : start][::-1], anchor.prefix[::-1])
    return before + _common(text[end : end + CONTEXT], anchor.suffix)


def _common(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length
