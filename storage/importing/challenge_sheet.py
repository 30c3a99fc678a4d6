"""The challenge sheet: business unit, focus area and problems as columns of a Markdown table, CSV, TSV, XLSX or ODS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from storage.importing.document import SourceDocument
from storage.importing.numbered_problems import Problem, split_problems
from storage.importing.parsed import ParsedChallenge, ParsedDocument, ReadingWarning
from storage.importing.tables import Grid, Row
from storage.messages import Message
from storage.text import normalise

PARSER = "challenge_sheet 1"

_UNIT, _AREA, _PROBLEM = "business_unit", "focus_area", "problem"
# Headers as `normalise` leaves them, without spaces and punctuation.
_HEADERS = {
    _UNIT: "bu businessunit businessunits 业务单元 业务部门 事业部 部门 产品线 bu名称 unit department division",
    _AREA: "关注方向 关注领域 方向 领域 技术方向 技术领域 focusarea focusareas focus area direction topicarea",
    _PROBLEM: (
        "难题 技术难题 问题 挑战 难点 技术挑战 业务难题 关键难题 难题描述 课题 "
        "challenge challenges problem problems hardproblem hardproblems problemstatement problemstatements"
    ),
}
_COLUMN_OF = {header: column for column, headers in _HEADERS.items() for header in headers.split()}
_ROWS_BEFORE_HEADER = 200


@dataclass(slots=True)
class _Sheet:
    """What is read so far: the problems of each focus area, and what a blank cell repeats."""

    challenges: list[ParsedChallenge] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    unit: str = ""
    area: str = ""

    def warn(self, row: Row, key: str) -> None:
        self.warnings.append(ReadingWarning(str(row.number), Message(key, {"row": row.number})))


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a challenge sheet: whether a table has its columns."""
    return 90 if any(_header_positions(grid) for grid in _grids(document)) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return the challenges of all tables that have the sheet's columns, in order.

    A blank business unit or focus area means the one above it (merged cells). A focus area may span several rows: its
    numbers go on, and where a row starts again at 1 they are shifted so that each number is given once.
    """
    sheet = _Sheet()
    for grid in _grids(document):
        _read_grid(grid, sheet)
    return ParsedDocument(
        kind="challenges",
        parser=PARSER,
        encoding=document.encoding,
        challenges=tuple(sheet.challenges),
        warnings=tuple(sheet.warnings),
    )


def _grids(document: SourceDocument) -> Iterable[Grid]:
    """Return the tables of the document; of a separated text, the first reading that has the sheet's columns."""
    if document.grids:
        return document.grids
    return next(((grid,) for grid in document.separated_grids if _header_positions(grid)), ())


def _columns(row: Row) -> dict[str, int] | None:
    """Return where the sheet's columns are if the row is its header."""
    columns: dict[str, int] = {}
    for position, cell in enumerate(row.cells):
        word = "".join(character for character in normalise(cell[:60]) if character.isalnum())
        column = _COLUMN_OF.get(word)
        if column:
            columns.setdefault(column, position)
    return columns if _PROBLEM in columns and len(columns) > 1 else None


def _header_positions(grid: Grid) -> list[int]:
    return [i for i, row in enumerate(grid.rows[:_ROWS_BEFORE_HEADER]) if _columns(row)]


def _read_grid(grid: Grid, sheet: _Sheet) -> None:
    columns: dict[str, int] | None = None
    for row in grid.rows:
        header = _columns(row)
        if header:
            columns = header
            sheet.unit = "" if _UNIT in header else grid.name  # a sheet for each unit has no such column
            sheet.area = ""
        elif columns and any(row.cells):
            _read_row(row, columns, sheet)


def _read_row(row: Row, columns: dict[str, int], sheet: _Sheet) -> None:
    cells = {column: row.cells[at] if at < len(row.cells) else "" for column, at in columns.items()}
    unit, area = (" ".join(cells.get(column, "").split()) for column in (_UNIT, _AREA))
    if unit and unit != sheet.unit:
        sheet.unit, sheet.area = unit, ""
    sheet.area = area or sheet.area
    if not cells[_PROBLEM]:
        if unit or area:
            sheet.warn(row, "reading.row_without_problem")
        return
    if not sheet.unit:
        sheet.warn(row, "reading.row_without_unit")
        return
    if not sheet.area:
        sheet.warn(row, "reading.row_without_focus_area")
    sheet.challenges.extend(_challenges(row, cells[_PROBLEM], sheet))


def _challenges(row: Row, cell: str, sheet: _Sheet) -> Iterator[ParsedChallenge]:
    key = (sheet.unit, sheet.area)
    given = sheet.counts.get(key, 0)
    problems = split_problems(cell, (1, given + 1))
    shift = 0 if problems[:1] and problems[0].number == given + 1 else given
    for position, problem in enumerate(problems, start=1):
        number = _number(problem, position) + shift
        sheet.counts[key] = max(sheet.counts.get(key, 0), number)
        yield ParsedChallenge(sheet.unit, sheet.area, number, problem.text, row.number)


def _number(problem: Problem, position: int) -> int:
    return position if problem.number is None else problem.number
