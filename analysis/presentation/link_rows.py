"""A link with the names of what it joins, in one snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records import Challenge, Link


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """A talk or section as links name it; `source` joins the base names of its documents with "; "."""

    kind: str
    id: str
    title: str
    other_titles: tuple[str, ...]
    source: str
    number: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A suggested or decided link, or the bare score of a pair."""

    item: LinkedItem
    challenge: Challenge
    id: str
    score: float
    state: str
    link: Link | None = None
