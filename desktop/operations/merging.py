"""Merging talks, splitting them again, and saying that two are not the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.presentation.merging import (
    Likeness,
    MergeSheet,
    SameTalkQuestion,
    SplitSheet,
    TalkCard,
    likeliest,
    likeness_score,
    similar_titles,
)
from storage import talk_joins
from storage.edits import ChangeSet
from storage.errors import NotFoundError
from storage.library import Library
from storage.messages import Message
from storage.records import Talk

MOST_CANDIDATES = 12
"""How many talks that may be the same are worth showing."""

StatementKey = tuple[str, str]


def merge(library: Library, kept_id: str, other_ids: Sequence[str], *, analyst: str) -> ChangeSet | None:
    """Make one talk of several; raises InputError where they are of different conferences."""
    return library.apply(talk_joins.merge_talks(library, kept_id, other_ids), analyst)


def split(library: Library, talk_id: str, statements: Iterable[StatementKey], *, analyst: str) -> ChangeSet | None:
    """Give some of a talk's reports and events a talk of their own; raises InputError where all or none are to go."""
    return library.apply(talk_joins.split_talk(library, talk_id, statements, analyst), analyst)


def distinguish(library: Library, talk_id: str, other_id: str, *, analyst: str) -> ChangeSet | None:
    """Remember that two talks are not the same, so that no import joins them."""
    return library.apply(talk_joins.distinguish(library, talk_id, other_id, analyst), analyst)


def forget_distinction(library: Library, talk_id: str, other_id: str, *, analyst: str) -> ChangeSet | None:
    """Take back that two talks are not the same."""
    return library.apply(talk_joins.forget_distinction(library, talk_id, other_id), analyst)


def merge_sheet(library: Library, talk_ids: Sequence[str], kept_id: str = "") -> MergeSheet:
    """Return talks side by side and what merging them into the kept one would give; without one, into the fullest.

    Raises NotFoundError for a talk that is none, and InputError where they cannot be merged.
    """
    cards = tuple(_card(library, talk_id) for talk_id in dict.fromkeys(talk_ids))
    kept = kept_id or max(cards, key=lambda card: _weight(card)).talk.id
    plan = talk_joins.plan_merge(library, kept, [card.talk.id for card in cards])
    return MergeSheet(cards, kept, plan.talks[0], plan.outweighed)


def split_sheet(library: Library, talk_id: str, leaving: Iterable[StatementKey], *, analyst: str) -> SplitSheet:
    """Return a talk's statements and what giving some of them a talk of their own would make of it.

    Raises NotFoundError for a talk or a statement that is none, and InputError for a talk of a single statement.
    """
    card = _card(library, talk_id)
    chosen = frozenset(leaving)
    if len(card.statements) < 2:
        talk_joins.plan_split(library, talk_id, (statement.key for statement in card.statements), analyst)
    if not 0 < len(chosen) < len(card.statements):
        return SplitSheet(card, chosen)
    staying, new = talk_joins.plan_split(library, talk_id, chosen, analyst).talks
    return SplitSheet(card, chosen, (staying, new))


def merge_candidates(library: Library, talk_id: str) -> SameTalkQuestion:
    """Return the talks of the conference that are likeliest the same as a talk, each with the reasons.

    These are talks with a similar title in any language, at the same time in the same room, or with the same
    speakers; those that an analyst said are not the same are named apart. Raises NotFoundError where there is no such
    talk.
    """
    card = _card(library, talk_id)
    talk = card.talk
    distinguished = library.joins.distinguished(talk_id)
    titles = library.joins.title_keys(talk.conference_id)
    alike = similar_titles(titles.pop(talk_id, []), titles)
    together = set(library.joins.at_the_same_place(talk_id))
    speaking = library.joins.with_speakers(talk.conference_id, [speaker.name for speaker in talk.speakers])
    found = set(alike) | together | set(speaking)
    found -= {talk_id, *distinguished}

    def rough_score(other: str) -> tuple[float, str]:
        names, is_near = len(speaking.get(other, ())), other in together
        return likeness_score(alike.get(other, 0.0), names, len(talk.speakers), is_near), other

    # Where somebody speaks in very many talks, only those are read that may come first.
    likely = sorted(found, key=rough_score, reverse=True)[: 4 * MOST_CANDIDATES]
    candidates = (
        Likeness(
            other,
            alike.get(other.id, 0.0),
            other.id in together,
            tuple(dict.fromkeys(speaking.get(other.id, ()))),
            len(talk.speakers),
            bool(talk.code and other.code and talk.code.casefold() != other.code.casefold()),
        )
        for other in (_talk(library, other_id) for other_id in likely)
    )
    return SameTalkQuestion(
        card, likeliest(candidates, MOST_CANDIDATES), tuple(_talk(library, other) for other in distinguished)
    )


def _card(library: Library, talk_id: str) -> TalkCard:
    statements = tuple(library.joins.statements(talk_id))
    return TalkCard(_talk(library, talk_id), statements, library.joins.mark_counts(talk_id))


def _talk(library: Library, talk_id: str) -> Talk:
    talk = library.talks.get(talk_id)
    if talk is None:
        raise NotFoundError(Message("lookup.no_talk"), where=talk_id, remedy=Message("lookup.talk_remedy"))
    return talk


def _weight(card: TalkCard) -> tuple[bool, int]:
    """Return how much hangs on a talk: an announced one first, then by documents and marks."""
    marks = card.marks
    events = any(statement.table == "programme_event" for statement in card.statements)
    return events, len(card.statements) + marks.tags + marks.notes + marks.highlights + marks.ratings + marks.decisions
