"""A small briefing to look at."""

from __future__ import annotations

from analysis.briefing.document import (
    BriefingDocument,
    BriefingScope,
    ChallengeLine,
    ChallengeSection,
    Chapter,
    CoverageMatrix,
    FocusArea,
    LinkedItem,
    Statistics,
    Summary,
)


def challenge(number: str, heading: str, *items: LinkedItem, weaker: int = 0) -> ChallengeSection:
    """Return a challenge with what bears on it."""
    line = ChallengeLine(f"c-{number}", number, "存储", "长上下文", heading)
    return ChallengeSection(line, heading, 1, items, weaker_left_out=weaker)


def document() -> BriefingDocument:
    """Return a briefing with one chapter: a challenge with a talk and a section, and one without anything."""
    talk = LinkedItem("talk", "分层缓存让长上下文推理跑起来", 0.91, "accepted")
    section = LinkedItem("section", "缓存层次", 0.62, "suggested", section="2.1")
    area = FocusArea(
        "1.1", "长上下文", (challenge("1.1.1", "换入换出", talk, section, weaker=3), challenge("1.1.2", "介质"))
    )
    chapter = Chapter("bu-1", "1", "存储", Statistics(), (area,))
    statistics = Statistics(
        challenges=2,
        challenges_with_links=1,
        talks_linked=1,
        sections_linked=1,
        accepted=1,
        suggested=1,
        weaker_left_out=3,
    )
    return BriefingDocument(BriefingScope(), ("会议",), statistics, Summary(CoverageMatrix()), (chapter,), (), ())
