"""Whether a file is a new edition of a document that the library knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.records import Source

SAME_ITEMS = 0.6
"""From this share of common items on (of the larger edition), a file under another name is the same document."""


@dataclass(frozen=True, slots=True)
class EditionItem:
    """An item as editions are compared by it: its whole wording, and the names under which it goes whatever it says."""

    wording: str
    names: frozenset[str]


def edition_of(
    name: str, candidates: Sequence[Source], items: Sequence[EditionItem], known: Mapping[str, Sequence[EditionItem]]
) -> Source | None:
    """Return the source that the file continues, or None where it is a new document.

    `candidates` are the sources of its conference and kind; `known` holds each candidate's items by source id. A source
    of the same name is continued if anything in it goes by a name that the file has too: every day's digest may be
    called the same, and so may a document and its translation. Else it is the one that shares most wordings.
    """
    namesakes = [source for source in candidates if source.name == name]
    by_name = _best(namesakes, {source.id: _share(_names(items), _names(known[source.id])) for source in namesakes})
    if by_name is not None:
        return by_name
    shares = {source.id: _share(_wordings(items), _wordings(known[source.id])) for source in candidates}
    return _best(candidates, shares, at_least=SAME_ITEMS)


def _best(sources: Sequence[Source], shares: Mapping[str, float], at_least: float = 0.0) -> Source | None:
    best = max(sources, key=lambda source: shares[source.id], default=None)
    return best if best is not None and shares[best.id] >= at_least and shares[best.id] > 0 else None


def _names(items: Sequence[EditionItem]) -> frozenset[str]:
    return frozenset().union(*(item.names for item in items))


def _wordings(items: Sequence[EditionItem]) -> frozenset[str]:
    return frozenset(item.wording for item in items)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    larger = max(len(first), len(second))
    return len(first & second) / larger if larger else 0.0
