"""What a snapshot of a talk answers about itself."""

from __future__ import annotations

from analysis.presentation.talk_detail import LinkDetail, MarkedPassage, PartText, ReportDetail, TalkDetail
from storage.records import Challenge, Decision, Highlight, ItemRef, Revision, Talk

HIGHLIGHT = Highlight("h", ItemRef("talk", "t"), "Analyst 03", "facts", "r", "近存", "", "", 0, 2, "yellow")


def test_texts_and_passages_come_in_the_order_of_reading() -> None:
    placed = MarkedPassage(HIGHLIGHT, field="facts", start=0, end=2)
    loose = MarkedPassage(HIGHLIGHT)
    facts, insight = PartText("facts", "", "近存", passages=(placed,)), PartText("insight", "", "")
    own = ReportDetail("r", "s", "Analyst 03", (), (), (facts, insight), is_own=True)
    abstract = PartText("abstract", "", "")
    found = TalkDetail(Talk("t", "k", "题"), "", "planned", abstract, (own,), unplaced=(loose,))
    assert list(found.texts()) == [("", abstract), ("r", facts), ("r", insight)]
    assert [one.is_placed for one in found.passages()] == [True, False]
    assert found.own_report == own


def test_a_revision_is_what_is_shown() -> None:
    assert PartText("facts", "", "原文").text == "原文"
    assert PartText("facts", "", "原文", Revision("v", "r", "Analyst 03", "facts", "改过")).text == "改过"


def test_the_newest_decision_counts() -> None:
    made = tuple(Decision("l", "talk", "t", "c", verdict, "Analyst 03") for verdict in ("accepted", "rejected"))
    link = LinkDetail("l", Challenge("c", "存储", "", 1, ""), 0.5, "rejected", made, (), (), (), {})
    assert link.decision is made[1]
    assert LinkDetail("l", link.challenge, 0.5, "suggested", (), (), (), (), {}).decision is None
