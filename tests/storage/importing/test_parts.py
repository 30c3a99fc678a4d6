"""A report's body is cut at sub-headings and at lines that begin with a known name."""

from __future__ import annotations

from storage.importing.blocks import split_blocks
from storage.importing.parts import split_parts


def parts(text: str, deepest: int = 3) -> list[tuple[str, str | None, str]]:
    found = split_parts(split_blocks(text), deepest)
    return [(part.name, part.field, part.text) for part in found if part.name or part.text]


def test_headings_begin_parts() -> None:
    text = "引子\n\n### 实事描述\n一\n\n二\n\n### 自有名称\n三\n\n#### 更深\n四\n"
    assert parts(text) == [
        ("", None, "引子"),
        ("实事描述", "facts", "一\n\n二"),
        ("自有名称", None, "三\n\n更深\n四"),
    ]


def test_a_heading_with_its_value_and_bullets_below() -> None:
    assert parts("### Topic: 甲、乙\n") == [("Topic", "topic", "甲、乙")]
    assert parts("### Topic:\n*   甲\n*   乙\n") == [("Topic", "topic", "- 甲\n- 乙")]


def test_lines_begin_parts_before_the_first_heading() -> None:
    text = "主题：存储\n演讲人：讲者甲\n\n正文一\n\n实事描述：二\n三\n\n四\n"
    assert parts(text) == [
        ("主题", "topic", "存储"),
        ("演讲人", "speakers", "讲者甲"),
        ("", None, "正文一"),
        ("实事描述", "facts", "二\n三\n\n四"),
    ]


def test_below_a_heading_only_authors_and_dates_begin_a_part() -> None:
    text = "### 实事描述\n启示：是正文的一部分\n\n撰稿人：讲者甲 50012345\n\n补充\n"
    assert parts(text) == [
        ("实事描述", "facts", "启示：是正文的一部分"),
        ("撰稿人", "authors", "讲者甲 50012345"),
        ("实事描述", "facts", "补充"),
    ]


def test_a_name_alone_on_its_line_takes_what_follows() -> None:
    assert parts("演讲人：\n- 讲者甲\n- 讲者乙\n") == [("演讲人", "speakers", "- 讲者甲\n- 讲者乙")]


def test_a_known_name_on_a_deeper_level_begins_a_part_where_that_is_wanted() -> None:
    text = "### 实事描述\n一\n#### 启示\n二\n#### 细节\n三\n"
    assert parts(text) == [("实事描述", "facts", "一"), ("启示", "insight", "二\n细节\n三")]
    found = split_parts(split_blocks(text), 3, known_anywhere=False)
    assert [part.name for part in found] == ["", "实事描述"]


def test_names_in_bold_begin_parts() -> None:
    assert parts("**实事描述**\n一\n\n**启示**\n\n二\n") == [
        ("实事描述", "facts", "一"),
        ("启示", "insight", "二"),
    ]


def test_line_numbers_of_parts() -> None:
    found = split_parts(split_blocks("\n主题：甲\n演讲人：乙\n\n### 启示\n"), 3)
    assert [part.line for part in found[1:]] == [2, 3, 5]
