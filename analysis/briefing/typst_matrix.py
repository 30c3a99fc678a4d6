"""The coverage matrix as the typst template draws it: shades, widths, legend, and a text that says the same."""

from __future__ import annotations

from typing import Any

from analysis.briefing import wording
from analysis.briefing.document import CoverageMatrix, MatrixCell, MatrixRow
from analysis.briefing.printable import em_width, fitted
from analysis.briefing.typst_texts import Json, Texts
from storage.messages import Message

_SHADES = 4
# Widths in em: the name of a row, the heads of all columns on one line, the head of a column that is turned.
_NAME = 17.0
_ALL_UNITS = 42.0
_UNIT_TURNED = 10.0
# Heights in mm.
_ROWS_HEIGHT = 80.0
_TALLEST_ROW = 7.6
_FURNITURE_HEIGHT = {False: 14.0, True: 32.0}
"""Heads of the columns, upright or turned, and the legend, in mm."""


def matrix(coverage: CoverageMatrix, texts: Texts) -> Json:
    """Return the figure's data; no rows where there is nothing to show."""
    say, text = texts.say, texts.text
    units = [say(unit) for unit in coverage.business_units]
    if coverage.folded_units:
        units.append(say(Message("briefing.matrix.other_units", {"count": coverage.folded_units})))
    names = [say(wording.matrix_row(row)) for row in coverage.rows]
    highest = max((cell.items for row in coverage.rows for cell in row.cells), default=0)
    if not highest:
        return {"rows": []}
    limits = _limits(highest)
    share = _ALL_UNITS / len(units)
    turned = not all(_stands(unit, share) for unit in units)
    return {
        "units": [text(fitted(unit, _UNIT_TURNED) if turned else unit) for unit in units],
        "turned": turned,
        "row_height": round(min(_TALLEST_ROW, _ROWS_HEIGHT / len(names)), 2),
        "rows": [
            {
                "name": text(fitted(name, _NAME)),
                "kind": row.kind,
                "cells": [[cell.items, cell.accepted, _shade(cell.items, limits)] for cell in row.cells],
            }
            for name, row in zip(names, coverage.rows, strict=True)
        ],
        "legend": _legend(limits),
        "alternative": _alternative(coverage.rows, names, units, texts),
    }


def _stands(unit: str, width: float) -> bool:
    """Say whether the head of a column keeps to two upright lines; Latin words do not break."""
    words = [word for word in unit.split() if word.isascii()]
    return em_width(unit) <= 2 * width - 1 and all(em_width(word) <= width for word in words)


def figure_height(figure: Json) -> float:
    """Return the height of the figure on the page in mm."""
    if not figure["rows"]:
        return 0.0
    return len(figure["rows"]) * float(figure["row_height"]) + _FURNITURE_HEIGHT[figure["turned"]]


def _limits(highest: int) -> list[int]:
    """Return the largest count of each shade, lightest first."""
    return sorted({-(-highest * step // _SHADES) for step in range(1, _SHADES + 1)})


def _shade(count: int, limits: list[int]) -> int:
    """Return the shade of a count, 0 for nothing to `_SHADES` for the most."""
    if not count:
        return 0
    return _SHADES - len(limits) + 1 + next(place for place, limit in enumerate(limits) if count <= limit)


def _legend(limits: list[int]) -> list[list[Any]]:
    legend: list[list[Any]] = []
    first = 1
    for limit in limits:
        text = str(limit) if limit == first else f"{first}–{limit}"
        legend.append([_shade(limit, limits), text])
        first = limit + 1
    return legend


def _alternative(rows: tuple[MatrixRow, ...], names: list[str], units: list[str], texts: Texts) -> str:
    """Return what the figure shows in words, for who cannot see it."""
    lines = [_line(row.cells, name, units, texts) for row, name in zip(rows, names, strict=True)]
    values = {"rows": ", ".join(names), "columns": ", ".join(units), "lines": " ".join(lines)}
    return texts.say(Message("briefing.matrix.alternative", values))


def _line(cells: tuple[MatrixCell, ...], name: str, units: list[str], texts: Texts) -> str:
    told = [
        texts.say(
            Message("briefing.matrix.alternative_cell", {"unit": unit, "count": cell.items, "accepted": cell.accepted})
        )
        for cell, unit in zip(cells, units, strict=True)
        if cell.items
    ]
    if not told:
        return texts.say(Message("briefing.matrix.alternative_none", {"row": name}))
    return texts.say(Message("briefing.matrix.alternative_line", {"row": name, "cells": "; ".join(told)}))
