"""What a scope selects of the material, and a clear refusal of names that the library does not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.briefing.document import BriefingScope
from analysis.briefing.material import BriefingMaterial
from storage.errors import RequestError
from storage.messages import Message
from storage.records import Challenge, Link, LinkState, Talk
from storage.text import normalise, single_line

_MOST_NAMES_LISTED = 20
_RANK: dict[LinkState, int] = {"accepted": 0, "suspect": 1, "suggested": 2, "rejected": 3}


@dataclass(frozen=True, slots=True)
class Selection:
    """The challenges and talks of a scope, and the links between what is in it."""

    challenges: tuple[Challenge, ...]
    talks: tuple[Talk, ...]
    links: Mapping[str, tuple[Link, ...]]
    """By challenge id, in the order of printing: accepted first, then by score."""


def select(material: BriefingMaterial, scope: BriefingScope) -> Selection:
    """Return what the scope holds.

    Business units restrict the challenges; days and tags restrict the talks, and with either of them sections are
    left out, which have no day and no tag. A talk needs one of the days and one of the tags. Rejected links are out.

    Raises `RequestError` for a business unit, day or tag that the material does not know.
    """
    challenges = _of_business_units(material.challenges, scope.business_units)
    talks = _on_days(material.talks, scope.days)
    talks = _with_tags(talks, material.tags, scope.tags)
    items = {talk.id for talk in talks}
    if not (scope.days or scope.tags):
        items.update(section.id for section in material.sections)
    wanted = {challenge.id for challenge in challenges}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(material.links, key=print_order):
        if link.challenge_id in wanted and link.item_id in items and not is_rejected(link):
            links[link.challenge_id].append(link)
    return Selection(challenges, talks, {challenge: tuple(found) for challenge, found in links.items()})


def print_order(link: Link) -> tuple[int, float, str]:
    """Return what links are ordered by: accepted before suggested, then the higher score, then the id."""
    return _RANK[link.state], -link.score, link.id


def is_rejected(link: Link) -> bool:
    """Say whether somebody rejected the link, also where its talk has changed since and the decision is suspect."""
    return link.state == "rejected" or (link.decision is not None and link.decision.verdict == "rejected")


def _of_business_units(challenges: Iterable[Challenge], names: tuple[str, ...]) -> tuple[Challenge, ...]:
    challenges = tuple(challenges)
    if not names:
        return challenges
    known = dict.fromkeys(challenge.business_unit for challenge in challenges)
    keys = _checked(names, known, "briefing.unknown_business_unit")
    return tuple(challenge for challenge in challenges if _key(challenge.business_unit) in keys)


def _on_days(talks: Iterable[Talk], days: tuple[str, ...]) -> tuple[Talk, ...]:
    talks = tuple(talks)
    if not days:
        return talks
    known = sorted({talk.start[:10] for talk in talks if talk.start})
    keys = _checked(days, known, "briefing.unknown_day")
    return tuple(talk for talk in talks if talk.start[:10] in keys)


def _with_tags(talks: Iterable[Talk], tags: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> tuple[Talk, ...]:
    talks = tuple(talks)
    if not names:
        return talks
    known = sorted({tag for given in tags.values() for tag in given})
    keys = _checked(names, known, "briefing.unknown_tag")
    return tuple(talk for talk in talks if any(_key(tag) in keys for tag in tags.get(talk.id, ())))


def _key(name: str) -> str:
    """Return the form in which names are compared: width, case and Chinese script do not matter."""
    return normalise(single_line(name))


def _checked(names: Iterable[str], known: Iterable[str], key: str) -> set[str]:
    """Return the compared forms of the names; each must be known."""
    known = tuple(known)
    keys = {_key(name) for name in known}
    for name in names:
        if _key(name) not in keys:
            raise RequestError(Message(key, {"name": name}), remedy=_remedy(known))
    return {_key(name) for name in names}


def _remedy(known: tuple[str, ...]) -> Message:
    listed = ", ".join(known[:_MOST_NAMES_LISTED])
    if not known:
        return Message("briefing.nothing_to_choose")
    if len(known) > _MOST_NAMES_LISTED:
        left = len(known) - _MOST_NAMES_LISTED
        return Message("briefing.choose_one_of_many", {"names": listed, "left": left})
    return Message("briefing.choose_one_of", {"names": listed})
