"""Passages are quoted word for word, in context, with the shared terms marked and the place noted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.document import Quote
from analysis.briefing.lookup import Lookup
from analysis.briefing.quotes import field_text, has_passage, quotes_of, term_spans
from storage.records import Part, Report, Talk

if TYPE_CHECKING:
    from conftest import Desk

FACTS = "第一句在前面。检查点每三十分钟写入对象存储一次。第三句在后面。"


def quote(desk: Desk, passage: str, *, facts: str = FACTS, terms: tuple[str, ...] = ()) -> Quote:
    """Return the quote of a passage of a report's facts."""
    desk.talk("a", facts)
    link = desk.link("a", "k", passages=(("a-0", "facts", passage),), terms=terms)
    (found,) = quotes_of(link.receipt, Lookup(desk.material()))
    return found


def text_of(found: Quote, role: str) -> str:
    """Return the text of the runs of a role."""
    return "|".join(run.text for run in found.runs if run.role == role)


def test_a_passage_stands_in_its_context(desk: Desk) -> None:
    found = quote(desk, "检查点每三十分钟写入对象存储一次。", terms=("對象存儲", "检查点"))
    assert found.text == FACTS
    assert text_of(found, "context") == "第一句在前面。|第三句在后面。"
    assert text_of(found, "term") == "检查点|对象存储"
    assert not found.cut_before
    assert not found.cut_after


def test_the_note_says_where_the_passage_stands(desk: Desk) -> None:
    note = quote(desk, "检查点每三十分钟写入对象存储一次。").note
    assert (note.source, note.record, note.field, note.start, note.end) == ("digest.md", "report", "facts", 0, 90)
    assert FACTS[note.field_start : note.field_end] == "检查点每三十分钟写入对象存储一次。"


def test_far_context_is_left_out_at_the_end_of_a_sentence(desk: Desk) -> None:
    far = "很远的一句话说了很多很多别的事情，和这里没有什么关系。" * 6
    found = quote(desk, "就是这一句。", facts=f"{far}近的前一句。就是这一句。近的后一句。{far}")
    assert found.text.startswith("很远的一句话")
    assert found.text.endswith("没有什么关系。")
    assert 80 < len(found.text) < 200
    assert "近的前一句。就是这一句。近的后一句。" in found.text
    assert not found.cut_before
    assert not found.cut_after


def test_a_cut_inside_a_sentence_is_marked(desk: Desk) -> None:
    found = quote(desk, "正好这几个字", facts="没有句号的长文" * 30 + "正好这几个字" + "后面也没有句号" * 30)
    assert found.text == "正好这几个字"
    assert found.cut_before
    assert found.cut_after


def test_an_endless_passage_is_cut(desk: Desk) -> None:
    found = quote(desk, "长" * 900, facts="长" * 900)
    assert len(found.text) == 600
    assert found.cut_after


def test_a_passage_that_moved_is_found_again(desk: Desk) -> None:
    desk.talk("a", "新加的一句。旧句子。")
    link = desk.link("a", "k", passages=(("a-0", "facts", "旧句子。"),))
    desk.reports[0] = Report("a-0", "a", "digest", 0, facts="又新加了一句。新加的一句。旧句子。")
    (found,) = quotes_of(link.receipt, Lookup(desk.material()))
    assert text_of(found, "passage") == "旧句子。"
    assert found.note.field_start == len("又新加了一句。新加的一句。")


def test_a_passage_whose_field_changed_is_quoted_from_the_receipt(desk: Desk) -> None:
    desk.talk("a", "完全不同的文字。")
    link = desk.link("a", "k", passages=(("a-0", "facts", "原来的句子。"),))
    (found,) = quotes_of(link.receipt, Lookup(desk.material()))
    assert found.text == "原来的句子。"
    assert (found.note.field_start, found.note.field_end) == (0, 0)


def test_lines_and_bullets_become_one_line(desk: Desk) -> None:
    found = quote(desk, "第二点说明了检查点。", facts="- 第一点。\n- 第二点说明了检查点。\n\n第三段。")
    assert found.text == "第一点。 · 第二点说明了检查点。 第三段。"


def test_nothing_is_quoted_from_a_withdrawn_report(desk: Desk) -> None:
    desk.talk("a", FACTS, withdrawn=True)
    link = desk.link("a", "k", passages=(("a-0", "facts", "第一句在前面。"),))
    lookup = Lookup(desk.material())
    assert not has_passage(link.receipt, lookup)
    assert quotes_of(link.receipt, lookup) == ()


def test_a_receipt_without_passages_may_stand(desk: Desk) -> None:
    assert has_passage(desk.link("a", "k").receipt, Lookup(desk.material()))


