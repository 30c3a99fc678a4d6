"""Which links of a challenge are printed, and how many are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.briefing.document import Statistics
from analysis.briefing.lookup import Lookup
from analysis.briefing.quotes import has_passage
from storage.records import Link


@dataclass(frozen=True, slots=True)
class Choice:
    """The links of a challenge that are printed, in order, and how many suggestions are left out and why."""

    links: tuple[Link, ...] = ()
    weaker: int = 0
    unquotable: int = 0


def choose(links: Sequence[Link], lookup: Lookup, most_items: int) -> Choice:
    """Return the links to print of a challenge's links, which are in the order of printing.

    Decided links are all printed, suggestions until there are `most_items`; a suggestion that rests on nothing but
    withdrawn reports is not.
    """
    decided = [link for link in links if link.state != "suggested"]
    suggested = [link for link in links if link.state == "suggested"]
    quotable = [link for link in suggested if has_passage(link.receipt, lookup)]
    printed = quotable[: max(0, most_items - len(decided))]
    return Choice((*decided, *printed), len(quotable) - len(printed), len(suggested) - len(quotable))


def printed_items(choices: Iterable[Choice]) -> tuple[set[str], set[str]]:
    """Return the ids of the talks and of the sections that are printed."""
    links = [link for choice in choices for link in choice.links]
    talks = {link.item_id for link in links if link.item_kind == "talk"}
    return talks, {link.item_id for link in links if link.item_kind == "section"}


def link_statistics(choices: Sequence[Choice]) -> Statistics:
    """Return what is counted of some challenges' links; everything else stays 0."""
    states = [link.state for choice in choices for link in choice.links]
    talks, sections = printed_items(choices)
    return Statistics(
        challenges=len(choices),
        challenges_with_links=sum(1 for choice in choices if choice.links),
        talks_linked=len(talks),
        sections_linked=len(sections),
        accepted=states.count("accepted"),
        suspect=states.count("suspect"),
        suggested=states.count("suggested"),
        weaker_left_out=sum(choice.weaker for choice in choices),
        unquotable_left_out=sum(choice.unquotable for choice in choices),
    )
