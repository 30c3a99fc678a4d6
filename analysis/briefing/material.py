"""What a briefing is composed of: records of the library, gathered beforehand, so that composing needs no library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from storage.records import Challenge, Conference, Link, Report, Section, Source, Talk


@dataclass(frozen=True, slots=True)
class BriefingMaterial:
    """All records that may appear in a briefing; what the scope leaves out may be among them.

    Challenges in the order of their sheet, reports with withdrawn ones, links with rejected ones; `sources` by id,
    `tags` by talk id, `programmes` the ids of the sources in whose schedule a talk stands, by talk id.
    """

    conferences: tuple[Conference, ...] = ()
    talks: tuple[Talk, ...] = ()
    reports: tuple[Report, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    programmes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
