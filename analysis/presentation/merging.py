"""What the dialogs for merging, splitting and telling talks apart show, and how alike two talks are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from storage.messages import Message
from storage.records import Talk
from storage.statements import MarkCounts as MarkCounts  # widgets import it from here
from storage.statements import Statement as Statement

SIMILAR_TITLE = 60.0
"""From this likeness (0 to 100) on, titles are worth asking about."""

_CONTAINED = 90.0
_SHORTEST_CONTAINED = 6
_NUMBERS = re.compile(r"\d+")
_OTHER_CODE = 0.5
"""What is left of a likeness where the programme gives the two talks different session codes."""


@dataclass(frozen=True, slots=True)
class TalkCard:
    """A talk with what documents state of it and how much analysts have marked on it."""

    talk: Talk
    statements: tuple[Statement, ...] = ()
    marks: MarkCounts = field(default_factory=MarkCounts)


@dataclass(frozen=True, slots=True)
class MergeSheet:
    """Talks side by side, one of which is kept, and the talk that they will be."""

    cards: tuple[TalkCard, ...]
    kept_id: str
    result: Talk
    outweighed: tuple[Message, ...] = ()
    """Marks that give way to the kept talk's own."""


@dataclass(frozen=True, slots=True)
class SplitSheet:
    """A talk, which of its statements leave it, and both talks as they will be; None where nothing would leave."""

    card: TalkCard
    leaving: frozenset[tuple[str, str]] = frozenset()
    talks: tuple[Talk, Talk] | None = None
    """The talk that stays and the new one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for a talk's being the same as another."""

    talk: Talk
    title: float = 0.0
    """How alike the most alike of their titles are, 0 to 100."""
    is_at_the_same_place: bool = False
    """Whether both start at the same time in the same room."""
    shared_speakers: tuple[str, ...] = ()
    speakers: int = 0
    """How many people speak in the talk that is asked about."""
    has_other_code: bool = False

    @property
    def score(self) -> float:
        """How likely both are the same, 0 to 1."""
        score = likeness_score(self.title, len(self.shared_speakers), self.speakers, self.is_at_the_same_place)
        return score * (_OTHER_CODE if self.has_other_code else 1.0)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """What speaks for it, and what against, in words."""
        found: list[Message] = []
        if self.title >= SIMILAR_TITLE:
            found.append(Message("merging.similar_title", {"percent": round(self.title)}))
        if self.is_at_the_same_place:
            found.append(Message("merging.same_place"))
        if self.shared_speakers:
            found.append(Message("merging.shared_speakers", {"names": "、".join(self.shared_speakers)}))
        if self.has_other_code:
            found.append(Message("merging.other_code", {"code": self.talk.code}))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class SameTalkQuestion:
    """A talk, those that may be the same, the likeliest first, and those that an analyst said are not."""

    card: TalkCard
    candidates: tuple[Likeness, ...] = ()
    distinguished: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One line of a comparison: the name of the field, and for each talk what it says there, line by line."""

    name: Message
    values: tuple[tuple[str | Message, ...], ...]
    is_stated: bool = True
    """Whether documents state it; which documents and marks there are is of each talk alone."""

    @property
    def is_contradicted(self) -> bool:
        """Whether documents state different things of two talks; where one says nothing, none is contradicted."""
        said = [value for value in self.values if value] if self.is_stated else []
        return any(value != said[0] for value in said)


def similar_titles(own: Sequence[str], others: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the talks with a title like one of these, and how alike they are (0 to 100, `SIMILAR_TITLE` or more).

    Titles come in their compared form (`storage.text.title_key`). The measure is rapidfuzz's normalised indel
    similarity; a title that contains the other is alike too, and titles whose numbers differ are not.
    """
    from rapidfuzz import fuzz, process

    owners = [(talk_id, key) for talk_id, keys in others.items() for key in keys]
    choices = [key for _, key in owners]
    best: dict[str, float] = {}
    for title in filter(None, own):
        numbers = _NUMBERS.findall(title)
        ratios = process.extract(title, choices, scorer=fuzz.ratio, score_cutoff=SIMILAR_TITLE, limit=None)
        found = [(place, float(ratio)) for _, ratio, place in ratios]
        found.extend((place, _CONTAINED) for place, key in enumerate(choices) if _contains(title, key))
        for place, likeness in found:
            talk_id, key = owners[place]
            if _NUMBERS.findall(key) == numbers:
                best[talk_id] = max(likeness, best.get(talk_id, 0.0))
    return best


def likeness_score(title: float, shared_speakers: int, speakers: int, is_at_the_same_place: bool) -> float:
    """Return how likely two talks are the same, 0 to 1, for putting the likeliest first: titles weigh most."""
    share = shared_speakers / max(speakers, shared_speakers, 1)
    return 0.5 * title / 100 + 0.25 * is_at_the_same_place + 0.25 * share


def likeliest(candidates: Iterable[Likeness], limit: int) -> tuple[Likeness, ...]:
    """Return the likeliest of the talks that may be the same, at most `limit`, the likeliest first."""
    return tuple(sorted(candidates, key=lambda found: (-found.score, found.talk.id))[:limit])


def compared_fields(talks: Sequence[Talk], cards: Sequence[TalkCard] = ()) -> tuple[ComparedField, ...]:
    """Return what talks say side by side, without the lines in which none says anything.

    `cards` are the cards of the first talks; documents and marks are compared where there are some.
    """
    lines: list[tuple[str, tuple[tuple[str | Message, ...], ...]]] = [
        ("title", tuple((talk.title,) for talk in talks)),
        ("other_titles", tuple(talk.other_titles for talk in talks)),
        ("time", tuple((talk_time(talk.start, talk.end),) for talk in talks)),
        *((name, tuple((str(getattr(talk, name)),) for talk in talks)) for name in ("room", "code", "session_type")),
        ("track", tuple((" · ".join(filter(None, (talk.track, talk.subtrack))),) for talk in talks)),
        ("speakers", tuple(tuple(speaker.name for speaker in talk.speakers) for talk in talks)),
    ]
    if cards:
        rest: tuple[tuple[str | Message, ...], ...] = ((),) * (len(talks) - len(cards))
        sources = (tuple(dict.fromkeys(statement.source for statement in card.statements)) for card in cards)
        lines.append(("sources", (*sources, *rest)))
        lines.append(("marks", (*(mark_messages(card.marks) for card in cards), *rest)))
    compared = (
        ComparedField(
            Message(f"merging.field_{name}"),
            tuple(tuple(filter(None, value)) for value in values),
            is_stated=name not in ("sources", "marks"),
        )
        for name, values in lines
    )
    return tuple(line for line in compared if any(line.values))


def mark_messages(marks: MarkCounts) -> tuple[Message, ...]:
    """Return how many marks of each kind there are, kinds without any left out."""
    counts = {kind.name: int(getattr(marks, kind.name)) for kind in fields(marks)}
    return tuple(Message(f"merging.count_{name}", {"count": count}) for name, count in counts.items() if count)


def talk_time(start: str, end: str) -> str:
    """Return when a talk is, from ISO 8601 times: date, and from when to when where that is known."""
    date, _, begins = start.partition("T")
    ends = end.partition("T")[2][:5]
    return " ".join(filter(None, (date, "–".join(filter(None, (begins[:5], ends if begins else ""))))))


def _contains(title: str, key: str) -> bool:
    shorter, longer = sorted((title, key), key=len)
    return len(shorter) >= _SHORTEST_CONTAINED and shorter in longer