def test_two_reports_give_two_quotes_and_one_report_one(desk: Desk) -> None:
    desk.talk("a", FACTS, "另一份快报。", "第三份快报。")
    passages = (
        ("a-0", "facts", "第一句在前面。"),
        ("a-0", "facts", "第三句在后面。"),
        ("a-1", "facts", "另一份快报。"),
        ("a-2", "facts", "第三份快报。"),
    )
    link = desk.link("a", "k", passages=passages)
    found = quotes_of(link.receipt, Lookup(desk.material()))
    assert [text_of(one, "passage") for one in found] == ["第一句在前面。", "另一份快报。"]


def test_a_title_is_quoted_only_where_there_is_nothing_else(desk: Desk) -> None:
    desk.talk("a", "事实一句。", title="检查点")
    title = ("a", "title", "检查点")
    both = desk.link("a", "k1", passages=(title, ("a-0", "facts", "事实一句。")))
    alone = desk.link("a", "k2", passages=(title,))
    lookup = Lookup(desk.material())
    assert [one.text for one in quotes_of(both.receipt, lookup)] == ["事实一句。"]
    assert [one.text for one in quotes_of(alone.receipt, lookup)] == ["检查点"]


def test_a_field_that_is_printed_anyway_is_quoted_without_context(desk: Desk) -> None:
    desk.talk("a", FACTS)
    link = desk.link("a", "k", passages=(("a-0", "facts", "检查点每三十分钟写入对象存储一次。"),))
    (found,) = quotes_of(link.receipt, Lookup(desk.material()), bare=("facts",))
    assert found.text == "检查点每三十分钟写入对象存储一次。"
    assert not found.cut_before


def test_staff_numbers_do_not_stand_in_quotes(desk: Desk) -> None:
    found = quote(desk, "第二句。", facts="撰稿人 59800117。第二句。")
    assert "59800117" not in found.text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("facts", "事实"),
        ("topics", "推理、存储"),
        ("other_parts.0", "要点"),
        ("other_parts.7", ""),
        ("id", ""),
        ("nothing", ""),
    ],
)
def test_the_text_of_a_field(desk: Desk, name: str, text: str) -> None:
    desk.talks.append(Talk("a", "c", "标题"))
    parts = (Part("会后问答", "要点"),)
    report = Report("r", "a", "digest", 0, facts="事实", topics=("推理", "存储"), other_parts=parts)
    desk.reports.append(report)
    assert field_text(report, name, Lookup(desk.material())) == text


@pytest.mark.parametrize(
    ("field", "shown"), [("title", "title"), ("other_titles.0", "title"), ("other_parts.0", "会后问答")]
)
def test_a_note_names_the_field_for_readers(desk: Desk, field: str, shown: str) -> None:
    desk.talks.append(Talk("a", "c", "标题", ("Title",)))
    desk.reports.append(Report("r", "a", "digest", 0, other_parts=(Part("会后问答", "要点"),)))
    link = desk.link("a", "k", passages=(("r" if "parts" in field else "a", field, "要点"),))
    (found,) = quotes_of(link.receipt, Lookup(desk.material()))
    assert found.note.field == shown
    assert found.note.source == "digest.md"


def test_a_section_is_noted_with_its_number(desk: Desk) -> None:
    desk.section("s", "第一句。第二句。")
    link = desk.link("s", "k", passages=(("s", "text", "第二句。"),))
    (found,) = quotes_of(link.receipt, Lookup(desk.material()))
    assert (found.note.record, found.note.section, found.note.source) == ("section", "3.1", "reference.md")


@pytest.mark.parametrize(
    ("text", "terms", "found"),
    [
        ("KV Cache 与 kv cache", ("KV Cache",), ["KV Cache", "kv cache"]),
        ("training chain of AI, AI 训练", ("AI",), ["AI", "AI"]),
        ("長上下文的推理", ("长上下文", "推理"), ["長上下文", "推理"]),
        ("大模型训练", ("模型", "大模型", "模型训练"), ["大模型"]),
        ("ＧＰＵ卡", ("gpu",), ["ＧＰＵ"]),
        ("C++ and C", ("C++",), ["C++"]),
        ("无", ("", " "), []),
    ],
)
def test_terms_are_found_as_they_are_written(text: str, terms: tuple[str, ...], found: list[str]) -> None:
    assert [text[start:end] for start, end in term_spans(text, terms)] == found


@given(
    st.text(alphabet="检查点對象a bA.*", max_size=30), st.lists(st.text(alphabet="检查對a*", max_size=3), max_size=4)
)
def test_terms_stand_in_order_and_apart(text: str, terms: list[str]) -> None:
    spans = term_spans(text, terms)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
