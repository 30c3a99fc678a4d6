"""Which talks somebody wants to see and in which order: the state of the talk table, and its JSON for saved views."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal, get_args

from storage.records import TalkStatus

FacetName = Literal["conference", "day", "track", "type", "business_unit", "topic", "tag", "status", "author"]
FACETS: Final[tuple[FacetName, ...]] = get_args(FacetName)
"""What talks are told apart by, in the order in which the panel shows it."""

STATUSES: Final[tuple[TalkStatus, ...]] = ("planned", "moved", "cancelled", "reported")
"""In the order in which they are listed and sorted."""

WITHOUT = ""
"""The value of a facet that stands for talks that have none: no tag, no day."""

ColumnName = Literal[
    "title",
    "start",
    "conference",
    "code",
    "track",
    "type",
    "room",
    "speakers",
    "status",
    "tags",
    "rating",
    "others_rating",
    "business_units",
    "links",
    "topics",
    "authors",
    "notes",
    "highlights",
    "warnings",
]
COLUMNS: Final[tuple[ColumnName, ...]] = get_args(ColumnName)
"""The columns of the table, each of which it can be sorted by."""


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """Values of one facet: a talk must have any of the chosen ones, if there are some, and none of the excluded."""

    chosen: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.chosen or self.excluded)


_NOTHING = FacetChoice()


@dataclass(frozen=True, slots=True)
class TalkFilter:
    """What a talk must be like to be shown: all words of the text occur in it, and each facet's choice allows it."""

    text: str = ""
    facets: Mapping[FacetName, FacetChoice] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        kept = {name: self.facets[name] for name in FACETS if self.facets.get(name)}
        object.__setattr__(self, "facets", MappingProxyType(kept))

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.facets)

    def __reduce__(self) -> tuple[type[TalkFilter], tuple[str, dict[FacetName, FacetChoice]]]:
        return TalkFilter, (self.text, dict(self.facets))  # a mapping proxy cannot be pickled

    def choice(self, facet: FacetName) -> FacetChoice:
        """Return what is chosen of a facet."""
        return self.facets.get(facet, _NOTHING)

    def with_text(self, text: str) -> TalkFilter:
        """Return the filter with other words."""
        return replace(self, text=text)

    def with_choice(self, facet: FacetName, choice: FacetChoice) -> TalkFilter:
        """Return the filter with another choice of a facet."""
        return replace(self, facets={**self.facets, facet: choice})

    def toggled(self, facet: FacetName, value: str, *, exclude: bool = False) -> TalkFilter:
        """Return the filter with a value chosen (or excluded), or no longer, whichever it was not."""
        old = self.choice(facet)
        one = frozenset([value])
        chosen, excluded = old.chosen - one, old.excluded - one
        if exclude and value not in old.excluded:
            excluded |= one
        elif not exclude and value not in old.chosen:
            chosen |= one
        return self.with_choice(facet, FacetChoice(chosen, excluded))

    def values(self) -> list[tuple[FacetName, str, bool]]:
        """Return every (facet, value, whether it is excluded) in the order of the facets."""
        return [
            (facet, value, is_excluded)
            for facet, choice in self.facets.items()
            for is_excluded, values in ((False, choice.chosen), (True, choice.excluded))
            for value in sorted(values)
        ]


@dataclass(frozen=True, slots=True)
class TalkSort:
    """The column that the table is sorted by; talks that have nothing in it come last either way."""

    column: ColumnName = "start"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TalkView:
    """A filter and an order together: what a saved view keeps."""

    filter: TalkFilter = field(default_factory=TalkFilter)
    sort: TalkSort = field(default_factory=TalkSort)

    def to_json(self) -> str:
        """Return the view as it is stored."""
        return json.dumps(self.to_plain(), ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def to_plain(self) -> dict[str, object]:
        """Return the view as JSON can say it."""
        facets = {
            name: {"chosen": sorted(choice.chosen), "excluded": sorted(choice.excluded)}
            for name, choice in self.filter.facets.items()
        }
        sort = {"column": self.sort.column, "descending": self.sort.descending}
        return {"text": self.filter.text, "facets": facets, "sort": sort}


def view_from_json(text: str) -> TalkView:
    """Return a stored view; whatever of it is missing or odd is left out, as a newer program may have written it."""
    try:
        plain = json.loads(text)
    except ValueError:
        return TalkView()
    return view_from_plain(plain)


def view_from_plain(plain: object) -> TalkView:
    """Return a view from what `to_plain` made of it, tolerant of anything missing or odd."""
    if not isinstance(plain, Mapping):
        return TalkView()
    text = plain.get("text")
    facets = plain.get("facets")
    found = {name: _choice(facets.get(name)) for name in FACETS} if isinstance(facets, Mapping) else {}
    return TalkView(TalkFilter(text if isinstance(text, str) else "", found), _sort(plain.get("sort")))


def _choice(plain: object) -> FacetChoice:
    if not isinstance(plain, Mapping):
        return FacetChoice()
    chosen = _strings(plain.get("chosen"))
    return FacetChoice(chosen, _strings(plain.get("excluded")) - chosen)


def _strings(plain: object) -> frozenset[str]:
    values: Iterable[object] = plain if isinstance(plain, list) else ()
    return frozenset(value for value in values if isinstance(value, str))


def _sort(plain: object) -> TalkSort:
    if not isinstance(plain, Mapping):
        return TalkSort()
    column = next((name for name in COLUMNS if name == plain.get("column")), TalkSort().column)
    return TalkSort(column, plain.get("descending") is True)


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view that somebody keeps under a name."""

    id: str
    name: str
    analyst: str
    view: TalkView
