"""Knowing the items of an older edition again in a newer one, although they were moved, renumbered or reworded."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from storage.text import normalise

SIMILAR = 85.0
"""From this share of common characters (rapidfuzz ratio, 0-100) on, two wordings are one item."""

_LONGEST_COMPARED = 500
_MOST_COMPARISONS = 250_000
_NUMBERS = re.compile(r"\d+")

_Key = Callable[["Item"], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Item:
    """What an item is known by: names that identify it, its wording, and the group in which both count."""

    names: tuple[str, ...]
    text: str
    group: str = ""


def pair(known: dict[str, Item], found: Sequence[Item]) -> list[str | None]:
    """Return, for each found item, the id of the known item that it continues, or None; each known one at most once.

    A common name with the same wording comes first; then the same wording; then a similar one; then a common name.
    """
    result: list[str | None] = [None] * len(found)
    free = dict(known)
    _settle(result, free, found, lambda item: ((item.group, name, item.text) for name in item.names))
    _settle(result, free, found, lambda item: [(item.group, item.text)] if item.text else [])
    _settle_similar(result, free, found)
    _settle(result, free, found, lambda item: ((item.group, name) for name in item.names))
    return result


def similarity(first: str, second: str) -> float:
    """Return how much two wordings have in common, 0 to 100 (normalised indel similarity, as rapidfuzz computes it).

    Wordings whose numbers differ have nothing in common: part 1 is not part 2.
    """
    from rapidfuzz import fuzz

    one, other = normalise(first[:_LONGEST_COMPARED]), normalise(second[:_LONGEST_COMPARED])
    if not one or not other or _NUMBERS.findall(one) != _NUMBERS.findall(other):
        return 0.0
    return float(fuzz.ratio(one, other))


def _settle(result: list[str | None], free: dict[str, Item], found: Sequence[Item], keys: _Key) -> None:
    places: dict[Hashable, list[str]] = {}
    for item_id, item in free.items():
        for key in keys(item):
            places.setdefault(key, []).append(item_id)
    for index, item in enumerate(found):
        if result[index] is None:
            candidates = (item_id for key in keys(item) for item_id in places.get(key, ()) if item_id in free)
            _take(result, free, index, next(candidates, None))


def _settle_similar(result: list[str | None], free: dict[str, Item], found: Sequence[Item]) -> None:
    left = [index for index, settled in enumerate(result) if settled is None]
    if len(left) * len(free) > _MOST_COMPARISONS:
        return
    scored = [
        (similarity(item.text, found[index].text), -index, item_id)
        for index in left
        for item_id, item in free.items()
        if item.group == found[index].group
    ]
    for score, negative_index, item_id in sorted(scored, reverse=True):
        if score >= SIMILAR and item_id in free and result[-negative_index] is None:
            _take(result, free, -negative_index, item_id)


def _take(result: list[str | None], free: dict[str, Item], index: int, item_id: str | None) -> None:
    if item_id is not None:
        result[index] = item_id
        del free[item_id]
