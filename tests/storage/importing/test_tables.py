"""Tables of every origin give the same rows of cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.errors import InputError
from storage.importing.blocks import split_blocks
from storage.importing.tables import markdown_grids, read_workbook, separated_grids

MakeWorkbook = Callable[..., bytes]


def test_markdown_tables_with_sheet_names_and_escapes() -> None:
    text = "## Sheet: 甲\n\n| a | b |\n|:--|--:|\n| 1<br>2 | x \\| **y** |\n\n## Other\n\n| c |\n|---|\n"
    first, second = markdown_grids(split_blocks(text))
    assert (first.name, second.name) == ("甲", "")
    assert [(row.number, row.cells) for row in first.rows] == [(3, ("a", "b")), (5, ("1\n2", "x | y"))]
    assert [row.cells for row in second.rows] == [("c",)]


def test_separated_values_keep_lines_and_quotes() -> None:
    grids = separated_grids('a,b\r\n"1\r\n2","x, y"\r\n3\r\n')
    rows = [(row.number, row.cells) for row in grids[0].rows]
    assert rows == [(1, ("a", "b")), (2, ("1\r\n2", "x, y")), (4, ("3",))]


def test_a_text_is_read_with_each_separator_it_has() -> None:
    assert [grid.rows[0].cells for grid in separated_grids("a,b\tc;d")] == [
        ("a", "b\tc;d"),
        ("a,b", "c;d"),
        ("a,b\tc", "d"),
    ]
    assert separated_grids("no mark") == ()


def test_an_endless_field_ends_the_table() -> None:
    (grid,) = separated_grids('a,b\n"' + "x" * 200_000)
    assert [row.cells for row in grid.rows] == [("a", "b")]


def test_workbooks_of_both_kinds(make_xlsx: MakeWorkbook, make_ods: MakeWorkbook) -> None:
    sheets = {"一": [["BU", None, "难题"], [None, "甲", "1. a\n2. b"]], "二": [["x"]]}
    for data in (make_xlsx(sheets), make_ods(sheets)):
        first, second = read_workbook("a", data)
        assert (first.name, second.name) == ("一", "二")
        assert [(row.number, row.cells) for row in first.rows] == [
            (1, ("BU", "", "难题")),
            (2, ("", "甲", "1. a\n2. b")),
        ]


def test_rows_keep_their_numbers_below_empty_ones(make_xlsx: MakeWorkbook) -> None:
    (grid,) = read_workbook("a.xlsx", make_xlsx({"s": [[None], [None, None], [None, 3.0, 2.5]]}))
    assert (grid.rows[-1].number, grid.rows[-1].cells) == (3, ("", "3", "2.5"))


def test_a_damaged_workbook_is_refused(make_xlsx: MakeWorkbook) -> None:
    data = make_xlsx({"s": [["x"]]})
    for broken in (data[:-200], data[: len(data) // 2], b"PK\x03\x04 xl/workbook.xml"):
        with pytest.raises(InputError) as caught:
            read_workbook("a.xlsx", broken)
        assert caught.value.what.key == "reading.workbook_unreadable"
        assert caught.value.where == "a.xlsx"


def test_a_stray_cell_does_not_take_the_memory(make_xlsx: MakeWorkbook) -> None:
    rows: list[list[str | None]] = [["x"]] + [[None]] * 20_000 + [[None] * 1100 + ["far"]]
    with pytest.raises(InputError) as caught:
        read_workbook("a.xlsx", make_xlsx({"s": rows}))
    assert caught.value.what.key == "reading.workbook_too_large"
