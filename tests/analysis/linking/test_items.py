"""What the engine reads of talks, sections and challenges, and under which names."""

from __future__ import annotations

import pytest

from analysis.linking.items import ItemField, challenge_fields, is_linkable, section_item, talk_item
from storage.records import Challenge, Part, Report, Section, Talk

TALK = Talk("t1", "c1", "稀疏注意力", other_titles=("Sparse attention",), abstract="长上下文。")


def test_talk_gives_titles_abstract_and_reports_in_order() -> None:
    late = Report("r2", "t1", "s2", 2, insight="启示。", topics=("缓存", "推理"), other_parts=(Part("背景", "旧事。"),))
    early = Report("r1", "t1", "s1", 1, facts="实事。", takeaways="* 重点")
    item = talk_item(TALK, [late, early])
    assert (item.kind, item.id, item.title) == ("talk", "t1", "稀疏注意力")
    assert item.fields == (
        ItemField("t1", "title", "稀疏注意力"),
        ItemField("t1", "other_titles.0", "Sparse attention"),
        ItemField("t1", "abstract", "长上下文。"),
        ItemField("r1", "facts", "实事。"),
        ItemField("r1", "takeaways", "* 重点"),
        ItemField("r2", "insight", "启示。"),
        ItemField("r2", "topics", "缓存、推理"),
        ItemField("r2", "other_parts.0", "旧事。"),
    )


def test_withdrawn_and_foreign_reports_are_left_out() -> None:
    withdrawn = Report("r1", "t1", "s1", 1, facts="旧。", withdrawn=True)
    foreign = Report("r2", "t2", "s1", 2, facts="别的。")
    assert talk_item(Talk("t1", "c1", "题"), [withdrawn, foreign]).fields == (ItemField("t1", "title", "题"),)


def test_section_gives_its_text_once() -> None:
    section = Section("x", "s", "1.1", "缓存", ("存储",), "概述：研究缓存。", (Part("概述", "研究缓存。"),))
    item = section_item(section)
    assert (item.kind, item.id) == ("section", "x")
    assert item.fields == (ItemField("x", "title", "缓存"), ItemField("x", "text", "概述：研究缓存。"))


def test_text_of_answers_for_stored_fields_only() -> None:
    item = talk_item(TALK, [])
    assert item.text_of("t1", "other_titles.0") == "Sparse attention"
    with pytest.raises(KeyError):
        item.text_of("t1", "facts")


def test_challenge_quotes_problem_and_focus_area() -> None:
    fields = challenge_fields(Challenge("k", "存储", "推理", 1, "缓存调度", keywords=("KV Cache",)))
    assert [(field.record_id, field.name, field.text) for field in fields] == [
        ("k", "text", "缓存调度"),
        ("k", "focus_area", "推理"),
    ]


@pytest.mark.parametrize(
    ("name", "label"),
    [("title", True), ("other_titles.1", True), ("topics", True), ("focus_area", True), ("facts", False)],
)
def test_labels_name_and_bodies_say(name: str, label: bool) -> None:
    assert ItemField("r", name, "x").is_label is label


@pytest.mark.parametrize(
    "session_type", ["Break", "Coffee Break", "午餐", "茶歇", "簽到", "Registration", "Social Event", "check-in"]
)
def test_breaks_are_not_linked(session_type: str) -> None:
    assert not is_linkable(Talk("t", "c", "x", session_type=session_type))


@pytest.mark.parametrize("session_type", ["", "Talks & Panels", "Breakout Session", "主题演讲", "Full-Day Workshop"])
def test_sessions_are_linked(session_type: str) -> None:
    assert is_linkable(Talk("t", "c", "x", session_type=session_type))
