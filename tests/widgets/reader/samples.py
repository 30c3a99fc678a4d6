"""A talk with something of everything, as the reader's widgets get it."""

from __future__ import annotations

from dataclasses import replace

from analysis.presentation.talk_detail import (
    DocumentPlace,
    HistoryLine,
    LinkDetail,
    MarkedPassage,
    PartText,
    PassageDetail,
    ReportDetail,
    Run,
    TalkDetail,
)
from storage.messages import Message
from storage.records import (
    Author,
    Challenge,
    Decision,
    Highlight,
    ItemRef,
    Note,
    Revision,
    Speaker,
    Tag,
    Talk,
)

ME = "Analyst 03"
ITEM = ItemRef("talk", "t")
FACTS = "片上缓存分三层。热点参数放在近存单元里，冷数据留在远端。"
CHALLENGES = (
    Challenge("c1", "存储", "近存计算", 1, "怎样让热点参数离计算更近？"),
    Challenge("c2", "网络", "互连", 2, "How to hide latency across racks?"),
)


def highlight(key: str = "h1", exact: str = "热点参数", start: int = 8, colour: str = "green") -> Highlight:
    """Return a highlight of the facts."""
    return Highlight(key, ITEM, ME, "facts", "r1", exact, "", "", start, start + len(exact), colour)


def note(key: str, text: str, highlight_id: str = "") -> Note:
    """Return a note."""
    return Note(key, ITEM, ME, text, "2026-09-16T10:00:00+00:00", highlight_id)


def passage(**changes: object) -> MarkedPassage:
    """Return a highlight in its place, with a note and evidence."""
    found = MarkedPassage(
        highlight(), (note("n1", "三层？", "h1"),), ("存储 · 近存计算 · 1",), field="facts", start=8, end=12
    )
    return replace(found, **changes)  # type: ignore[arg-type]


LOOSE = MarkedPassage(highlight("h2", "去年的话", 0, "pink"))


def report(**changes: object) -> ReportDetail:
    """Return a digest's report: facts with a highlight, no insight yet, and a part of its own."""
    parts = (
        PartText("facts", "", FACTS, passages=(passage(),)),
        PartText("insight", "", ""),
        PartText("other_parts.0", "会场", "座无虚席"),
    )
    found = ReportDetail("r1", "s1", "一.md", (Author("Analyst 07"),), ("缓存",), parts)
    return replace(found, **changes)  # type: ignore[arg-type]


def revised(text: str = "我的说法") -> ReportDetail:
    """Return the report with the facts in the analyst's own words."""
    facts = PartText("facts", "", FACTS, Revision("v", "r1", ME, "facts", text))
    return report(parts=(facts, *report().parts[1:]))


def own_report(facts: str = "") -> ReportDetail:
    """Return the analyst's own report."""
    parts = tuple(PartText(name, "", facts if name == "facts" else "") for name in ("facts", "insight", "takeaways"))
    return ReportDetail("r9", "s9", ME, (Author(ME),), (), parts, is_own=True, is_hand_written=True)


def link(number: int, *, state: str = "suggested", note: str = "") -> LinkDetail:
    """Return a link to one of the two challenges."""
    decisions = ()
    if state != "suggested":
        decisions = (
            Decision(f"l{number}", "talk", "t", f"c{number}", state, ME, note, "2026-09-16T10:00:00+00:00"),  # type: ignore[arg-type]
        )
    pair = PassageDetail((Run("热点", is_term=True), Run("参数放在近存")), (Run("让热点"),), 0.5, "r1", "facts", 8, 16)
    return LinkDetail(
        id=f"l{number}",
        challenge=CHALLENGES[number - 1],
        score=0.9 - number / 10,
        state=state,  # type: ignore[arg-type]
        decisions=decisions,
        passages=(pair,),
        terms=("热点",),
        topics=(),
        parts={},
    )


def detail(**changes: object) -> TalkDetail:
    """Return the talk."""
    talk = Talk(
        "t",
        "k",
        "缓存分层",
        ("Tiered Caches",),
        code="S1",
        session_type="Session",
        track="AI",
        start="2026-09-16T10:00:00+08:00",
        end="2026-09-16T10:40:00+08:00",
        room="A1",
        speakers=(Speaker("讲者甲", "", "样例大学"),),
    )
    lines = (
        HistoryLine(3, "undo", ME, "2026-09-16T10:00:00+00:00", Message("history.note")),
        HistoryLine(2, "edit", ME, "2026-09-16T09:00:00+00:00", Message("history.note"), undone=True),
        HistoryLine(
            1, "import", "Analyst 07", "2026-09-16T08:00:00+00:00", Message("history.import", {"name": "一.md"})
        ),
    )
    found = TalkDetail(
        talk=talk,
        conference="秋季会",
        status="reported",
        abstract=PartText("abstract", "", "本场讲缓存。"),
        reports=(report(), ReportDetail("r2", "s2", "二.md", (), (), (PartText("facts", "", "第二份快报。"),))),
        tags=(Tag("g", "重点", colour="red"),),
        rating=3,
        notes=(note("n2", "要问价格"),),
        unplaced=(LOOSE,),
        links=(link(1), link(2, state="rejected", note="太远")),
        documents=(
            DocumentPlace("s1", "一.md", "digest", "r1", 2, 6),
            DocumentPlace("s2", "二.md", "digest", "r2", 0, 3),
        ),
        warnings=(Message("reader.unplaced", {"count": 1}),),
        history=lines,
        challenges=CHALLENGES,
        row_ids=frozenset(["t", "r1", "r2"]),
    )
    return replace(found, **changes)  # type: ignore[arg-type]
