"""A talk's status: what was reported happened; before that, the programme has the word."""

from __future__ import annotations

import pytest

from analysis.presentation.talk_rows import TalkReport, talk_status
from storage.records import Part, Report, Talk, TalkStatus

NAMED_ONLY = Report("r1", "t", "s", 1)
WITH_TOPICS_ONLY = Report("r2", "t", "s", 1, topics=("缓存",))
TOLD = Report("r3", "t", "s", 1, facts="事实")


@pytest.mark.parametrize(
    ("schedule", "reports", "status"),
    [
        ("", [], "planned"),
        ("moved", [], "moved"),
        ("cancelled", [], "cancelled"),
        ("", [NAMED_ONLY], "planned"),
        ("", [WITH_TOPICS_ONLY], "planned"),
        ("moved", [NAMED_ONLY], "moved"),
        ("cancelled", [NAMED_ONLY, WITH_TOPICS_ONLY], "cancelled"),
        ("", [NAMED_ONLY, TOLD], "reported"),
        ("moved", [TOLD], "reported"),
        ("cancelled", [TOLD], "reported"),
        ("", [Report("r4", "t", "s", 1, insight="启示")], "reported"),
        ("", [Report("r5", "t", "s", 1, takeaways="重点")], "reported"),
        ("", [Report("r6", "t", "s", 1, other_parts=(Part("背景", "正文"),))], "reported"),
    ],
)
def test_the_status_of_a_talk(schedule: str, reports: list[Report], status: TalkStatus) -> None:
    talk = Talk("t", "c", "标题", schedule_status=schedule)
    assert talk_status(talk, tuple(TalkReport("一.md", report) for report in reports)) == status
