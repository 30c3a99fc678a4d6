"""A call for proposals as plain text: topics from lines, nothing from its contents or its lists."""

from __future__ import annotations

import pytest

from storage.importing.document import SourceDocument
from storage.importing.fund_call import detects, detects_when_asked, read
from storage.records import Part

CALL = """
附件：示例基金申报主题

目录

1. 基础理论\t3
1.1 优化算法\t3
1.2 编译优化........4
2. 数据与应用\t5

1. 基础理论

本课题期望深入研究。

建议研究方向：

1.1 优化算法：收敛性研究
概述：提升 2.5 倍。

研究方法推荐：

- (1) 方法一。
- (2) 方法二，包括：
- 1) 细分；

验收标准：在模型上，
2. 不是标题，
1.2 不低于基线。

1.2 编译优化

概述: 融合。

研究方法推荐：。

(1) 建模。

验收标准：

(1) 成功率 95%以上。

2. 数据与应用

概述：促进共享。

研究方法推荐：

- (1) 构建数据集；

验收标准：

- (1) 不少于 1 套。
"""


def document(text: str) -> SourceDocument:
    return SourceDocument("call.txt", text.encode())


def test_topics_paths_and_parts() -> None:
    call = document(CALL)
    assert detects(call) > 50
    parsed = read(call)
    assert parsed.title == "附件：示例基金申报主题"
    first, second, third = parsed.sections
    assert [(s.number, s.title, s.path) for s in parsed.sections] == [
        ("1.1", "优化算法：收敛性研究", ("1. 基础理论",)),
        ("1.2", "编译优化", ("1. 基础理论",)),
        ("2", "数据与应用", ()),
    ]
    assert first.parts == (
        Part("概述", "提升 2.5 倍。"),
        Part("研究方法推荐", "- (1) 方法一。\n- (2) 方法二，包括：\n- 1) 细分；"),
        Part("验收标准", "在模型上，\n2. 不是标题，\n1.2 不低于基线。"),
    )
    assert [part.text for part in second.parts] == ["融合。", "(1) 建模。", "(1) 成功率 95%以上。"]
    assert [part.name for part in third.parts] == ["概述", "研究方法推荐", "验收标准"]


def test_offsets_and_lines_of_headings_within_a_block() -> None:
    text = CALL.replace("\n", "\r\n")
    call = document(text)
    for section in read(call).sections:
        passage = call.text[section.start : section.end]
        assert passage.startswith(section.number)
        assert section.title in passage.split("\r\n")[0]
        assert passage == passage.strip()
        assert text.split("\r\n")[section.line - 1].startswith(section.number)


def test_headings_in_bold() -> None:
    text = "\n\n".join(f"**1.{n} 题目**\n\n**概述：** 一\n\n**验收标准**：二" for n in (1, 2))
    assert [(s.number, s.title, len(s.parts)) for s in read(document(text)).sections] == [
        ("1.1", "题目", 2),
        ("1.2", "题目", 2),
    ]


def test_english_labels() -> None:
    text = "\n\n".join(
        f"1.{n} Topic {n}\n\nOverview: a\n\nRecommended methods: b\n\nAcceptance criteria: c" for n in (1, 2)
    )
    assert detects(document(text)) > 50
    assert [part.name for part in read(document(text)).sections[1].parts] == [
        "Overview",
        "Recommended methods",
        "Acceptance criteria",
    ]


@pytest.mark.parametrize("text", ["1. 甲\n2. 乙\n3. 丙\n", "概述：一段文字。\n", "1.1 甲\n\n1.2 乙\n\n文字\n"])
def test_other_texts_are_not_taken(text: str) -> None:
    assert detects(document(text)) == 0


def test_numbered_lines_will_do_when_asked() -> None:
    assert detects_when_asked(document("1.1 甲\n\n文字\n\n1.2 乙\n\n文字\n")) > 0
    assert detects_when_asked(document("文字")) == 0
