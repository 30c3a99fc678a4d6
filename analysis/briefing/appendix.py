"""The appendix: a card for each talk with its way back to the challenges, and the documents a briefing rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.briefing.choice import Choice, printed_items
from analysis.briefing.document import CardLink, Chapter, SourceEntry, TalkCard
from analysis.briefing.items import card_anchor, card_label
from analysis.briefing.lookup import Lookup
from analysis.briefing.material import BriefingMaterial
from analysis.briefing.selection import Selection
from storage.records import Talk


def number_cards(selection: Selection, choices: Iterable[Choice], *, all_talks: bool) -> dict[str, int]:
    """Return the number of each talk with a card, in the order of the programme, by talk id.

    A talk has a card when it is printed under a challenge or when `all_talks` of the selection have.
    """
    linked, _ = printed_items(choices)
    talks = [talk for talk in selection.talks if all_talks or talk.id in linked]
    talks.sort(key=lambda talk: (not talk.start, talk.start, talk.track, talk.title, talk.id))
    return {talk.id: number for number, talk in enumerate(talks, 1)}


def build_cards(cards: Mapping[str, int], chapters: Sequence[Chapter], lookup: Lookup) -> tuple[TalkCard, ...]:
    """Return the cards by number, each with the challenges of the chapters under which its talk is printed."""
    back: dict[str, list[CardLink]] = defaultdict(list)
    for chapter in chapters:
        for challenge in (challenge for area in chapter.focus_areas for challenge in area.challenges):
            for item in challenge.items:
                back[item.card].append(CardLink(challenge.line.anchor, challenge.line.number, item.state))
    return tuple(
        _card(lookup.talks[talk_id], number, back[card_anchor(number)], lookup) for talk_id, number in cards.items()
    )


def _card(talk: Talk, number: int, challenges: Iterable[CardLink], lookup: Lookup) -> TalkCard:
    return TalkCard(
        anchor=card_anchor(number),
        number=card_label(number),
        title=talk.title,
        other_titles=talk.other_titles,
        code=talk.code,
        session_type=talk.session_type,
        track=talk.track,
        subtrack=talk.subtrack,
        start=talk.start,
        end=talk.end,
        room=talk.room,
        status=lookup.status_of(talk),
        sources=lookup.source_names_of(talk.id),
        challenges=tuple(challenges),
    )


def list_sources(
    cards: Iterable[str], choices: Iterable[Choice], selection: Selection, lookup: Lookup, material: BriefingMaterial
) -> tuple[SourceEntry, ...]:
    """Return the documents that the printed talks, sections and challenges came from, each once."""
    _, sections = printed_items(choices)
    in_order = [section.id for section in material.sections if section.id in sections]
    used = lookup.used_sources(cards, in_order, selection.challenges)
    sources = [material.sources[source_id] for source_id in used]
    return tuple(SourceEntry(source.name, source.kind, source.sha256) for source in sources)
