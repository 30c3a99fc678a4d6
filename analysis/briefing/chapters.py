"""A chapter for each business unit: its focus areas, their challenges, and the items under each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from analysis.briefing.choice import Choice, link_statistics
from analysis.briefing.document import ChallengeLine, ChallengeSection, Chapter, FocusArea
from analysis.briefing.items import ItemBuilder
from analysis.briefing.lookup import Lookup
from storage.records import Challenge
from storage.text import language_of, single_line

# Characters of a challenge that still make a heading, and of the heading where there are more.
_LONGEST_HEADING = {"zh": 90, "en": 160}
_SHORT_HEADING = {"zh": 48, "en": 84}
# What a problem taken from a cell of several may still carry at its end.
_LOOSE_ENDS = "，,；;、 "
_HEADING_BREAKS = "。！？；，,;?! "


def build_chapters(
    challenges: Iterable[Challenge], choices: Mapping[str, Choice], lookup: Lookup, cards: Mapping[str, int]
) -> tuple[Chapter, ...]:
    """Return the chapters of challenges in the order of their sheet.

    `choices` are by challenge id; `cards` gives the number of each printed talk's card by talk id.
    """
    units: dict[str, dict[str, list[Challenge]]] = defaultdict(lambda: defaultdict(list))
    for challenge in challenges:
        units[challenge.business_unit][challenge.focus_area].append(challenge)
    return tuple(
        _chapter(str(number), unit, areas, choices, ItemBuilder(lookup, cards))
        for number, (unit, areas) in enumerate(units.items(), 1)
    )


def _chapter(
    number: str, unit: str, areas: Mapping[str, list[Challenge]], choices: Mapping[str, Choice], builder: ItemBuilder
) -> Chapter:
    focus_areas = tuple(
        FocusArea(
            f"{number}.{place}",
            area,
            tuple(
                _challenge(challenge, f"{number}.{place}.{position}", choices[challenge.id], builder)
                for position, challenge in enumerate(challenges, 1)
            ),
        )
        for place, (area, challenges) in enumerate(areas.items(), 1)
    )
    own = [choices[challenge.id] for challenges in areas.values() for challenge in challenges]
    return Chapter(f"unit-{number}", number, unit, link_statistics(own), focus_areas)


def _challenge(challenge: Challenge, number: str, choice: Choice, builder: ItemBuilder) -> ChallengeSection:
    text = single_line(challenge.text).rstrip(_LOOSE_ENDS)
    line = ChallengeLine(f"challenge-{number}", number, challenge.business_unit, challenge.focus_area, text)
    return ChallengeSection(
        line=line,
        heading=heading_of(text),
        sheet_number=challenge.number,
        items=tuple(builder.item(link, line) for link in choice.links),
        weaker_left_out=choice.weaker,
        unquotable_left_out=choice.unquotable,
    )


def heading_of(text: str) -> str:
    """Return a challenge's text as a heading: itself, or where it is too long its beginning with `…`."""
    language = language_of(text)
    if len(text) <= _LONGEST_HEADING[language]:
        return text
    longest = _SHORT_HEADING[language]
    place = max(text.rfind(mark, longest // 2, longest) for mark in _HEADING_BREAKS)
    return text[: place if place > 0 else longest - 1].rstrip(_HEADING_BREAKS) + "…"
