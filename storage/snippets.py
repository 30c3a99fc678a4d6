"""Cutting the passage out of a stored text that shows best why the text answers a query."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from storage.search_query import Term
from storage.search_text import fold_with_offsets

ELLIPSIS = "…"

_CLAUSE_END = re.compile(r"[。！？；，、：\n]|[.!?;,:](?=\s|[^\x00-\x7f])")
_GAP = re.compile(r"\s+")
_SPLIT_WORD = re.compile("[A-Za-z0-9_À-ɏ][A-Za-z0-9_À-ɏ\u0300-\u036f]")


class Snippet(NamedTuple):
    """A passage on one line, and where in it the query's terms stand: (start, end) offsets, in order."""

    text: str
    matches: tuple[tuple[int, int], ...]


class _Match(NamedTuple):
    start: int
    end: int
    term: int


def cut_snippet(text: str, terms: Sequence[Term], width: int = 160) -> Snippet:
    """Return the passage of about `width` characters that holds most of the terms, with all their matches marked.

    The passage is cut from the stored text, where it can be at the ends of clauses or between words; `…` stands where
    it was cut, and white space is one space. It is longer than `width` by the two `…` at most, unless a single match
    is. Without a match it is the text's beginning.
    """
    found = _find(text, terms)
    if not found:
        return _on_one_line(text, 0, _last_break(text, 0, min(width, len(text))), ())
    first, last = _best_group(found, width)
    start, end = _with_context(text, found[first].start, max(match.end for match in found[first : last + 1]), width)
    inside = [(match.start, match.end) for match in found if start <= match.start and match.end <= end]
    return _on_one_line(text, start, end, _united(inside))


def _find(text: str, terms: Sequence[Term]) -> list[_Match]:
    """Return all matches in order of their start, as offsets in the stored text."""
    folded, offsets = fold_with_offsets(text)
    found: list[_Match] = []
    for number, term in enumerate(terms):
        for match in term.pattern.finditer(folded):
            after = offsets[match.end()] if match.end() < len(folded) else len(text)
            # Characters that fold to nothing, such as accents, go with what stands before them.
            found.append(_Match(offsets[match.start()], max(after, offsets[match.end() - 1] + 1), number))
    return sorted(found)


def _best_group(found: list[_Match], width: int) -> tuple[int, int]:
    """Return the first and last of the matches that fit into the width and hold most terms, then most matches."""
    best, best_worth = (0, 0), (0, 0)
    counts: dict[int, int] = {}
    first = 0
    for last, match in enumerate(found):
        counts[match.term] = counts.get(match.term, 0) + 1
        while first < last and match.end - found[first].start > width:
            counts[found[first].term] -= 1
            first += 1
        worth = (sum(1 for count in counts.values() if count), last - first + 1)
        if worth > best_worth:
            best, best_worth = (first, last), worth
    return best


def _with_context(text: str, start: int, end: int, width: int) -> tuple[int, int]:
    """Widen a passage to the width, a third of the context before it, and draw its ends in to where clauses break."""
    size = max(width, end - start)
    earliest = max(start - (size - (end - start)) // 3, 0)
    latest = min(earliest + size, len(text))
    earliest = max(latest - size, 0)
    return _first_break(text, earliest, start), _last_break(text, end, latest)


def _first_break(text: str, earliest: int, latest: int) -> int:
    """Return where a passage may begin: behind the first clause that ends in the range, else at a word's beginning."""
    if earliest == 0:
        return 0
    clause = _CLAUSE_END.search(text, earliest - 1, latest)
    if clause is not None:
        return clause.end()
    while earliest < latest and _SPLIT_WORD.match(text, earliest - 1):
        earliest += 1
    return earliest


def _last_break(text: str, earliest: int, latest: int) -> int:
    """Return where a passage may end: with a clause, where that leaves half of the range, else at a word's end."""
    if latest == len(text):
        return latest
    clauses = [clause.end() for clause in _CLAUSE_END.finditer(text, (earliest + latest) // 2, latest)]
    if clauses:
        return clauses[-1]
    end = latest
    while end > earliest and _SPLIT_WORD.match(text, end - 1):
        end -= 1
    return end or latest  # not even the text's first word may fit


def _united(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return ordered spans without overlaps."""
    united: list[tuple[int, int]] = []
    for start, end in spans:
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def _on_one_line(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> Snippet:
    """Cut the passage out, white space made single spaces and ellipses added, and move the spans along with it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    head = ELLIPSIS if text[:start].strip() else ""
    tail = ELLIPSIS if text[end:].strip() else ""

    def moved(position: int) -> int:
        return len(head) + len(_GAP.sub(" ", text[start:position]))

    passage = head + _GAP.sub(" ", text[start:end]) + tail
    return Snippet(passage, tuple((moved(span_start), moved(span_end)) for span_start, span_end in spans))
