"""Sections of references."""

from __future__ import annotations

from storage.importing.parsed import ParsedDocument, ParsedSection
from storage.library import Library
from storage.records import Part
from tests.storage.samples import Clock, reference, take_in


def test_sections_come_in_the_order_of_their_references(library: Library, clock: Clock) -> None:
    take_in(library, reference(("2", "乙", "b"), ("10", "丙", "c"), ("1", "甲", "a")), "z.md")
    clock.wait(60)
    take_in(library, reference(("1", "丁", "d")), "a.md")
    assert [(found.number, found.title) for found in library.sections.all()] == [
        ("2", "乙"),
        ("10", "丙"),
        ("1", "甲"),
        ("1", "丁"),
    ]


def test_a_section_comes_back_as_it_was_read(library: Library) -> None:
    parsed = ParsedSection("1.1", "题", ("第一章", "一"), "正文", (Part("验收标准", "指标"),), 10, 20, line=3)
    take_in(library, ParsedDocument("reference", "sample/1", "utf-8", sections=(parsed,)))
    found = library.sections.all()[0]
    assert (found.number, found.title, found.path, found.text) == ("1.1", "题", ("第一章", "一"), "正文")
    assert (found.parts, found.start, found.end) == ((Part("验收标准", "指标"),), 10, 20)
    assert found.source_id == library.sources.all()[0].id


def test_a_withdrawn_section_is_left_out(library: Library) -> None:
    take_in(library, reference(("1", "甲", "a"), ("2", "乙", "b"), ("3", "丙", "c")))
    take_in(library, reference(("1", "甲", "a"), ("3", "丙", "c")))
    assert [found.number for found in library.sections.all()] == ["1", "3"]
