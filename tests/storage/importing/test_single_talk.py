"""A document about one talk gives its title, the parts that have a name, and the rest under its own."""

from __future__ import annotations

import pytest

from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.importing.single_talk import detects, detects_when_asked, read
from storage.records import Author, Part, Speaker

FRONT = """---
title: "存储与推理：一次分享的回顾"
date: "2026-05-03"
tags: ["存储", "KV Cache"]
authors: [analyst_03]
event: 示例大会
---

import Video from "@site/Video";

开场的一段话。

<!-- truncate -->

![现场合影](photo.webp)

## 视频

<Video id="x" title="y" />

## 方案

分**两层**：

### 第一层

```bash
# 不是标题
run --fast
```

## 总结

完。
"""


def document(text: str) -> SourceDocument:
    return SourceDocument("talk.md", text.encode())


def report(text: str) -> ParsedReport:
    (found,) = read(document(text)).reports
    return found


def test_front_matter_components_and_code() -> None:
    assert detects(document(FRONT)) > 0
    parsed = report(FRONT)
    assert parsed.heading == ParsedTitle("存储与推理：一次分享的回顾")
    assert (parsed.date, parsed.topics, parsed.authors) == ("2026-05-03", ("存储", "KV Cache"), (Author("analyst_03"),))
    assert parsed.facts == "开场的一段话。\n\n现场合影"
    assert parsed.other_parts == (
        Part("方案", "分两层：\n\n第一层\n\n# 不是标题\nrun --fast"),
        Part("总结", "完。"),
    )
    assert read(document(FRONT)).conference == "示例大会"
    assert FRONT[parsed.start : parsed.end] == FRONT.rstrip()


def test_parts_with_known_names_go_to_their_fields() -> None:
    parsed = report(
        "# 【Keynote】推理服务实践 [S123]\n\n## Speakers\n讲者甲 (CTO, Acme)\n\n## Abstract\n摘要。\n\n"
        "## 启示\n跟进。\n\n## Key Takeaways\n- 甲\n\n## Topic: 推理、服务\n\n## 背景\n起因。\n\n"
        "撰稿人：讲者乙 50012345\n\n日期：2026-05-03\n"
    )
    assert parsed.heading == ParsedTitle("推理服务实践", (), "Keynote", "S123")
    assert parsed.speakers == (Speaker("讲者甲", "CTO", "Acme"),)
    assert (parsed.facts, parsed.insight, parsed.takeaways) == ("摘要。", "跟进。", "- 甲")
    assert (parsed.topics, parsed.authors, parsed.date) == (
        ("推理", "服务"),
        (Author("讲者乙", "50012345"),),
        "2026-05-03",
    )
    assert parsed.other_parts == (Part("背景", "起因。"),)


BILINGUAL = ParsedTitle("推理服务的实践与思考", ("Lessons of serving models at scale",))


@pytest.mark.parametrize(
    "head",
    [
        "# Lessons of serving models at scale\n\n# 推理服务的实践与思考\n",
        "# Lessons of serving models at scale\n\n## 推理服务的实践与思考\n",
        "# 推理服务的实践与思考\n## Lessons of serving models at scale\n",
        "# Lessons of serving models at scale\n推理服务的实践与思考\n",
        "# Lessons of serving models at scale 推理服务的实践与思考\n",
        "## 推理服务的实践与思考\n\nLessons of serving models at scale\n",
        "---\ntitle: 推理服务的实践与思考\n---\n# Lessons of serving models at scale\n",
    ],
)
def test_the_title_may_be_repeated_in_another_language(head: str) -> None:
    text = head + "\n## 背景\n正文很长，都是中文。\n\n## 结论\n完。\n"
    if head.startswith("## "):
        text = text.replace("\n## 背景", "\n### 背景").replace("\n## 结论", "\n### 结论")
    assert detects(document(text)) > 0
    parsed = report(text)
    assert parsed.heading == BILINGUAL
    assert [part.name for part in parsed.other_parts] == ["背景", "结论"]


def test_a_title_repeated_word_for_word_is_one() -> None:
    parsed = report("---\ntitle: 推理 服务\n---\n# 推理服务\n\n正文。\n")
    assert (parsed.heading, parsed.facts, parsed.other_parts) == (ParsedTitle("推理 服务"), "正文。", ())


@pytest.mark.parametrize(
    "text",
    [
        "只是一段文字。",
        "# 标题\n\n一段文字。",
        "# 一\n\n文字\n\n# 二\n\n文字\n\n# 三\n\n文字\n",
        "## 实事描述\n\n文字\n",
        "---\ntitle: 空的\n---\n",
        '{"a": 1}',
    ],
)
def test_what_is_not_surely_one_talk(text: str) -> None:
    assert detects(document(text)) == 0


def test_a_plain_text_is_one_talk_when_asked() -> None:
    text = "推理服务实践\n\n第一段。\n\n第二段。\n"
    assert detects(document(text)) == 0
    assert detects_when_asked(document(text)) > 0
    parsed = report(text)
    assert (parsed.heading.title, parsed.facts) == ("推理服务实践", "第一段。\n\n第二段。")
    together = report("推理服务实践\n第一段。\n")
    assert (together.heading.title, together.facts) == ("推理服务实践", "第一段。")
    assert detects_when_asked(document("# 标题\n\n一段文字。")) > 0


def test_a_plain_text_with_named_parts_needs_no_asking() -> None:
    text = "推理服务实践\n\n演讲人：讲者甲（CTO, Acme）\n实事描述：提出方案。\n启示：跟进。\n"
    assert detects(document(text)) > 0
    parsed = report(text)
    assert (parsed.heading.title, parsed.facts, parsed.insight) == ("推理服务实践", "提出方案。", "跟进。")


@pytest.mark.parametrize(
    "text", ["一句话", "很长" * 100 + "\n\n正文", "<html>\n\n<p>x", "# 一\n\n# 二\n\n# 三\n\nx", "- 甲\n- 乙\n"]
)
def test_what_cannot_be_one_talk_even_when_asked(text: str) -> None:
    assert detects_when_asked(document(text)) == 0


def test_reading_without_a_title_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="title"):
        read(document("- 甲\n"))
