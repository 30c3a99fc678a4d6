"""Talks are found by what stands below their headings, not by the headings' levels."""

from __future__ import annotations

import pytest

from storage.importing.digest_outline import digest_outline, is_marked
from storage.importing.document import SourceDocument

TALK = "{0} {1}\n\n{2} 主题\n存储 - 推理\n\n{2} 演讲人\n讲者甲\n\n{2} 实事描述\n正文\n\n---\n\n"


def titles(text: str) -> list[str]:
    return [talk.heading.content for talk in digest_outline(SourceDocument("x", text.encode())).talks]


@pytest.mark.parametrize(("talk", "part"), [("##", "###"), ("#", "##"), ("###", "####"), ("##", "####"), ("##", "##")])
def test_any_levels_will_do(talk: str, part: str) -> None:
    text = "".join(TALK.format(talk, title, part) for title in ("甲", "乙", "丙"))
    assert titles(text) == ["甲", "乙", "丙"]


def test_a_title_of_the_digest_on_the_talks_own_level_is_none() -> None:
    text = "## 每日快报\n\n## Technical - Advanced\n\n" + "".join(TALK.format("##", title, "###") for title in "甲乙")
    outline = digest_outline(SourceDocument("x", text.encode()))
    assert [talk.heading.content for talk in outline.talks] == ["甲", "乙"]
    assert [block.content for block in outline.talks[1].above] == ["Technical - Advanced"]


def test_a_talk_without_parts_counts_among_others() -> None:
    text = TALK.format("##", "甲", "###") + "## 乙\n\n---\n\n" + TALK.format("##", "丙", "###")
    assert titles(text) == ["甲", "乙", "丙"]


def test_a_talk_on_a_level_of_its_own_counts_too() -> None:
    text = (
        "# 快报\n\n" + TALK.format("##", "甲", "###") + TALK.format("#", "乙", "###") + TALK.format("##", "丙", "###")
    )
    assert titles(text) == ["甲", "乙", "丙"]


def test_lines_with_names_make_a_talk_too() -> None:
    assert titles("# 快报\n\n## 甲\n演讲人：讲者甲\n\n## 乙\n演讲人：讲者乙\n启示：有\n") == ["甲", "乙"]


def test_items_of_a_programme_are_no_talks() -> None:
    assert titles("# 回顾\n\n## 活动\n\n### 开场\n\n- **演讲者**：讲者甲\n\n### 展台\n\n- **演讲者**：讲者乙\n") == []


def test_dates_hold_for_the_talks_below_them() -> None:
    text = (
        "# 快报\n日期：2026-05-01\n\n## 甲\n### 实事描述\n一\n\n# 第2天 2026年5月2日\n\n## 乙\n### 实事描述\n二\n\n"
        "## 丙\n### 实事描述\n三\n\n日期：2026-05-04\n"
    )
    outline = digest_outline(SourceDocument("x", text.encode()))
    assert [talk.date for talk in outline.talks] == ["2026-05-01", "2026-05-02", "2026-05-04"]


def test_a_passage_ends_with_its_last_line() -> None:
    text = TALK.format("##", "甲", "###") + "<!-- note -->\n\n" + TALK.format("##", "乙", "###")
    talk = digest_outline(SourceDocument("x", text.encode())).talks[0]
    assert text[talk.heading.start : talk.end].endswith("正文")


def test_nothing_that_looks_like_a_report_has_no_talks() -> None:
    assert titles("# 标题\n\n## 背景\n\n文字\n\n## 结论\n\n文字\n") == []
    assert titles("文字") == []


def test_marked_headings() -> None:
    document = SourceDocument("x", "## 【Talks】甲\n\n## 乙 [S123]\n\n## 丙 [draft]\n".encode())
    assert [is_marked(block) for block in document.blocks] == [True, True, False]
