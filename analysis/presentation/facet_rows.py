"""The lines of the facet panel: groups that open and close, their values with counts, and "show all"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from analysis.presentation.talk_filter import FACETS, WITHOUT, FacetName, TalkFilter
from storage.text import normalise

if TYPE_CHECKING:
    from analysis.presentation.facet_index import FacetValue
    from analysis.presentation.talk_selection import FacetCount

SHORT = 6
"""How many values of a long group are shown until somebody asks for all."""

_OPEN_BELOW: frozenset[FacetName] = frozenset({"tag"})
"""Facets whose values show what stands below them unless somebody closes it."""

Choice = Literal["", "chosen", "excluded"]
RowKind = Literal["group", "value", "more", "fewer"]
Label = Callable[[FacetName, "FacetValue"], str]


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One line of the panel."""

    kind: RowKind
    facet: FacetName
    key: str = ""
    label: str = ""
    depth: int = 0
    talks: int = 0
    """Talks with the value; of a group how many values are chosen; of "more" how many values it hides."""
    colour: str = ""
    choice: Choice = ""
    is_open: bool | None = None
    """Whether what stands below is shown; None where nothing does."""


@dataclass(frozen=True, slots=True)
class PanelState:
    """What is open in the panel, and what is searched for in it."""

    closed: frozenset[FacetName] = frozenset()
    complete: frozenset[FacetName] = frozenset()
    """Groups that show all their values, however many."""
    turned: frozenset[tuple[FacetName, str]] = field(default_factory=frozenset)
    """Values that are open where they would be closed, or the other way round."""
    search: str = ""


def facet_rows(
    counts: Mapping[FacetName, Sequence[FacetCount]], chosen: TalkFilter, state: PanelState, label: Label
) -> tuple[FacetRow, ...]:
    """Return the lines of the panel; groups in which there is nothing to choose from are left out."""
    return tuple(row for facet in FACETS for row in _group(facet, counts.get(facet, ()), chosen, state, label))


def _group(
    facet: FacetName, counts: Sequence[FacetCount], chosen: TalkFilter, state: PanelState, label: Label
) -> Iterator[FacetRow]:
    choice = chosen.choice(facet)
    if not choice and all(value.key == WITHOUT for value, _ in counts):
        return
    tree = _Tree(facet, counts, chosen, state, label)
    searched = normalise(state.search).strip()
    values = tree.found(searched) if searched else tree.rows()
    if searched and not values:
        return
    is_open = bool(searched) or facet not in state.closed
    yield FacetRow("group", facet, talks=len(choice.chosen) + len(choice.excluded), is_open=is_open)
    if not is_open:
        return
    shown = values if searched or facet in state.complete else _short(values)
    yield from shown
    if len(shown) < len(values):
        yield FacetRow("more", facet, talks=len(values) - len(shown))
    elif not searched and len(values) > SHORT and facet in state.complete:
        yield FacetRow("fewer", facet)


def _short(values: Sequence[FacetRow]) -> list[FacetRow]:
    """Return the first values and all that are chosen; one more is shown rather than a line that says so."""
    if len(values) <= SHORT + 1:
        return list(values)
    return [row for place, row in enumerate(values) if place < SHORT or row.choice]


class _Tree:
    """The values of one facet, each below its parent."""

    def __init__(
        self, facet: FacetName, counts: Sequence[FacetCount], chosen: TalkFilter, state: PanelState, label: Label
    ) -> None:
        self._facet: FacetName = facet
        self._choice = chosen.choice(facet)
        self._state = state
        self._label = label
        present = {entry.value.key for entry in counts}
        self._below: dict[str | None, list[FacetCount]] = {}
        for entry in counts:
            parent = entry.value.parent
            self._below.setdefault(parent if parent and parent in present else None, []).append(entry)

    def rows(self) -> list[FacetRow]:
        """Return the values of which everything above is open."""
        return list(self._walk(self._below.get(None, ()), 0))

    def found(self, searched: str) -> list[FacetRow]:
        """Return the values whose label has the text, wherever they stand."""
        entries = (entry for entries in self._below.values() for entry in entries)
        rows = (self._row(entry, 0, None) for entry in entries)
        return [row for row in rows if searched in normalise(row.label)]

    def _walk(self, entries: Iterable[FacetCount], depth: int) -> Iterator[FacetRow]:
        for entry in entries:
            below = self._below.get(entry.value.key, ())
            is_open = self._is_open(entry.value.key) if below else None
            yield self._row(entry, depth, is_open)
            if is_open:
                yield from self._walk(below, depth + 1)

    def _is_open(self, key: str) -> bool:
        turned = (self._facet, key) in self._state.turned
        return turned != (self._facet in _OPEN_BELOW)

    def _row(self, entry: FacetCount, depth: int, is_open: bool | None) -> FacetRow:
        value = entry.value
        choice: Choice = ""
        if value.key in self._choice.chosen:
            choice = "chosen"
        elif value.key in self._choice.excluded:
            choice = "excluded"
        label = self._label(self._facet, value)
        return FacetRow("value", self._facet, value.key, label, depth, entry.talks, value.colour, choice, is_open)
