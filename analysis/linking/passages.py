"""Texts cut into the passages that a receipt can quote: sentences, lines and bullets, as stored characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 200
"""Characters of the longest passage; longer sentences are cut at a comma, a tab or a space."""

_SENTENCE = re.compile(r"(?:[^。！？；!?;.\n]|\.(?!\s))*(?:[。！？；!?;]+[”’」』）)]*|\.(?=\s)|\n|\Z)")
_LEADING = re.compile(r"(?:\s|#+(?=\s)|[*+>-](?=\s)|[•·●■◆»–—]|[（(]?\d{1,2}[)）.、](?!\d))*")
_WORD = re.compile(r"[^\W_]")
_PAUSE = re.compile(r"[，,、：:\t ]")


def passages(text: str) -> list[tuple[int, int]]:
    """Return the passages of a text as (start, end) offsets, in order, each with a word in it.

    White space around a passage, and bullets, list numbers and heading marks before it, are left out.
    """
    found = []
    for sentence in _SENTENCE.finditer(text):
        for start, end in _pieces(text, sentence.start(), sentence.end()):
            bare = text[start:end].rstrip()
            marks = _LEADING.match(bare)
            first = start + (marks.end() if marks else 0)
            if _WORD.search(text, first, end):
                found.append((first, start + len(bare)))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the sentence from `start` to `end` so that no piece is longer than LONGEST."""
    while end - start > LONGEST:
        pauses = [pause.end() for pause in _PAUSE.finditer(text, start, start + LONGEST)]
        cut = pauses[-1] if pauses else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
