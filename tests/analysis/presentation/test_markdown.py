"""A talk and a receipt as Markdown, and texts of documents that must not become markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from analysis.presentation.markdown import escape, receipt_markdown, talk_markdown
from analysis.presentation.talk_detail import (
    LinkDetail,
    MarkedPassage,
    PartText,
    PassageDetail,
    ReportDetail,
    Run,
    TalkDetail,
)
from storage.messages import Message
from storage.records import Author, Challenge, Decision, Highlight, ItemRef, Note, Revision, Tag, Talk

pytestmark = pytest.mark.usefixtures("qapp")  # Qt reads Markdown here, as others read what is pasted

LINES = st.text(st.sampled_from("ab近 1.)#*_[]()<>|~&`\\+-=!>\"'x;"), max_size=24)


def say(message: Message) -> str:
    """Return a message's key: no text is needed here."""
    return message.key


def shown(markdown: str) -> str:
    """Return what Qt's reader of CommonMark shows of a text."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


@given(LINES)
def test_an_escaped_line_is_shown_as_it_was(line: str) -> None:
    assert shown(escape(line)).split() == line.split()


@pytest.mark.parametrize(
    "text", ["# a", "1. a", "- a", "> a", "    a = b", "a\n===", "***", "&amp;", "[a](b)", "C#", "~~a~~"]
)
def test_nothing_becomes_markup(text: str) -> None:
    assert shown(escape(text)).split() == text.split()


LINK = LinkDetail(
    id="l",
    challenge=Challenge("c", "存储", "近存计算", 2, "怎样降低*时延*？"),
    score=0.5,
    state="accepted",
    decisions=(Decision("l", "talk", "t", "c", "accepted", "Analyst 03", "很直接"),),
    passages=(
        PassageDetail(
            (Run("- 近存"), Run("时延", is_term=True), Run(" 低")), (Run("降低"), Run("时延", is_term=True)), 0.4
        ),
    ),
    terms=("时延",),
    topics=(),
    parts={},
)
HIGHLIGHT = Highlight("h", ItemRef("talk", "t"), "Analyst 03", "facts", "r", "一段话", "", "", 0, 3, "yellow")


def detail() -> TalkDetail:
    """Return a talk with something of everything."""
    note = Note("n", ItemRef("talk", "t"), "Analyst 03", "要问价格", "2026")
    facts = PartText("facts", "", "原文", Revision("v", "r", "Analyst 03", "facts", "第一行\n# 第二行"))
    empty = PartText("insight", "", "")
    other = PartText("other_parts.0", "会场*", "气氛")
    return TalkDetail(
        talk=Talk("t", "k", "A_b <题>", ("Other [title]",), room="A1"),
        conference="秋季会",
        status="reported",
        abstract=PartText("abstract", "", ""),
        reports=(ReportDetail("r", "s", "一.md", (Author("Analyst 07"),), ("缓存",), (facts, empty, other)),),
        tags=(Tag("g", "重点"),),
        rating=3,
        notes=(note,),
        unplaced=(MarkedPassage(HIGHLIGHT, (note,), ("存储 · 近存计算 · 2",)),),
        links=(LINK,),
    )


def test_a_talk_is_copied_with_everything_that_it_says() -> None:
    markdown = talk_markdown(detail(), say)
    for expected in (
        "# A\\_b \\<题\\>\n",
        "*Other \\[title\\]*",
        "- reader.field\\_room: A1",
        "- reader.field\\_rating: ★★★",
        "## 一.md",
        "### reader.part_facts (reader.revised)".replace("part_", "part\\_"),
        "第一行\\\n\\# 第二行",
        "### 会场\\*\n\n气氛",
        "**存储 · 近存计算 · 2** 怎样降低\\*时延\\*？",
        "> \\- 近存**时延** 低\n>\n> ↔ 降低**时延**",
        "> 一段话\n\n- 要问价格 (Analyst 03)\n- → 存储 · 近存计算 · 2",
    ):
        assert expected in markdown
    assert "原文" not in markdown
    assert "part\\_insight" not in markdown


def test_a_receipt_names_its_talk_and_its_decision() -> None:
    markdown = receipt_markdown(LINK, detail().talk, say)
    assert markdown.startswith("**A\\_b \\<题\\>**\n\n**存储")
    assert "很直接" in markdown
    assert "怎样降低*时延*？" in shown(markdown)
