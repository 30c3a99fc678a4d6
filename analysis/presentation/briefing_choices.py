"""What a briefing can be restricted to, in one snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.briefing.material import BriefingMaterial


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, and how much of the library it stands for."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class BriefingChoices:
    """The business units with their challenges, the days with their talks, the tags with theirs."""

    business_units: tuple[Choice, ...] = ()
    days: tuple[Choice, ...] = ()
    tags: tuple[Choice, ...] = ()


def briefing_choices(material: BriefingMaterial) -> BriefingChoices:
    """Return what the material can be restricted to: units as the sheet has them, days and tags in order."""
    talks = {talk.id for talk in material.talks}
    tags = (tag for talk_id, names in material.tags.items() if talk_id in talks for tag in names)
    return BriefingChoices(
        business_units=_counted(challenge.business_unit for challenge in material.challenges),
        days=tuple(sorted(_counted(talk.start[:10] for talk in material.talks if talk.start), key=_name)),
        tags=tuple(sorted(_counted(tags), key=_name)),
    )


def _counted(names: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, count) for name, count in Counter(names).items())


def _name(choice: Choice) -> str:
    return choice.name
