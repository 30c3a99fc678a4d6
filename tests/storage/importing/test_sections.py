"""Numbered headings give sections with path, text and parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.importing.blocks import split_blocks
from storage.importing.parsed import ParsedSection
from storage.importing.sections import read_sections
from storage.records import Part


def sections(text: str, *, chapters_need_parts: bool = False) -> tuple[ParsedSection, ...]:
    return read_sections(split_blocks(text), chapters_need_parts=chapters_need_parts)


PAPER = """# 白皮书

01

# 前言

## 1.1 背景

文字**一**。

12

图1 示意图

## 小标题

\t列一\t列二
甲\t1

## 1.2

## 目的

### » 1.2.1 更深

文字二。

02

## 展望

文字三。

# 后记

文字四。
"""


def test_paths_texts_and_offsets() -> None:
    first, second, third = sections(PAPER)
    assert [(s.number, s.title, s.path) for s in (first, second, third)] == [
        ("1.1", "背景", ("前言",)),
        ("1.2", "目的", ("前言",)),
        ("1.2.1", "更深", ("前言", "1.2 目的")),
    ]
    assert first.text == "文字一。\n\n图1 示意图\n\n小标题\n\n\t列一\t列二\n甲\t1"
    assert (second.text, third.text) == ("", "文字二。")
    assert PAPER[first.start : first.end].startswith("## 1.1 背景")
    assert PAPER[first.start : first.end].endswith("甲\t1")
    assert PAPER[second.start : second.end] == "## 1.2\n\n## 目的"
    assert PAPER.split("\n")[third.line - 1] == "### » 1.2.1 更深"


def test_back_matter_ends_the_last_section() -> None:
    (only,) = sections("## 1.1 甲\n\n文字。\n\n### 附录 A\n\n其他。\n")
    assert only.text == "文字。"


def test_named_parts_by_lines_and_headings() -> None:
    text = (
        "## 1.1 甲\n\n概述：一。\n续一。\n\n- (1) 二\n\n研究方法推荐：\n\n- (1) 三\n\n**验收标准：** 四\n\n"
        "## 1.2 乙\n\n### Overview\n\nfive\n\n### Acceptance criteria:\n\nsix\n"
    )
    first, second = sections(text)
    assert first.parts == (
        Part("概述", "一。\n续一。\n\n- (1) 二"),
        Part("研究方法推荐", "- (1) 三"),
        Part("验收标准", "四"),
    )
    assert second.parts == (Part("Overview", "five"), Part("Acceptance criteria", "six"))
    assert first.text.startswith("概述：一。")


def test_a_single_name_in_one_section_is_text() -> None:
    (section,) = sections("## 1.1 甲\n\n背景：只是一行。\n")
    assert section.parts == ()


def test_a_chapter_is_a_section_only_without_sections_of_its_own() -> None:
    text = "# 1. 甲\n\n引言\n\n## 1.1 a\n\n一\n\n# 2. 乙\n\n概述：二\n\n验收标准：三\n\n# 3. 丙\n\n四\n"
    assert [s.number for s in sections(text)] == ["1.1", "2", "3"]
    assert [s.number for s in sections(text, chapters_need_parts=True)] == ["1.1", "2"]
    assert sections(text)[0].path == ("1. 甲",)
    assert sections(text)[1].path == ()


def test_no_numbers_no_sections() -> None:
    assert sections("# 标题\n\n文字\n") == ()
    assert sections("") == ()


WORDS = st.text(st.sampled_from("模型推理缓存ab ，。"), min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_rendered_sections_come_back(chapters: list[list[tuple[str, str]]]) -> None:
    lines: list[str] = []
    for chapter, inner in enumerate(chapters, start=1):
        lines.append(f"# {chapter}. 章节")
        lines += [f"## {chapter}.{n} 题{title}\n\n{text}" for n, (title, text) in enumerate(inner, start=1)]
    found = sections("\n\n".join(lines))
    assert [(s.title, s.text) for s in found] == [
        (" ".join(f"题{title}".split()), text) for inner in chapters for title, text in inner
    ]
    assert all(s.path == (f"{s.number.split('.')[0]}. 章节",) for s in found)
