"""Suggesting links, and listing those that are suggested or decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.linking import engine
from analysis.linking.items import LinkItem, is_linkable, section_item, talk_item
from analysis.presentation.link_rows import LinkRow
from analysis.views import linked_items
from storage.derived import DerivedState
from storage.errors import RequestError
from storage.ids import link_id
from storage.library import Library
from storage.messages import Message
from storage.records import Challenge
from storage.text import normalise, single_line

Progress = Callable[[Message, int, int], None]


@dataclass(frozen=True, slots=True)
class LinkingResult:
    """What linking looked at and found; `up_to_date` where nothing had changed since the last time."""

    items: int
    challenges: int
    suggestions: int
    up_to_date: bool


def link(library: Library, progress: Progress | None = None) -> LinkingResult:
    """Suggest links anew for everything in the library; decisions stay as they are."""
    items, challenges = _inputs(library)
    state = _state(items, challenges)
    if library.suggestion_state() == state:
        return LinkingResult(len(items), len(challenges), len(library.links.suggestions()), up_to_date=True)
    message = Message("progress.linking")
    report = None if progress is None else lambda done, total: progress(message, done, total)
    suggestions = engine.suggest(items, challenges, progress=report)
    library.replace_suggestions(suggestions, state)
    return LinkingResult(len(items), len(challenges), len(suggestions), up_to_date=False)


def is_current(library: Library) -> bool:
    """Return whether the suggestions were made from the library as it is now."""
    return library.suggestion_state() == _state(*_inputs(library))


def links(library: Library, business_units: Sequence[str] = (), min_score: float = 0.0) -> list[LinkRow]:
    """Return the suggested and decided links of some business units, or of all, strongest first.

    A decided link that the engine does not suggest has the score that the engine gives the pair.
    """
    challenges = {challenge.id: challenge for challenge in _of_units(library, business_units)}
    items = linked_items(library)
    found = [link for link in library.links.all() if link.challenge_id in challenges and link.item_id in items]
    scores = None if all(link.receipt.parts for link in found) else _Scores(library)
    rows = [
        LinkRow(
            item=items[link.item_id],
            challenge=challenges[link.challenge_id],
            id=link.id,
            score=scores.of(link.item_id, link.challenge_id) if scores and not link.receipt.parts else link.score,
            state=link.state,
            link=link,
        )
        for link in found
    ]
    rows.sort(key=lambda row: (-row.score, row.id))
    return [row for row in rows if row.score >= min_score]


def all_pairs(library: Library, business_units: Sequence[str] = (), min_score: float = 0.0) -> Iterator[LinkRow]:
    """Yield every talk and section with every challenge and the score of the pair, by item and challenge.

    What is not linked, such as a break, scores 0.
    """
    challenges = _of_units(library, business_units)
    states = {link.id: link.state for link in library.links.all()}
    scores = _Scores(library)
    for item in linked_items(library).values():
        for challenge in challenges:
            score = scores.of(item.id, challenge.id)
            if score >= min_score:
                pair_id = link_id(item.id, challenge.id)
                yield LinkRow(item, challenge, pair_id, score, states.get(pair_id, ""))


class _Scores:
    """The engine's scores of all pairs of a library."""

    def __init__(self, library: Library) -> None:
        items, challenges = _inputs(library)
        self._rows = {item.id: row for row, item in enumerate(items)}
        self._columns = {challenge.id: column for column, challenge in enumerate(challenges)}
        self._values = engine.score_pairs(items, challenges).values

    def of(self, item_id: str, challenge_id: str) -> float:
        """Return the score of a pair, 0 for an item that is not linked."""
        row = self._rows.get(item_id)
        return 0.0 if row is None else float(self._values[row, self._columns[challenge_id]])


def _inputs(library: Library) -> tuple[list[LinkItem], list[Challenge]]:
    reports = library.reports.by_talk()
    items = [talk_item(talk, reports.get(talk.id, ())) for talk in library.talks.all() if is_linkable(talk)]
    items.extend(section_item(section) for section in library.sections.all())
    return items, library.challenges.all()


def _state(items: list[LinkItem], challenges: list[Challenge]) -> DerivedState:
    return DerivedState(engine.ENGINE, engine.ENGINE_VERSION, engine.input_hash(items, challenges))


def _of_units(library: Library, business_units: Iterable[str]) -> list[Challenge]:
    challenges = library.challenges.all()
    known = {_key(challenge.business_unit): challenge.business_unit for challenge in challenges}
    wanted = {_key(name): name for name in business_units}
    unknown = [name for key, name in wanted.items() if key not in known]
    if unknown:
        raise RequestError(
            Message("lookup.no_business_unit"),
            where=unknown[0],
            remedy=Message("lookup.business_unit_remedy", {"names": "、".join(known.values())}),
        )
    return [challenge for challenge in challenges if not wanted or _key(challenge.business_unit) in wanted]


def _key(name: str) -> str:
    """Return the form in which names are compared: width, case and Chinese script do not matter."""
    return normalise(single_line(name))
