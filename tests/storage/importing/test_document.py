"""A document works out once what its readers look at."""

from __future__ import annotations

from collections.abc import Callable

from storage.importing.document import SourceDocument

MakeWorkbook = Callable[..., bytes]


def test_text_blocks_and_front_matter() -> None:
    document = SourceDocument("a.md", "---\ntitle: 标题\ntags: [甲]\n---\n正文在此\n".encode("utf-16"))
    assert document.encoding == "utf-16"
    assert document.front("name", "title") == "标题"
    assert document.front("date") == ""
    assert document.language == "zh"
    assert [block.kind for block in document.blocks] == ["front_matter", "paragraph"]
    assert not document.is_workbook


def test_a_workbook_has_sheets_and_no_text(make_xlsx: MakeWorkbook) -> None:
    document = SourceDocument("a.bin", make_xlsx({"甲": [["x"]]}))
    assert (document.text, document.encoding, document.blocks) == ("", "", ())
    assert [grid.name for grid in document.grids] == ["甲"]
    assert document.separated_grids == ()


def test_markdown_is_not_read_as_separated_values() -> None:
    assert SourceDocument("a.csv", b"# Title, with comma\n\na, b").separated_grids == ()
    assert SourceDocument("a.md", b"a,b\n1,2\n").separated_grids != ()


def test_what_readers_share_is_made_once() -> None:
    document = SourceDocument("a.md", b"text")
    calls: list[str] = []

    def make(made_of: SourceDocument) -> int:
        calls.append(made_of.name)
        return 7

    assert [document.once(make), document.once(make)] == [7, 7]
    assert calls == ["a.md"]
