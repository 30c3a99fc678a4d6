"""The digest of takeaways is read in both scripts and in English."""

from __future__ import annotations

from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedReport, ParsedTitle
from storage.importing.takeaways_digest import detects, read

TRADITIONAL = """# Technical - Advanced

## 儲存系統的快取設計

### Key Takeaways

介紹了儲存系統的快取設計。
### 重點摘要：
*   **分層：** 冷熱分離。
*   預取。
### Topic: 快取、儲存系統、GPU 直連

---

# Technical - Beginner

## Serving at scale [S71002]

### Key Takeaways

介紹了服務。
### 重點摘要：
* 限流。
### Topic:
*   服務
*   LLM在港口調度領域的應用
"""
ENGLISH = """# Key takeaways of the week

## First talk [S1001]

### Summary
A paragraph.

### Highlights
- **One:** first
- second

### Topics: Caching, Storage systems

## Second talk

### Key Takeaways
- first
- second

### Topic: Serving
"""


def reports(text: str) -> tuple[ParsedReport, ...]:
    document = SourceDocument("digest", text.encode())
    assert detects(document) > 50
    return read(document).reports


def test_a_traditional_digest() -> None:
    first, second = reports(TRADITIONAL)
    assert first.heading == ParsedTitle("儲存系統的快取設計")
    assert (first.level, second.level) == ("Technical - Advanced", "Technical - Beginner")
    assert first.facts == "介紹了儲存系統的快取設計。"
    assert first.takeaways == "- 分層： 冷熱分離。\n- 預取。"
    assert first.topics == ("快取", "儲存系統", "GPU 直連")
    assert second.heading == ParsedTitle("Serving at scale", (), "", "S71002")
    assert second.topics == ("服務", "LLM在港口調度領域的應用")
    assert (first.track, first.insight, first.other_parts) == ("", "", ())


def test_an_english_digest() -> None:
    first, second = reports(ENGLISH)
    assert (first.facts, first.takeaways) == ("A paragraph.", "- One: first\n- second")
    assert first.topics == ("Caching", "Storage systems")
    assert (second.facts, second.takeaways, second.topics) == ("", "- first\n- second", ("Serving",))
    assert (first.level, second.level) == ("", "")


def test_other_documents_are_not_taken() -> None:
    for text in ("文字", "# T\n\n## 背景\n文字\n", "# 快报\n## 甲\n### 实事描述\n一\n## 乙\n### 启示\n二\n"):
        assert detects(SourceDocument("x", text.encode())) == 0
