"""A document of numbered Markdown headings is a reference."""

from __future__ import annotations

import pytest

from storage.importing.document import SourceDocument
from storage.importing.numbered_reference import detects, detects_when_asked, read

PAPER = "# 白皮书\n\n## 1.1 甲\n\n一\n\n## 1.2 乙\n\n二\n\n## 2.1 丙\n\n三\n"


def document(text: str) -> SourceDocument:
    return SourceDocument("paper.md", text.encode())


def test_a_white_paper() -> None:
    paper = document(PAPER)
    assert detects(paper) > 50
    parsed = read(paper)
    assert (parsed.kind, parsed.title, parsed.encoding) == ("reference", "白皮书", "utf-8")
    assert [section.number for section in parsed.sections] == ["1.1", "1.2", "2.1"]


def test_a_call_in_english_markdown() -> None:
    text = "# Call\n\n" + "\n".join(
        f"## 2.{n} Topic {n}\n\n### Overview\na\n\n### Methods\nb\n\n### Acceptance criteria\nc\n" for n in (1, 2)
    )
    assert detects(document(text)) > 50
    first, second = read(document(text)).sections
    assert [part.name for part in first.parts] == ["Overview", "Methods", "Acceptance criteria"]
    assert (second.number, second.title) == ("2.2", "Topic 2")


@pytest.mark.parametrize(
    "text",
    [
        "# 标题\n\n文字",
        "# T\n\n### 1. Opening\n\nx\n\n### 2. Booth\n\ny\n\n### 3. Talk\n\nz\n",
        "## 2.7.0 改进\n\n## 2.8.0 规划\n",
    ],
)
def test_other_documents_are_not_surely_references(text: str) -> None:
    assert detects(document(text)) == 0


def test_any_numbered_section_will_do_when_asked() -> None:
    assert detects_when_asked(document("## 2.7.0 改进\n\n文字\n")) > 0
    assert detects_when_asked(document("# 标题\n\n文字")) == 0
