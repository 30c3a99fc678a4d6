"""A document's text with the place in it that speaks of a talk."""

from __future__ import annotations

import json
from collections.abc import Iterator

from analysis.presentation.talk_detail import DocumentPlace, SourceText
from storage.library import Library

_MOST_OBJECTS = 200
"""How many objects before a name in JSON are tried for being the event that the name belongs to."""


def located_source(library: Library, place: DocumentPlace) -> SourceText:
    """Return the text of a document as offsets count in it, with the place of the talk; "" for a workbook.

    Raises LookupError where the library has lost the document, and InputError where its bytes are no text any more.
    """
    from storage.importing.registry import source_text  # all readers of documents: not before one is wanted

    source = library.sources.get_all([place.source_id])[place.source_id]
    text = source_text(source.name, library.sources.content(source), source.encoding)
    if place.kind == "programme":
        start, end = event_place(text, place.needles)
    else:
        start, end = (place.start, place.end) if place.end <= len(text) else (0, 0)
    return SourceText(place, text, start, end)


def event_place(text: str, needles: tuple[str, ...]) -> tuple[int, int]:
    """Return where an event stands in the text of a programme, (0, 0) where nothing that names it is found.

    In JSON that is the whole object which holds the first of the needles that is found, else the line.
    """
    for needle in needles:
        for start in _found(text, needle):
            return _object_around(text, start) or _line_around(text, start)
    return 0, 0


def _found(text: str, needle: str) -> Iterator[int]:
    """Yield where a name stands as a JSON string, in either spelling of its letters, or else as plain text."""
    if not needle:
        return
    for spelling in (json.dumps(needle, ensure_ascii=False), json.dumps(needle), needle):
        start = text.find(spelling)
        if start >= 0:
            yield start


def _object_around(text: str, inside: int) -> tuple[int, int] | None:
    """Return the smallest JSON object around an offset, None where there is none."""
    decoder = json.JSONDecoder()
    start = inside
    for _ in range(_MOST_OBJECTS):
        start = text.rfind("{", 0, start)
        if start < 0:
            return None
        try:
            _, end = decoder.raw_decode(text, start)
        except ValueError:
            continue
        if end > inside:
            return start, end
    return None


def _line_around(text: str, inside: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, inside) + 1
    end = text.find("\n", inside)
    return start, len(text) if end < 0 else end
