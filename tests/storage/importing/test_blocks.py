"""Blocks are cut as Markdown cuts them, with true offsets and lines whatever the line ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.importing.blocks import cut_block, part_of_block, split_blocks, split_lines


def kinds(text: str) -> list[str]:
    return [block.kind for block in split_blocks(text)]


def headings(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.content) for block in split_blocks(text) if block.kind == "heading"]


def test_every_kind_of_block_is_found() -> None:
    text = (
        "---\ntitle: 标题\n---\n\n# 演讲\n\n第一段\n第二行\n\n- 甲\n- 乙\n\n"
        "| a | b |\n|---|---|\n\n---\n\n```\ncode\n```\n<!-- x -->\n"
    )
    assert kinds(text) == ["front_matter", "heading", "paragraph", "list", "table", "rule", "fence", "comment"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_and_lines_hold_for_every_line_end(end: str) -> None:
    text = end.join(["# 标题  ", "", "甲 ", "乙", "", "## 二"])
    heading, paragraph, second = split_blocks(text)
    assert text[heading.start : heading.end] == "# 标题"
    assert paragraph.content == "甲\n乙"
    assert text[paragraph.start : paragraph.end] == f"甲 {end}乙"
    assert (heading.line, paragraph.line, paragraph.last_line, second.line) == (1, 3, 4, 6)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## 标题", (2, "标题")),
        ("##标题", (2, "标题")),
        ("#标题", (1, "标题")),
        ("##3.1 标题", (2, "3.1 标题")),
        ("＃ 标题", (1, "标题")),
        ("### Title ###", (3, "Title")),
        ("   # Title", (1, "Title")),
        ("\ufeff# Title", (1, "Title")),
        ("Title\n=====", (1, "Title")),
    ],
)
def test_headings_as_people_type_them(line: str, expected: tuple[int, str]) -> None:
    assert headings(line) == [expected]


@pytest.mark.parametrize("line", ["#include <x>", "#1 priority", "#!shell", "##", "# ", "####### seven", "Title\n---"])
def test_what_is_no_heading(line: str) -> None:
    assert headings(line) == []


def test_a_comment_in_a_fence_is_no_heading() -> None:
    assert headings("# A\n```bash\n# install\n## all\n```\n## B") == [(1, "A"), (2, "B")]
    assert headings("~~~\n# no\n```\n~~~\n# B") == [(1, "B")]


def test_an_unclosed_fence_or_comment_swallows_nothing() -> None:
    assert headings("```\n# A\n\ntext\n# B") == [(1, "A"), (1, "B")]
    assert headings("<!-- left open\n# A") == [(1, "A")]


def test_a_heading_within_a_comment_is_none() -> None:
    assert headings("<!--\n# A\n-->\n# B") == [(1, "B")]


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert kinds("---\n\n# A\n\n---\n") == ["rule", "heading", "rule"]
    assert kinds("---\nkey: value\n") == ["rule", "paragraph"]


def test_a_table_needs_no_outer_bars() -> None:
    assert kinds("BU | 难题\n---|---\n甲 | 乙\n") == ["table"]
    assert kinds("a | b without a line below") == ["paragraph"]


def test_text_right_below_a_list_or_heading_is_its_own_block() -> None:
    assert kinds("# A\n- 甲\n  续\n乙\n- 丙") == ["heading", "list", "paragraph", "list"]


def test_part_of_a_block_counts_its_lines() -> None:
    (block,) = split_blocks("甲\n乙\n丙")
    part = part_of_block(block, 1, 3)
    assert (part.content, part.line, part.last_line) == ("乙\n丙", 2, 3)


def test_a_block_is_cut_before_lines() -> None:
    (block,) = split_blocks("甲\n乙\n丙")
    pieces = cut_block(block, [0, 2])
    assert [(piece.content, piece.line, piece.last_line) for piece in pieces] == [("甲\n乙", 1, 2), ("丙", 3, 3)]
    assert [piece.content for piece in cut_block(block, [])] == ["甲\n乙\n丙"]


@given(st.text(st.sampled_from("#-|`~<!> a甲\n\r\t:="), max_size=200))
def test_blocks_lose_nothing_and_stay_in_order(text: str) -> None:
    blocks = split_blocks(text)
    covered = "".join(text[block.start : block.end] for block in blocks)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(first.end <= second.start for first, second in pairwise(blocks))
    assert all(first.last_line < second.line for first, second in pairwise(blocks))


@given(st.text(st.sampled_from("ab甲\n\r"), max_size=60))
def test_lines_keep_their_offsets(text: str) -> None:
    lines = split_lines(text)
    assert all(text[line.start :].startswith(line.text) for line in lines)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert "".join(line.text for line in lines) == text.replace("\r", "").replace("\n", "")
