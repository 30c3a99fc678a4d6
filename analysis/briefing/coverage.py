"""The coverage matrix: how many items of each track bear on each business unit, small lines folded together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.briefing.document import Chapter, CoverageMatrix, LinkedItem, MatrixCell, MatrixRow, MatrixRowKind

MOST_TRACKS = 12
"""Rows for tracks, the row of the other tracks among them, so that the summary stays on its page."""
MOST_UNITS = 12
"""Columns, the column of the other units among them."""

_Key = tuple[MatrixRowKind, str]
_Tally = dict[_Key, list[dict[str, bool]]]


def coverage(chapters: Sequence[Chapter], tracks: Iterable[str]) -> CoverageMatrix:
    """Return the matrix of the printed links: distinct items by track and business unit.

    `tracks` are the tracks of all talks in the scope (an empty name: a talk without track), so that a track without
    any link shows as such. Beyond `MOST_TRACKS` and `MOST_UNITS` the smallest share one line.
    """
    columns, folded = _columns(chapters)
    tally = _tally(chapters, columns)
    wanted = sorted({track for track in tracks if track}, key=lambda track: (-_items(tally[("track", track)]), track))
    kept = wanted if len(wanted) <= MOST_TRACKS else wanted[: MOST_TRACKS - 1]
    rows = [_row("track", track, 1, tally[("track", track)]) for track in kept]
    if len(kept) < len(wanted):
        others = [tally[("track", track)] for track in wanted[len(kept) :]]
        merged = [_merged(cells) for cells in zip(*others, strict=True)]
        rows.append(_row("other", "", len(others), merged))
    for kind in ("untracked", "references"):
        if _items(tally[(kind, "")]):
            rows.append(_row(kind, "", 0, tally[(kind, "")]))
    names = tuple(chapter.business_unit for chapter in chapters if columns[chapter.anchor] < MOST_UNITS - bool(folded))
    return CoverageMatrix(names, folded, tuple(rows))


def _columns(chapters: Sequence[Chapter]) -> tuple[dict[str, int], int]:
    """Return the column of each chapter by its anchor, and how many units share the last one (0: none does)."""
    if len(chapters) <= MOST_UNITS:
        return {chapter.anchor: column for column, chapter in enumerate(chapters)}, 0
    largest = sorted(chapters, key=lambda chapter: -chapter.statistics.links)[: MOST_UNITS - 1]
    own = [chapter.anchor for chapter in chapters if chapter in largest]
    columns = dict.fromkeys((chapter.anchor for chapter in chapters), MOST_UNITS - 1)
    columns.update({anchor: column for column, anchor in enumerate(own)})
    return columns, len(chapters) - len(own)


def _tally(chapters: Sequence[Chapter], columns: dict[str, int]) -> _Tally:
    """Return, for each line and column, the items that bear on the unit, each with whether a link is accepted."""
    width = max(columns.values(), default=-1) + 1
    tally: _Tally = defaultdict(lambda: [{} for _ in range(width)])
    for chapter in chapters:
        for area in chapter.focus_areas:
            for item in (item for challenge in area.challenges for item in challenge.items):
                cell = tally[_key(item)][columns[chapter.anchor]]
                identity = item.card or f"{item.reference}#{item.section}"
                cell[identity] = cell.get(identity, False) or item.state == "accepted"
    return tally


def _key(item: LinkedItem) -> _Key:
    if item.kind == "section":
        return "references", ""
    return ("track", item.track) if item.track else ("untracked", "")


def _items(cells: Sequence[dict[str, bool]]) -> int:
    return sum(map(len, cells))


def _merged(cells: Iterable[dict[str, bool]]) -> dict[str, bool]:
    return {identity: accepted for cell in cells for identity, accepted in cell.items()}


def _row(kind: MatrixRowKind, name: str, tracks: int, cells: Sequence[dict[str, bool]]) -> MatrixRow:
    return MatrixRow(kind, name, tracks, tuple(MatrixCell(len(cell), sum(cell.values())) for cell in cells))
