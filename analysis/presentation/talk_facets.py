"""Which values of each facet a talk has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from analysis.presentation.facet_index import FacetValue
from analysis.presentation.talk_filter import FACETS, FacetName
from storage.records import Tag
from storage.repositories.talk_list import ListedTalk
from storage.text import normalise

Values = Sequence[FacetValue]
_DATE = 10
_BELOW = "\x1f"


class FacetReader:
    """Reads the values of talks' facets; what stands below something counts as that as well."""

    def __init__(self, tags: Iterable[Tag]) -> None:
        self._tags: Mapping[str, Tag] = {tag.id: tag for tag in tags}
        self._named = cache(_named)
        self._tag_values = cache(self._tag_and_above)
        self._track_values = cache(_track_values)
        self._conference = cache(FacetValue)
        self._readers: dict[FacetName, Callable[[ListedTalk], Values]] = {
            "conference": lambda talk: (self._conference(*talk.conference),),
            "day": lambda talk: (FacetValue(day, day),) if (day := talk.start[:_DATE]) else (),
            "track": lambda talk: self._track_values(talk.track, talk.subtrack),
            "type": lambda talk: self._named(talk.session_type),
            "business_unit": lambda talk: [self._conference(*unit) for unit in talk.business_units],
            "topic": lambda talk: self._all_named(talk.topics),
            "tag": lambda talk: self._all_tags(talk.tags),
            "status": lambda talk: self._named(talk.status),
            "author": lambda talk: self._all_named(talk.authors),
        }

    def values(self, facet: FacetName, talk: ListedTalk) -> Values:
        """Return the values that a talk has of a facet, each once."""
        return self._readers[facet](talk)

    def all_values(self, talk: ListedTalk) -> dict[FacetName, Values]:
        """Return the values that a talk has, by facet."""
        return {facet: self.values(facet, talk) for facet in FACETS}

    def _all_named(self, names: Sequence[str]) -> Values:
        if len(names) == 1:
            return self._named(names[0])
        return list({value.key: value for name in names for value in self._named(name)}.values())

    def _all_tags(self, tags: Sequence[Tag]) -> Values:
        if len(tags) == 1:
            return self._tag_values(tags[0].id)
        return list(dict.fromkeys(value for tag in tags for value in self._tag_values(tag.id)))

    def _tag_and_above(self, tag_id: str) -> Values:
        found: dict[str, FacetValue] = {}
        while (tag := self._tags.get(tag_id)) is not None and tag_id not in found:  # no circle is walked twice
            parent = tag.parent_id if tag.parent_id in self._tags else ""
            found[tag_id] = FacetValue(tag.id, tag.name, parent, tag.colour)
            tag_id = parent
        return tuple(found.values())


def _named(name: str) -> Values:
    key = normalise(name).strip()
    return (FacetValue(key, name.strip()),) if key else ()


def _track_values(track: str, subtrack: str) -> Values:
    above = _named(track)
    below = _named(subtrack)
    if not above or not below:
        return above or below
    return (*above, FacetValue(f"{above[0].key}{_BELOW}{below[0].key}", below[0].label, above[0].key))
