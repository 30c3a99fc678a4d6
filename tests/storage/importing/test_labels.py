"""Parts are known by their names in both scripts and in English, whatever decorates them."""

from __future__ import annotations

import pytest

from storage.importing.labels import Label, field_of, heading_label, line_label, names_digest, names_level


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("实事描述", "facts"),
        ("事實描述", "facts"),
        ("Facts", "facts"),
        ("对华为的启示", "insight"),
        ("對某某公司的啟示", "insight"),
        ("启示", "insight"),
        ("Implications for Acme", "insight"),
        ("INSIGHTS", "insight"),
        ("演讲人或相关公司", "speakers"),
        ("Speakers", "speakers"),
        ("主题", "topic"),
        ("Topic", "topic"),
        ("Track", "track"),
        ("重點摘要：", "takeaways"),
        ("**Key Takeaways**", "key_takeaways"),
        ("一、实事描述", "facts"),
        ("2. Facts", "facts"),
        ("【启示】", "insight"),
        ("Ｆａｃｔｓ", "facts"),
        ("撰稿人", "authors"),
        ("Written by", "authors"),
        ("日期", "date"),
    ],
)
def test_known_names(name: str, field: str) -> None:
    assert field_of(name) == field


@pytest.mark.parametrize("name", ["", "背景", "Facts about caching", "启示录的故事", "对", "x" * 200, "World Model"])
def test_other_names(name: str) -> None:
    assert field_of(name) is None


def test_a_heading_may_have_its_value() -> None:
    assert heading_label("Topic: 甲、乙") == Label("Topic", "topic", "甲、乙")
    assert heading_label("**演讲人：** 讲者甲") == Label("演讲人", "speakers", "讲者甲")
    assert heading_label("重點摘要：") == Label("重點摘要", "takeaways")
    assert heading_label("背景：起因") == Label("背景：起因", None)


@pytest.mark.parametrize("name", ["撰稿人：", "- **撰稿人**：", "**撰稿人：**", "撰稿人:"])
def test_a_line_may_begin_with_a_name(name: str) -> None:
    assert line_label(f"{name} 讲者甲 1") == Label("撰稿人", "authors", "讲者甲 1")


@pytest.mark.parametrize("line", ["**启示**", "【启示】", "  __启示__ "])
def test_a_name_may_stand_alone_if_it_is_marked(line: str) -> None:
    assert line_label(line) == Label("启示", "insight")


@pytest.mark.parametrize(
    "line", ["**重要**", "【甲】", "启示", "如下：甲", "https://example.org", "Facts are facts", "撰稿人", ""]
)
def test_other_lines(line: str) -> None:
    assert line_label(line) is None


def test_what_stands_above_talks() -> None:
    assert names_digest("每日参会快报")
    assert names_digest("Daily Digest, day 2")
    assert names_level("Technical - Advanced")
    assert not names_level("Advanced topics digest")
    assert not names_digest("Serving at scale")
