"""Parts become facts, insight, takeaways and the rest; nothing that a document says is dropped."""

from __future__ import annotations

import pytest

from storage.importing.blocks import split_blocks
from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.importing.parts import split_parts
from storage.importing.reports import build_report, split_topics, split_track, with_other_title
from storage.records import Part


def report(text: str, *, topics_by_default: bool = False) -> ParsedReport:
    heading, *body = split_blocks(text)
    return build_report(heading, split_parts(body, 3), "zh", topics_by_default=topics_by_default)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Robotics - Robotics Simulation", ("Robotics", "Robotics Simulation")),
        ("Data Science - Data Analytics / Processing", ("Data Science", "Data Analytics / Processing")),
        ("End-to-End", ("End-to-End", "")),
        ("甲 – 乙 - 丙", ("甲", "乙 - 丙")),
        ("存储", ("存储", "")),
        ("", ("", "")),
    ],
)
def test_tracks(text: str, expected: tuple[str, str]) -> None:
    assert split_track(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲、乙 丙，丁", ("甲", "乙 丙", "丁")),
        ("Caching, Storage Systems, GPU Direct", ("Caching", "Storage Systems", "GPU Direct")),
        ("LLM在港口調度領域的應用", ("LLM在港口調度領域的應用",)),
        ("*   甲\n*   乙（丙、丁）\n", ("甲", "乙（丙、丁）")),
        ("甲、甲", ("甲",)),
        ("", ()),
    ],
)
def test_topics(text: str, expected: tuple[str, ...]) -> None:
    assert split_topics(text) == expected


def test_key_takeaways_are_facts_beside_bullets_and_takeaways_as_bullets() -> None:
    both = report("## T\n### Key Takeaways\n段落\n### 重點摘要：\n* 甲\n* 乙\n")
    assert (both.facts, both.takeaways) == ("段落", "- 甲\n- 乙")
    alone = report("## T\n### Key Takeaways\n* 甲\n* 乙\n")
    assert (alone.facts, alone.takeaways) == ("", "- 甲\n- 乙")
    paragraph = report("## T\n### Key Takeaways\n段落\n")
    assert (paragraph.facts, paragraph.takeaways) == ("段落", "")


def test_a_summary_fills_what_is_still_empty() -> None:
    assert report("## T\n### Summary\n段落\n### Key Takeaways\n* 甲\n").facts == "段落"
    second = report("## T\n### Key Takeaways\n段落\n### Summary:\n* 甲\n")
    assert (second.facts, second.takeaways) == ("段落", "- 甲")
    third = report("## T\n### Facts\n一\n### Highlights\n* 二\n### Abstract\n三\n")
    assert third.other_parts == (Part("Abstract", "三"),)


def test_text_below_the_title_is_facts_or_kept() -> None:
    assert report("## T\n正文\n### 启示\n甲\n").facts == "正文"
    kept = report("## T\n正文\n### 实事描述\n甲\n")
    assert (kept.facts, kept.other_parts) == ("甲", (Part("", "正文"),))


def test_parts_of_the_document_s_own_are_kept_under_their_names() -> None:
    parsed = report("## T\n### 实事描述\n甲\n### 现场问答\n乙\n### 空的\n")
    assert parsed.other_parts == (Part("现场问答", "乙"),)


def test_topic_is_a_track_or_topics() -> None:
    daily = report("## T\n### 主题\nRobotics - Simulation\n### 演讲人\n讲者甲\n")
    assert (daily.track, daily.subtrack, daily.topics) == ("Robotics", "Simulation", ())
    listed = report("## T\n### Topic: 甲、乙\n")
    assert (listed.track, listed.topics) == ("", ("甲", "乙"))
    single = report("## T\n### Topic: 存储\n", topics_by_default=True)
    assert (single.track, single.topics) == ("", ("存储",))
    beside = report("## T\n### Track\n存储\n### Topic\n推理\n### 关键词\n缓存\n")
    assert (beside.track, beside.topics) == ("存储", ("缓存", "推理"))


def test_a_title_in_another_language_below_the_heading() -> None:
    parsed = report("## 【Talks】Serving large models at scale\n大模型推理服务实践\n\n### 实事描述\n甲\n")
    assert parsed.heading == ParsedTitle("大模型推理服务实践", ("Serving large models at scale",), "Talks")
    assert parsed.facts == "甲"


def test_a_sentence_below_the_heading_is_no_title() -> None:
    parsed = report("## Serving large models at scale\n介绍了推理服务。\n\n### 启示\n甲\n")
    assert parsed.heading == ParsedTitle("Serving large models at scale")
    assert parsed.facts == "介绍了推理服务。"


def test_type_and_code_may_have_parts_of_their_own() -> None:
    parsed = report("## T\nSession type: Keynote\nSession code: [S123]\nLevel: Advanced\n")
    assert (parsed.heading.session_type, parsed.heading.code, parsed.level) == ("Keynote", "S123", "Advanced")


def test_with_other_title_adds_no_repetition() -> None:
    parsed = ParsedTitle("推理", (), "Talk")
    assert with_other_title(parsed, "推 理", "zh") == parsed
    assert with_other_title(parsed, "Inference", "en") == ParsedTitle("Inference", ("推理",), "Talk")
