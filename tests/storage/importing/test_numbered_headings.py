"""Numbered headings are those whose numbers rise; lists, contents and page numbers are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.blocks import split_blocks
from storage.importing.numbered_headings import (
    dotted,
    is_back_matter,
    is_contents_line,
    is_page_furniture,
    numbered_headings,
    read_chapter,
    read_number,
)


def found(text: str) -> list[tuple[str, str]]:
    return [(dotted(heading.number), heading.title) for heading in numbered_headings(split_blocks(text))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3.2 标题", ((3, 2), "标题")),
        ("» 3.2.5.3 EMS 存储", ((3, 2, 5, 3), "EMS 存储")),
        ("1.1标题", ((1, 1), "标题")),
        ("2.1. Title", ((2, 1), "Title")),
        ("２.1 x", ((2, 1), "x")),
        ("2.5%", None),
        ("3 标题", None),
        ("标题 3.2", None),
    ],
)
def test_section_numbers(line: str, expected: tuple[tuple[int, ...], str] | None) -> None:
    assert read_number(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3. 标题", ((3,), "标题")),
        ("3 标题", ((3,), "标题")),
        ("3、标题", ((3,), "标题")),
        ("第三章 标题", ((3,), "标题")),
        ("第十二章：标题", ((12,), "标题")),
        ("Chapter 4: Title", ((4,), "Title")),
        ("3.2 标题", None),
        ("标题", None),
    ],
)
def test_chapter_numbers(line: str, expected: tuple[tuple[int, ...], str] | None) -> None:
    assert read_chapter(line) == expected


def test_a_title_may_stand_in_the_next_heading() -> None:
    assert found("## 1.1\n\n# 标题\n\n文字\n\n## 1.2\n\n## 1.3 三\n") == [("1.1", "标题"), ("1.2", ""), ("1.3", "三")]


def test_numbers_must_rise() -> None:
    text = "## 1.1 甲\n\n## 2.5 倍提升\n\n## 1.2 乙\n\n## 1.1 又\n\n## 1.3 丙\n"
    assert [number for number, _ in found(text)] == ["1.1", "1.2", "1.3"]


def test_contents_with_headings_of_their_own_are_not_counted_twice() -> None:
    text = "## 1.1 甲\t3\n## 1.2 乙......4\n\n## 1.1 甲\n\n## 1.2 乙\n"
    blocks = split_blocks(text)
    assert [blocks[heading.position].line for heading in numbered_headings(blocks)] == [4, 6]


@pytest.mark.parametrize("chapter", ["02\n\n# 架构", "# 2. 架构", "# 第二章 架构", "# 架构"])
def test_ways_of_naming_a_chapter(chapter: str) -> None:
    headings = found(f"# 书\n\n## 1.1 甲\n\n文字\n\n{chapter}\n\n引言\n\n## 2.1 乙\n\n## 2.2 丙\n")
    assert ("2", "架构") in headings
    assert headings[-2:] == [("2.1", "乙"), ("2.2", "丙")]


def test_the_heading_right_above_a_new_chapter_s_first_section_is_the_chapter_s() -> None:
    assert ("2", "架构") in found("## 1.1 甲\n\n文字\n\n## 架构\n\n## 2.1 乙\n")


def test_a_page_number_is_no_chapter() -> None:
    text = "## 1.1 甲\n\n57\n\n## 小标题\n\n文字\n\n## 1.2 乙\n\n58\n\n## 又一个\n"
    assert [number for number, _ in found(text)] == ["1.1", "1.2"]


def test_a_last_chapter_without_sections_ends_the_one_before() -> None:
    assert found("01\n# 甲\n## 1.1 a\n文字\n\n02\n\n# 展望\n\n文字\n")[-1] == ("2", "展望")


def test_furniture_contents_and_back_matter() -> None:
    page, number, after, text = split_blocks("- 12 -\n\n第 3 页\n\n# 后记\n\n2026 年\n")
    assert is_page_furniture(page)
    assert is_page_furniture(number)
    assert is_back_matter(after)
    assert not is_page_furniture(text)
    assert is_contents_line("1.1 标题\t3")
    assert is_contents_line("Title ........ 12")
    assert not is_contents_line("提升 12")


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 6)), max_size=20))
def test_the_chosen_numbers_always_rise(numbers: list[tuple[int, int]]) -> None:
    text = "\n\n".join(f"## {chapter}.{section} 标题" for chapter, section in numbers)
    chosen = [heading.number for heading in numbered_headings(split_blocks(text)) if len(heading.number) > 1]
    assert all(first < second for first, second in pairwise(chosen))
    assert len(chosen) >= (1 if numbers else 0)
    if sorted(set(numbers)) == numbers:
        assert chosen == numbers
