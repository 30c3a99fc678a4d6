"""Workbooks that would not fit into memory are known before they are opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from storage.importing.workbook_limits import exceeds_limits

MakeWorkbook = Callable[..., bytes]

NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def archive(name: str, content: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr(name, content)
    return stream.getvalue()


def ods(*rows: str) -> bytes:
    return archive("content.xml", f"<office:x {NAMES}><table:table>{''.join(rows)}</table:table></office:x>")


def xlsx(cells: str) -> bytes:
    return archive("xl/worksheets/sheet1.xml", f"<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>")


def test_ordinary_workbooks_pass(make_xlsx: MakeWorkbook, make_ods: MakeWorkbook) -> None:
    sheets = {"s": [["BU", "难题"], ["甲", "乙"]]}
    assert not exceeds_limits(make_xlsx(sheets))
    assert not exceeds_limits(make_ods(sheets))


def test_a_far_cell_with_content_exceeds_an_empty_one_does_not() -> None:
    assert exceeds_limits(xlsx('<c r="A1"><v>1</v></c><c s="1" r="XFD1048576"><v>1</v></c>'))
    assert not exceeds_limits(xlsx('<c r="A1"><v>1</v></c><c r="XFD1048576" s="1"/>'))


def test_repeated_cells_count_as_often_as_they_stand_there() -> None:
    filled = '<table:table-cell office:value-type="float" table:number-columns-repeated="{}"/>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    row = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
    assert exceeds_limits(ods(row.format(1048576, filled.format(16384))))
    assert exceeds_limits(
        ods(row.format(1, filled.format(900)), row.format(50000, empty), row.format(1, filled.format(1)))
    )
    assert not exceeds_limits(ods(row.format(10, filled.format(10)), row.format(1048566, empty)))


def test_a_bomb_exceeds() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as members:
        for number in range(5):
            members.writestr(f"xl/media/{number}", b"\0" * (60 << 20))
    assert exceeds_limits(stream.getvalue())


def test_damage_is_left_to_the_reader() -> None:
    assert not exceeds_limits(b"PK\x03\x04 broken")
    assert not exceeds_limits(archive("content.xml", "<no end"))
