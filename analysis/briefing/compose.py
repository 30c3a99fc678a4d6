"""From records to a briefing: what is selected, chosen, counted and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.briefing.appendix import build_cards, list_sources, number_cards
from analysis.briefing.chapters import build_chapters
from analysis.briefing.choice import Choice, choose, link_statistics
from analysis.briefing.coverage import coverage
from analysis.briefing.document import BriefingDocument, BriefingScope, Chapter, LinkLine, Statistics, Summary
from analysis.briefing.lookup import Lookup
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.selection import Selection, select
from storage.records import Talk

_STRONGEST = 12
_STRONGEST_PER_CHALLENGE = 2


def compose(material: BriefingMaterial, scope: BriefingScope) -> BriefingDocument:
    """Return the briefing of a scope; the same material and scope give the same document.

    Decided links are all printed, suggestions until a challenge has `scope.most_items` items; the rest is counted.
    Talks get a card when they are printed under a challenge; a briefing that is not restricted to business units has
    cards of all talks in its scope.

    Raises `RequestError` for a business unit, day or tag that the material does not know.
    """
    selection = select(material, scope)
    lookup = Lookup(material)
    choices = {
        challenge.id: choose(selection.links.get(challenge.id, ()), lookup, scope.most_items)
        for challenge in selection.challenges
    }
    cards = number_cards(selection, choices.values(), all_talks=not scope.business_units)
    chapters = build_chapters(selection.challenges, choices, lookup, cards)
    return BriefingDocument(
        scope=scope,
        conferences=tuple(conference.name for conference in material.conferences if conference.name),
        statistics=_statistics(selection, choices, lookup),
        summary=_summary(chapters, selection.talks),
        chapters=chapters,
        talk_cards=build_cards(cards, chapters, lookup),
        sources=list_sources(cards, choices.values(), selection, lookup, material),
    )


def _statistics(selection: Selection, choices: Mapping[str, Choice], lookup: Lookup) -> Statistics:
    days = sorted(talk.start[:10] for talk in selection.talks if talk.start)
    return replace(
        link_statistics(list(choices.values())),
        business_units=len({challenge.business_unit for challenge in selection.challenges}),
        talks=len(selection.talks),
        talks_reported=sum(any(r.has_content for r in lookup.reports_of(talk.id)) for talk in selection.talks),
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
    )


def _summary(chapters: Sequence[Chapter], talks: Iterable[Talk]) -> Summary:
    challenges = [challenge for chapter in chapters for area in chapter.focus_areas for challenge in area.challenges]
    lines = [
        LinkLine(challenge.line, item.kind, item.title, item.score, item.state)
        for challenge in challenges
        for item in challenge.items[:_STRONGEST_PER_CHALLENGE]
    ]
    lines.sort(key=lambda line: (line.state != "accepted", -line.score))
    return Summary(
        coverage=coverage(chapters, (talk.track for talk in talks)),
        strongest=tuple(lines[:_STRONGEST]),
        nothing_found=tuple(challenge.line for challenge in challenges if not challenge.items),
    )
