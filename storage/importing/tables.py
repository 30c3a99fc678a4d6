"""Tables of any origin as grids of text cells: Markdown, CSV, TSV, XLSX and ODS."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storage.errors import InputError
from storage.importing.blocks import Block
from storage.importing.markup import clean, plain_inline
from storage.importing.workbook_limits import exceeds_limits
from storage.messages import Message

_SEPARATORS = (",", "\t", ";", "|")
_MARKDOWN_SEPARATOR = re.compile(r"[\s|:—-]*-[\s|:—-]*\Z")
_SHEET_NAME = re.compile(r"(?:sheet|工作表|表)\s*[:：]\s*(.+)\Z", re.IGNORECASE)
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; `number` is the line of a text or the row of a sheet, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the name of its sheet (empty where it has none) and its rows, header included."""

    name: str
    rows: tuple[Row, ...]


def markdown_grids(blocks: Sequence[Block]) -> tuple[Grid, ...]:
    """Return the pipe tables of a text; a heading `Sheet: name` above a table names it."""
    grids: list[Grid] = []
    name = ""
    for block in blocks:
        if block.kind == "heading":
            match = _SHEET_NAME.match(block.content)
            name = match[1].strip() if match else ""
        elif block.kind == "table":
            lines = enumerate(block.content.split("\n"), start=block.line)
            rows = tuple(Row(n, _markdown_cells(line)) for n, line in lines if not _MARKDOWN_SEPARATOR.match(line))
            grids.append(Grid(name, rows))
    return tuple(grids)


def _markdown_cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(plain_inline(cell.replace("\\|", "|")).strip() for cell in _UNESCAPED_PIPE.split(inner))


def separated_grids(text: str) -> tuple[Grid, ...]:
    """Return the text as CSV (RFC 4180) once for each separator that it contains: comma, tab, semicolon, bar."""
    return tuple(Grid("", tuple(_separated_rows(text, mark))) for mark in _SEPARATORS if mark in text)


def _separated_rows(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(clean(cell).strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error:  # a field longer than the module's limit: no table, or not by this separator
        return


def read_workbook(name: str, data: bytes) -> tuple[Grid, ...]:
    """Return the sheets of an XLSX or ODS workbook, row numbers as the program shows them.

    Of merged cells only the first has a value. Raises `InputError` for a damaged workbook and for one whose sheets
    would not fit into memory.
    """
    if exceeds_limits(data):
        raise InputError(Message("reading.workbook_too_large"), where=name, remedy=Message("reading.workbook.remedy"))
    import pandas  # 0.4 s: only where a workbook is really read

    try:
        frames = pandas.read_excel(
            io.BytesIO(data), engine="calamine", sheet_name=None, header=None, dtype=object, na_filter=False
        )
    except Exception as error:  # the parser of a damaged file raises whatever it stumbles over
        raise InputError(
            Message("reading.workbook_unreadable"), where=name, remedy=Message("reading.workbook.remedy")
        ) from error
    return tuple(
        Grid(str(sheet), tuple(Row(n, tuple(map(_cell, cells))) for n, cells in enumerate(frame.to_numpy(), start=1)))
        for sheet, frame in frames.items()
    )


def _cell(value: object) -> str:
    """Return a cell as text; a whole number has no decimals, whatever the sheet stores."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value).replace("\r\n", "\n").replace("\r", "\n")).strip()
