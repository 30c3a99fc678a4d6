"""The real white paper, as OCR left it: its 86 sections and none more."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.importing.parsed import ParsedDocument, ParsedSection
from storage.importing.registry import read_document, source_text


@pytest.fixture(scope="module")
def data(shared_data: Path) -> bytes:
    (path,) = (shared_data / "seeds").glob("003_*")
    return path.read_bytes()


@pytest.fixture(scope="module")
def paper(data: bytes) -> ParsedDocument:
    return read_document("003", data)


@pytest.fixture(scope="module")
def sections(paper: ParsedDocument) -> dict[str, ParsedSection]:
    return {section.number: section for section in paper.sections}


def test_counts(paper: ParsedDocument, sections: dict[str, ParsedSection]) -> None:
    assert (paper.kind, paper.parser, paper.warnings) == ("reference", "numbered_reference 1", ())
    assert len(paper.sections) == len(sections) == 86
    assert (paper.sections[0].number, paper.sections[-1].number) == ("1.1", "5.7")
    assert {number.split(".")[0] for number in sections} == set("12345")
    assert not any(section.parts for section in paper.sections)


def test_titles_and_paths(sections: dict[str, ParsedSection]) -> None:
    assert sections["1.1"].title == "背景"
    assert sections["1.1"].path == ("前言",)
    assert sections["2.2"].title == "AI-Native技术的价值与意义"
    deep = sections["3.2.5.3"]
    assert deep.title.startswith("EMS&SFS Turbo")
    assert deep.path[:2] == ("AI-Native 技术架构", "3.2 AI-Native资源层关键技术解析")
    assert deep.path[2].startswith("3.2.5 ")
    assert all(section.title and section.path for section in sections.values())


def test_where_sections_end(sections: dict[str, ParsedSection]) -> None:
    assert "AI First" in sections["2.1"].text
    assert "趋势和需求" in sections["3.2.1"].text
    assert not any(word in sections["5.7"].text for word in ("未来展望", "后记", "商标声明"))
    lines = [line for section in sections.values() for line in section.text.split("\n")]
    assert not any(line.strip() in {"01", "02", "03", "04", "05", "06"} for line in lines)
    assert "AI-Native 技术架构" not in sections["2.4"].text.split("\n")


def test_tables_and_captions_stay(sections: dict[str, ParsedSection]) -> None:
    text = sections["2.4"].text
    assert "表1 AI-Native架构成熟度评估标准" in text
    assert any(line.startswith("\tLevel-0") and line.count("\t") == 6 for line in text.split("\n"))
    assert "图1 " in sections["2.3"].text


def test_passages_are_cut_from_the_source(data: bytes, paper: ParsedDocument) -> None:
    text = source_text("003", data, paper.encoding)
    lines = text.split("\n")
    for section, following in zip(paper.sections, [*paper.sections[1:], None], strict=True):
        passage = text[section.start : section.end]
        assert passage.lstrip("#» ").startswith(section.number)
        assert passage.rstrip() == passage
        assert lines[section.line - 1] == passage.split("\n")[0].rstrip()
        assert following is None or section.end <= following.start
