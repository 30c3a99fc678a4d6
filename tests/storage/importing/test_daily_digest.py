"""The daily digest is read in Chinese and English, filled and still empty."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from storage.importing.daily_digest import detects, read
from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.records import Author, Part, Speaker

CHINESE = """# 每日参会快报

## 【Talks & Panels】存储系统如何服务推理 [S71001]

### 主题
Storage - KV Cache

### 演讲人或相关公司
讲者甲（Sr. Architect, Acme Co., Ltd）、讲者乙（总监，示例公司）

### 事实描述
提出**分层缓存**方案：

*   冷热分离
*   提前预取

### 对示例公司的启示
值得跟进。

### 现场问答
问了延迟。

撰稿人：讲者丙 50012345、Analyst 03

---

## 【Workshop】Serving large models behind a gateway 网关之后的大模型服务

### 主题
Serving

### 演讲人或相关公司
讲者丁

---
"""
ENGLISH = """# Daily digest, 3 May 2026

## [Talks & Panels] How storage serves inference [S71001]

### Track
Storage - KV Cache

### Speakers
Speaker 1 (Architect, Acme, Inc.), Speaker 2 (CTO, Example)

### Facts
A cache in layers.

### Implications for Acme
Worth following.

Written by: Analyst 03 50012345

## Second talk

### Topic
Serving

### Insights
None yet.
"""


def reports(text: str) -> tuple[ParsedReport, ...]:
    document = SourceDocument("digest", text.encode())
    assert detects(document) > 50
    return read(document).reports


def test_a_chinese_digest() -> None:
    first, second = reports(CHINESE)
    assert first.heading == ParsedTitle("存储系统如何服务推理", (), "Talks & Panels", "S71001")
    assert (first.track, first.subtrack) == ("Storage", "KV Cache")
    assert first.speakers == (
        Speaker("讲者甲", "Sr. Architect", "Acme Co., Ltd"),
        Speaker("讲者乙", "总监", "示例公司"),
    )
    assert first.facts == "提出分层缓存方案：\n\n- 冷热分离\n- 提前预取"
    assert first.insight == "值得跟进。"
    assert first.other_parts == (Part("现场问答", "问了延迟。"),)
    assert first.authors == (Author("讲者丙", "50012345"), Author("Analyst 03"))
    assert second.heading.title == "网关之后的大模型服务"
    assert second.heading.other_titles == ("Serving large models behind a gateway",)
    assert (second.facts, second.insight, second.authors, second.other_parts) == ("", "", (), ())


def test_an_english_digest() -> None:
    first, second = reports(ENGLISH)
    assert first.heading == ParsedTitle("How storage serves inference", (), "Talks & Panels", "S71001")
    assert (first.track, first.subtrack, first.date) == ("Storage", "KV Cache", "2026-05-03")
    assert [speaker.affiliation for speaker in first.speakers] == ["Acme, Inc.", "Example"]
    assert (first.facts, first.insight) == ("A cache in layers.", "Worth following.")
    assert first.authors == (Author("Analyst 03", "50012345"),)
    assert (second.track, second.insight) == ("Serving", "None yet.")


def test_a_digest_of_one_talk_and_other_documents() -> None:
    one = CHINESE[: CHINESE.index("## 【Workshop】")]
    assert [report.heading.code for report in reports(one)] == ["S71001"]
    for text in (
        "# 标题\n\n## 背景\n\n文字",
        "文字",
        "# T\n## 甲\n### Key Takeaways\n一\n## 乙\n### Key Takeaways\n二\n",
    ):
        assert detects(SourceDocument("x", text.encode())) == 0


@dataclass(frozen=True)
class Talk:
    """A talk to render."""

    title: str
    facts: str
    insight: str
    authors: tuple[Author, ...]


WORDS = st.text(st.sampled_from("模型推理缓存延迟ab 。，"), min_size=1, max_size=40).map(str.strip)
TITLES = st.text(st.sampled_from("模型推理缓存服务"), min_size=2, max_size=12)
AUTHORS = st.lists(
    st.sampled_from([Author("讲者甲", "50012345"), Author("Analyst 03"), Author("讲者乙", "50099999")]), unique=True
)
TALKS = st.lists(st.builds(Talk, TITLES, WORDS, WORDS, AUTHORS.map(tuple)), min_size=2, max_size=6)


def render(talks: list[Talk], end: str) -> str:
    lines = ["# 快报", ""]
    for talk in talks:
        lines += [f"## 【Talks】{talk.title}", "", "### 主题", "存储 - 推理", ""]
        for name, text in (("实事描述", talk.facts), ("对示例公司的启示", talk.insight)):
            lines += [f"### {name}", text, ""] if text else []
        if talk.authors:
            lines += ["撰稿人：" + "、".join(f"{a.name} {a.number}".strip() for a in talk.authors), ""]
        lines += ["---", ""]
    return end.join(lines)


@given(TALKS, st.sampled_from(["\n", "\r\n"]))
def test_a_rendered_digest_comes_back(talks: list[Talk], end: str) -> None:
    document = SourceDocument("x", render(talks, end).encode())
    found = read(document).reports
    assert [(r.heading.title, r.facts, r.insight, r.authors) for r in found] == [
        (t.title, t.facts, t.insight, t.authors) for t in talks
    ]
    assert all(document.text[r.start : r.end].startswith(f"## 【Talks】{r.heading.title}") for r in found)
