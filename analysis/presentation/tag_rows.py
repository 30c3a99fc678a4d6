"""Tags as the manager, the picker and the bar of keys show them: a tree with counts, and choices for some talks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.presentation.matching import build_index, rank
from storage.records import Tag
from storage.text import normalise, single_line

TagState = Literal["all", "some", "none"]
"""How many of the talks in question have a tag."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """One tag in its tree; `path` names the tags above it, outermost first."""

    id: str
    name: str
    parent_id: str = ""
    colour: str = ""
    shortcut: str = ""
    path: tuple[str, ...] = ()
    own: int = 0
    """Talks that have the tag itself."""
    total: int = 0
    """Talks that have the tag or one below it, each once."""


@dataclass(frozen=True, slots=True)
class TagChoice:
    """A tag that may be put on some talks, and how many of these have it."""

    row: TagRow
    state: TagState


def tag_rows(tags: Iterable[Tag], own: Mapping[str, int], total: Mapping[str, int]) -> tuple[TagRow, ...]:
    """Return tags in the order of their tree, each before those below it, neighbours by name.

    `own` and `total` count talks by tag id; a tag that is not counted has none.
    """
    below: dict[str, list[Tag]] = {}
    known = {tag.id: tag for tag in tags}
    for tag in known.values():
        below.setdefault(tag.parent_id if tag.parent_id in known else "", []).append(tag)
    rows: list[TagRow] = []
    pending: list[tuple[Tag, tuple[str, ...]]] = [(tag, ()) for tag in _by_name(below.get("", ()))]
    while pending:
        tag, path = pending.pop()
        counts = (own.get(tag.id, 0), total.get(tag.id, 0))
        parent_id = tag.parent_id if path else ""
        rows.append(TagRow(tag.id, tag.name, parent_id, tag.colour, tag.shortcut, path, *counts))
        inner = (*path, tag.name)
        pending.extend((child, inner) for child in _by_name(below.get(tag.id, ())))
    return tuple(rows)


def matching_rows(rows: Sequence[TagRow], text: str) -> tuple[TagRow, ...]:
    """Return the rows whose names hold a text (case, width and script aside), with those above them, in order."""
    wanted = normalise(single_line(text))
    if not wanted:
        return tuple(rows)
    parents = {row.id: row.parent_id for row in rows}
    shown: set[str] = set()
    for row in rows:
        if wanted in normalise(row.name):
            tag_id = row.id
            while tag_id and tag_id not in shown:
                shown.add(tag_id)
                tag_id = parents[tag_id]
    return tuple(row for row in rows if row.id in shown)


def rows_below(rows: Sequence[TagRow], tag_ids: Collection[str]) -> frozenset[str]:
    """Return the ids of some tags and of all that stand below them: where none of them can be moved to."""
    found = set(tag_ids)
    for row in rows:  # those above come first
        if row.parent_id in found:
            found.add(row.id)
    return frozenset(found)


def named_row(rows: Iterable[TagRow], name: str) -> TagRow | None:
    """Return the row of that name (case, width and script aside), or None."""
    wanted = normalise(single_line(name))
    return next((row for row in rows if normalise(row.name) == wanted), None)


def tag_choices(rows: Sequence[TagRow], having: Mapping[str, Collection[str]], talks: int) -> tuple[TagChoice, ...]:
    """Return each row with how many of so many talks have it; `having` names by tag id those that do."""
    counts = {tag_id: len(talk_ids) for tag_id, talk_ids in having.items()}
    return tuple(TagChoice(row, _state(counts.get(row.id, 0), talks)) for row in rows)


def matching_choices(
    choices: Sequence[TagChoice], text: str, spellings: Mapping[str, str] | None = None
) -> tuple[TagChoice, ...]:
    """Return the choices whose names answer to what was typed, best first; all in their order where nothing was.

    `spellings` (of `matching.spell_out`, by name) lets pinyin find Chinese names.
    """
    if not text.strip():
        return tuple(choices)
    index = build_index([choice.row.name for choice in choices], spellings)
    return tuple(choices[match.place] for match in rank(text, index, len(choices)))


def keyed_rows(rows: Iterable[TagRow]) -> tuple[TagRow, ...]:
    """Return the rows that have a key, by key."""
    return tuple(sorted((row for row in rows if row.shortcut), key=lambda row: row.shortcut))


def _state(having: int, talks: int) -> TagState:
    if not having:
        return "none"
    return "all" if having >= talks else "some"


def _by_name(tags: Iterable[Tag]) -> list[Tag]:
    """Return tags by name, the last first, as a stack takes them."""
    return sorted(tags, key=lambda tag: (normalise(tag.name), tag.id), reverse=True)
