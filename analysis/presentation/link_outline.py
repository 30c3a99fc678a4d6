"""The links of a library as an outline: business unit, focus area, challenge, and what bears on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.records import Challenge, Link, LinkState

NodeKind = Literal["unit", "area", "challenge", "talk", "section"]
SHOWN_STATES: frozenset[LinkState] = frozenset({"suggested", "suspect", "accepted"})


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A line of the outline; an item under two challenges stands there twice, with the same id."""

    kind: NodeKind
    id: str
    """Empty for units and areas."""
    title: str
    children: tuple[OutlineNode, ...] = ()
    score: float = 0.0
    state: LinkState | Literal[""] = ""
    link_id: str = ""
    links: int = 0
    """Links at or below this line."""


@dataclass(frozen=True, slots=True)
class OutlineFilter:
    """Which links are shown."""

    business_unit: str = ""
    """Empty for all."""
    least_score: float = 0.0
    """Decided links are shown whatever their score."""
    states: frozenset[LinkState] = SHOWN_STATES


@dataclass(frozen=True, slots=True)
class LinkOutline:
    """The outline, the business units there are, and how many links the filter leaves out."""

    units: tuple[OutlineNode, ...] = ()
    business_units: tuple[str, ...] = ()
    shown: int = 0
    left_out: int = 0


def link_outline(
    challenges: Sequence[Challenge], links: Iterable[Link], titles: Mapping[str, str], wanted: OutlineFilter
) -> LinkOutline:
    """Return the outline of links whose challenge is among `challenges`, strongest first under each.

    `titles` names items by id. Rejected links count as left out, unless their state is wanted.
    """
    of_challenge: dict[str, list[Link]] = {challenge.id: [] for challenge in challenges}
    total = 0
    for link in links:
        if link.challenge_id in of_challenge:
            total += 1
            if _passes(link, wanted):
                of_challenge[link.challenge_id].append(link)
    units = _names(challenge.business_unit for challenge in challenges)
    nodes = tuple(
        _unit(unit, [one for one in challenges if one.business_unit == unit], of_challenge, titles)
        for unit in units
        if wanted.business_unit in ("", unit)
    )
    shown = sum(node.links for node in nodes)
    return LinkOutline(nodes, units, shown, total - shown)


def _passes(link: Link, wanted: OutlineFilter) -> bool:
    return link.state in wanted.states and (link.state != "suggested" or link.score >= wanted.least_score)


def _unit(
    name: str, challenges: Sequence[Challenge], links: Mapping[str, Sequence[Link]], titles: Mapping[str, str]
) -> OutlineNode:
    areas = []
    for area in _names(challenge.focus_area for challenge in challenges):
        lines = tuple(_challenge(one, links[one.id], titles) for one in challenges if one.focus_area == area)
        areas.append(OutlineNode("area", "", area, lines, links=sum(line.links for line in lines)))
    return OutlineNode("unit", "", name, tuple(areas), links=sum(area.links for area in areas))


def _challenge(challenge: Challenge, links: Sequence[Link], titles: Mapping[str, str]) -> OutlineNode:
    items = tuple(
        OutlineNode(link.item_kind, link.item_id, titles[link.item_id], (), link.score, link.state, link.id)
        for link in sorted(links, key=lambda link: (-link.score, link.id))
        if link.item_id in titles
    )
    return OutlineNode("challenge", challenge.id, f"{challenge.number}  {challenge.text}", items, links=len(items))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
