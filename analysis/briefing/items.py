"""A link as the briefing prints it: the talk or section, who decided, the evidence, and what analysts conclude."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analysis.briefing.document import ChallengeLine, Insight, LinkedItem
from analysis.briefing.lookup import Lookup
from analysis.briefing.quotes import quotes_of
from storage.records import Link
from storage.text import title_key


class ItemBuilder:
    """Builds the linked items of a chapter; remembers under which challenge a talk's insights were printed."""

    def __init__(self, lookup: Lookup, card_numbers: Mapping[str, int]) -> None:
        self._lookup = lookup
        self._card_numbers = card_numbers
        self._insights_at: dict[str, ChallengeLine] = {}

    def item(self, link: Link, challenge: ChallengeLine) -> LinkedItem:
        """Return a link as an item of a challenge."""
        item = self._talk(link, challenge) if link.item_kind == "talk" else self._section(link)
        if link.decision is None:
            return item
        decision = link.decision
        note = self._lookup.without_numbers(decision.note)
        return replace(
            item, decided_by=decision.analyst, decided_on=decision.decided_at[:10], decision_note=note.strip()
        )

    def _talk(self, link: Link, challenge: ChallengeLine) -> LinkedItem:
        talk = self._lookup.talks[link.item_id]
        number = self._card_numbers[talk.id]
        printed = self._insights_at.get(talk.id)
        insights = () if printed else insights_of(talk.id, self._lookup)
        if insights:
            self._insights_at[talk.id] = challenge
        return LinkedItem(
            kind="talk",
            title=talk.title,
            score=link.score,
            state=link.state,
            card=card_anchor(number),
            card_number=card_label(number),
            other_titles=talk.other_titles,
            session_type=talk.session_type,
            track=talk.track,
            subtrack=talk.subtrack,
            start=talk.start,
            end=talk.end,
            room=talk.room,
            speakers=talk.speakers,
            quotes=quotes_of(link.receipt, self._lookup, bare=("insight",) if insights else ()),
            terms=link.receipt.terms,
            topics=link.receipt.topics,
            insights=insights,
            insights_at=printed,
        )

    def _section(self, link: Link) -> LinkedItem:
        section = self._lookup.sections[link.item_id]
        return LinkedItem(
            kind="section",
            title=section.title,
            score=link.score,
            state=link.state,
            reference=self._lookup.source_name(section.source_id),
            section=section.number,
            path=section.path,
            quotes=quotes_of(link.receipt, self._lookup),
            terms=link.receipt.terms,
            topics=link.receipt.topics,
        )


def insights_of(talk_id: str, lookup: Lookup) -> tuple[Insight, ...]:
    """Return what the reports of a talk conclude, each text once; withdrawn reports conclude nothing."""
    insights: dict[str, Insight] = {}
    for report in lookup.reports_of(talk_id):
        text = lookup.without_numbers(report.insight).strip()
        if text and title_key(text) not in insights:
            authors = tuple(filter(None, (lookup.without_numbers(author.name).strip() for author in report.authors)))
            insights[title_key(text)] = Insight(text, authors, lookup.source_name(report.source_id))
    return tuple(insights.values())


def card_anchor(number: int) -> str:
    """Return the anchor of the talk's card with this number."""
    return f"talk-{number}"


def card_label(number: int) -> str:
    """Return how a talk's card is referred to on the page."""
    return f"T{number}"
