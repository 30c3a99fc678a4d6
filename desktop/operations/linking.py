"""Suggesting links, and listing those that are suggested or decided."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from analysis.linking import engine
from analysis.linking.items import LinkItem, is_linkable, section_item, talk_item
from analysis.presentation.link_rows import LinkRow
from analysis.views import linked_items
from storage.derived import DerivedState, Replacement
from storage.edits import ChangeSet
from storage.errors import RequestError
from storage.ids import link_id
from storage.library import Library, read_library
from storage.messages import Message
from storage.moments import Moment
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


LINKED_TABLES = frozenset(
    {"conference", "talk", "report", "section", "business_unit", "focus_area", "challenge", "keyword"}
)
"""The kept tables that suggestions are made from."""


@dataclass(frozen=True, slots=True)
class LinkingUpdate:
    """What `suggest_links` found, to be written by `writing_steps`: nothing where the suggestions were up to date."""

    result: LinkingResult
    replacement: Replacement | None
    since: Moment
    """When the library was read."""


def link(library: Library, progress: Progress | None = None) -> LinkingResult:
    """Suggest links anew for everything in the library; decisions stay as they are."""
    inputs = _inputs(library)
    known = _known_result(library, inputs)
    if known is not None:
        return known
    message = Message("progress.linking")
    report = None if progress is None else lambda done, total: progress(message, done, total)
    suggestions = engine.suggest(inputs.items, inputs.challenges, progress=report)
    library.replace_suggestions(suggestions, inputs.state)
    return LinkingResult(len(inputs.items), len(inputs.challenges), len(suggestions), up_to_date=False)


def suggest_links(library_path: Path, progress: Callable[[int, int], None] | None = None) -> LinkingUpdate:
    """Suggest links anew without writing them; for the worker process, as it takes its time.

    Raises LibraryError as `read_library` does.
    """
    with read_library(library_path) as library:
        with library.snapshot():
            since, inputs = library.moment(), _inputs(library)
            known = _known_result(library, inputs)
        if known is not None:
            return LinkingUpdate(known, None, since)
        suggestions = engine.suggest(inputs.items, inputs.challenges, progress=progress)
        result = LinkingResult(len(inputs.items), len(inputs.challenges), len(suggestions), up_to_date=False)
        return LinkingUpdate(result, library.suggestion_replacement(suggestions, inputs.state), since)


def writing_steps(library: Library, update: LinkingUpdate) -> Generator[tuple[int, int], None, bool]:
    """Write what `suggest_links` found, yielding (done, total) rows between short transactions.

    Returns whether the suggestions are now those of the library as it is; where it has changed meanwhile they are not,
    and linking is to be done again.
    """
    if update.replacement is None:
        return not library.changed_since(update.since, LINKED_TABLES)
    total = update.replacement.size
    with closing(library.replacing_slices(update.replacement, update.since, LINKED_TABLES)) as slices:
        while True:
            try:
                done = next(slices)
            except StopIteration as end:
                return bool(end.value)
            yield done, total


def touches_links(change_set: ChangeSet) -> bool:
    """Return whether links should be suggested anew after a change."""
    return any(row.table in LINKED_TABLES for row in change_set.rows)


def is_current(library: Library) -> bool:
    """Return whether the suggestions were made from the library as it is now."""
    return library.suggestion_state() == _inputs(library).state


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
        inputs = _inputs(library)
        self._rows = {item.id: row for row, item in enumerate(inputs.items)}
        self._columns = {challenge.id: column for column, challenge in enumerate(inputs.challenges)}
        self._values = engine.score_pairs(inputs.items, inputs.challenges).values

    def of(self, item_id: str, challenge_id: str) -> float:
        """Return the score of a pair, 0 for an item that is not linked."""
        row = self._rows.get(item_id)
        return 0.0 if row is None else float(self._values[row, self._columns[challenge_id]])


@dataclass(frozen=True, slots=True)
class _Inputs:
    """All that suggestions are made from."""

    items: list[LinkItem]
    challenges: list[Challenge]
    state: DerivedState


def _inputs(library: Library) -> _Inputs:
    reports = library.reports.by_talk()
    items = [talk_item(talk, reports.get(talk.id, ())) for talk in library.talks.all() if is_linkable(talk)]
    items.extend(section_item(section) for section in library.sections.all())
    challenges = library.challenges.all()
    state = DerivedState(engine.ENGINE, engine.ENGINE_VERSION, engine.input_hash(items, challenges))
    return _Inputs(items, challenges, state)


def _known_result(library: Library, inputs: _Inputs) -> LinkingResult | None:
    """Return what linking would find where it has found that already."""
    if library.suggestion_state() != inputs.state:
        return None
    count = len(library.links.suggestions())
    return LinkingResult(len(inputs.items), len(inputs.challenges), count, up_to_date=True)


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
