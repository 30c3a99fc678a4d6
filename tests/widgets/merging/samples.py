"""Talks for the tests of the merging dialogs."""

from __future__ import annotations

from analysis.presentation.merging import Likeness, MergeSheet, SameTalkQuestion, SplitSheet, TalkCard
from storage.messages import Message
from storage.records import Speaker, Talk
from storage.statements import MarkCounts, Statement

FIRST = Talk("t1", "c", "存储：新瓶颈", ("Storage",), "S1", start="2026-03-17T10:00+08:00", room="一厅")
SECOND = Talk("t2", "c", "存储的瓶颈", speakers=(Speaker("讲者甲"),))
THIRD = Talk("t3", "c", "推理加速", code="S3")
EVENT = Statement("programme_event", "e1", "plan.json", "存储：新瓶颈", code="S1", room="一厅", beginning="谈存储。")
REPORT = Statement("report", "r1", "one.md", "存储", withdrawn=True, marks=2)
CARDS = (TalkCard(FIRST, (EVENT, REPORT), MarkCounts(tags=2)), TalkCard(SECOND, (REPORT,)))


def merge_sheet(kept: str = "t1") -> MergeSheet:
    """Return two talks side by side, where a rating gives way if the second one is kept."""
    rating = Message("merge.outweighed_rating", {"analyst": "Analyst 03", "value": "2"})
    return MergeSheet(CARDS, kept, FIRST, (rating,) if kept == "t2" else ())


def split_sheet(*leaving: Statement) -> SplitSheet:
    """Return the first talk with some of its two statements leaving."""
    keys = frozenset(statement.key for statement in leaving)
    return SplitSheet(CARDS[0], keys, (FIRST, SECOND) if len(keys) == 1 else None)


def question(*, told_apart: bool = False) -> SameTalkQuestion:
    """Return the first talk with two others that may be the same, or with one of them told apart."""
    second, third = Likeness(SECOND, title=88.0), Likeness(THIRD, has_other_code=True, shared_speakers=("讲者乙",))
    return (
        SameTalkQuestion(CARDS[0], (third,), (SECOND,)) if told_apart else SameTalkQuestion(CARDS[0], (second, third))
    )
