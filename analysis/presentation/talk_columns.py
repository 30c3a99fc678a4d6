"""What the table is sorted by: for each column a number per talk, equal where the talks are equal in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from analysis.presentation.collation import sort_key
from analysis.presentation.talk_filter import STATUSES, ColumnName, TalkSort
from storage.repositories.talk_list import ListedTalk

Ranks = NDArray[np.int32]

_BLANK = -1

_TEXTS: Mapping[ColumnName, Callable[[ListedTalk], str]] = MappingProxyType(
    {
        "title": lambda talk: talk.title,
        "conference": lambda talk: talk.conference.name,
        "code": lambda talk: talk.code,
        "track": lambda talk: f"{talk.track}\x01{talk.subtrack}" if talk.track else talk.subtrack,
        "type": lambda talk: talk.session_type,
        "room": lambda talk: talk.room,
        "speakers": lambda talk: "\x01".join(talk.speakers),
        "tags": lambda talk: "\x01".join([tag.name for tag in talk.tags]),
        "business_units": lambda talk: "\x01".join([unit.name for unit in talk.business_units]),
        "topics": lambda talk: "\x01".join(talk.topics),
        "authors": lambda talk: "\x01".join(talk.authors),
    }
)
_NUMBERS: Mapping[ColumnName, Callable[[ListedTalk], float]] = MappingProxyType(
    {
        "status": lambda talk: STATUSES.index(talk.status) + 1,
        "rating": lambda talk: talk.rating,
        "others_rating": lambda talk: talk.others_rating,
        "links": lambda talk: talk.best_score if talk.links else 0.0,
        "notes": lambda talk: talk.notes,
        "highlights": lambda talk: talk.highlights,
        "warnings": lambda talk: talk.warnings,
    }
)


def ranks(talks: Sequence[ListedTalk], column: ColumnName) -> Ranks:
    """Return each talk's place among the different values of a column, -1 where it has none.

    The talks are in their natural order, which is that of the column `start`.
    """
    if column == "start":
        places = np.arange(len(talks), dtype=np.int32)
        places[[place for place, talk in enumerate(talks) if not talk.start]] = _BLANK
        return places
    if column in _NUMBERS:
        return _dense(list(map(_NUMBERS[column], talks)), 0)
    return _dense_texts(list(map(_TEXTS[column], talks)))


def in_order(places: NDArray[np.int32], keys: Ranks, sort: TalkSort) -> NDArray[np.int32]:
    """Return the places of some talks in the order asked for; equal ones stay as they were, those without come last."""
    chosen = keys[places]
    blank = chosen == _BLANK
    wanted = -chosen if sort.descending else chosen
    wanted[blank] = np.iinfo(np.int32).max
    return places[np.argsort(wanted, kind="stable")]


def _dense(values: Sequence[float], blank: float) -> Ranks:
    numbers = np.array(values, np.float64)
    places = np.unique(numbers, return_inverse=True)[1].astype(np.int32)
    places[numbers == blank] = _BLANK
    return places


def _dense_texts(values: Sequence[str]) -> Ranks:
    keys = {text: sort_key(text) for text in set(values)}
    place = {key: at for at, key in enumerate(sorted(set(keys.values())))}
    by_text = {text: place[key] if text else _BLANK for text, key in keys.items()}
    return np.array([by_text[text] for text in values], np.int32)
