"""Workbooks that must not be opened: a sheet is read as a full rectangle, and one stray cell makes that terabytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

_MOST_BYTES = 256 * 1024 * 1024
_MOST_CELLS = 20_000_000
# A cell that has content; formatted but empty ones do not widen the rectangle.
_XLSX_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_VALUE_TYPE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"
_ODS_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})


def exceeds_limits(data: bytes) -> bool:
    """Say whether a workbook unpacks to more than 256 MB or has a sheet of more than 20 million cells as a rectangle.

    A file that is damaged passes: its reader names the damage. Formats: ECMA-376 part 1, 18.3.1.4 (`c`), and
    OpenDocument 1.3 part 3, 19.675 and 19.679 (`number-columns-repeated`, `number-rows-repeated`).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > _MOST_BYTES:
                return True
            for member in members:
                if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
                    if _xlsx_cells(archive.read(member)) > _MOST_CELLS:
                        return True
                elif member.filename == "content.xml" and _ods_cells(archive.read(member)) > _MOST_CELLS:
                    return True
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return False
    return False


def _xlsx_cells(sheet: bytes) -> int:
    columns: set[bytes] = set()
    last_row = 0
    for match in _XLSX_CELL.finditer(sheet):
        columns.add(match[1])
        last_row = max(last_row, int(match[2]))
    return last_row * max(map(_column_number, columns), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods_cells(content: bytes) -> int:
    """Return the cells of the largest sheet's rectangle; 0 for a document that is not well-formed."""
    extent = _OdsExtent()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.CharacterDataHandler = extent.text
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return 0
    return extent.largest


class _OdsExtent:
    """Counts rows and columns up to the last cell with content, repeated ones as often as they stand there."""

    def __init__(self) -> None:
        self.largest = 0
        self._height = self._width = 0
        self._repeats = 1
        self._columns = self._filled = 0
        self._in_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        if tag == f"{_TABLE}table":
            self._height = self._width = 0
        elif tag == f"{_TABLE}table-row":
            self._repeats = _repeated(attributes.get(f"{_TABLE}number-rows-repeated"))
            self._columns = self._filled = 0
        elif tag in _ODS_CELLS:
            self._columns += _repeated(attributes.get(f"{_TABLE}number-columns-repeated"))
            self._in_cell = True
            if _VALUE_TYPE in attributes:
                self._filled = self._columns

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in _ODS_CELLS:
            self._in_cell = False
        elif tag == f"{_TABLE}table-row":
            self._height += self._repeats
            self._width = max(self._width, self._filled)
            if self._filled:
                self.largest = max(self.largest, self._height * self._width)

    def text(self, characters: str) -> None:
        """Take in text: a cell that has some is filled."""
        if self._in_cell and characters.strip():
            self._filled = self._columns


def _repeated(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 10 else 1
