"""What the briefing says: messages with the right keys and parameters, times and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefing import wording
from analysis.briefing.compose import compose
from analysis.briefing.document import BriefingScope, LinkedItem, MatrixRow, SourceNote, Statistics
from analysis.briefing.material import BriefingMaterial
from storage.messages import Message
from storage.records import Conference, LinkState

if TYPE_CHECKING:
    from conftest import Translate


def test_the_title_names_the_conferences(chinese: Translate, english: Translate) -> None:
    named = compose(BriefingMaterial(conferences=(Conference("a", "甲会"), Conference("b", ""))), BriefingScope())
    assert chinese(wording.title(named)) == "甲会简报"
    assert english(wording.title(compose(BriefingMaterial(), BriefingScope()))) == "Conference Briefing"


@pytest.mark.parametrize(
    ("note", "key"),
    [
        (SourceNote("a.md", "report", "facts", "", 10, 20), "briefing.footnote.report"),
        (SourceNote("a.md", "report", "facts"), "briefing.footnote.unplaced"),
        (SourceNote("w.md", "section", "text", "3.1", 10, 20), "briefing.footnote.section"),
        (SourceNote("a.md", "talk", "title"), "briefing.footnote.talk"),
        (SourceNote("", "talk", "abstract"), "briefing.footnote.programme"),
    ],
)
def test_a_footnote_says_what_is_known(note: SourceNote, key: str, chinese: Translate, english: Translate) -> None:
    message = wording.footnote(note)
    assert message.key == key
    for translate in (chinese, english):
        text = translate(message)
        assert note.source in text
        assert note.section in text
        assert ("11" in text and "20" in text) == (note.end > 0)


def test_a_part_without_a_word_of_ours_keeps_its_name() -> None:
    assert wording.field("会后问答") == "会后问答"
    assert wording.field("facts") == Message("briefing.field.facts")


@pytest.mark.parametrize(("state", "key"), [("accepted", "accepted"), ("suspect", "suspect")])
def test_a_decision_names_who_and_when(state: LinkState, key: str, chinese: Translate) -> None:
    item = LinkedItem("talk", "标题", 0.5, state, decided_by="Analyst 03", decided_on="2026-05-15")
    message = wording.decision(item)
    assert message is not None
    assert message.key == f"briefing.decision.{key}"
    assert "Analyst 03" in chinese(message)
    assert wording.decision(LinkedItem("talk", "标题", 0.5, "suggested")) is None


def test_only_what_was_left_out_is_said() -> None:
    assert wording.left_out(0, 0) == []
    assert [message.parameters for message in wording.left_out(3, 1)] == [{"count": 3}, {"count": 1}]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (MatrixRow("track", "AI", 1, ()), "AI"),
        (MatrixRow("other", "", 9, ()), "其他主题（9 个）"),
        (MatrixRow("untracked", "", 0, ()), "未标主题"),
        (MatrixRow("references", "", 0, ()), "参考文献章节"),
    ],
)
def test_the_name_of_a_line(row: MatrixRow, said: str, chinese: Translate) -> None:
    name = wording.matrix_row(row)
    assert (name if isinstance(name, str) else chinese(name)) == said


def test_counts_stand_in_the_statement(chinese: Translate, english: Translate) -> None:
    counts = Statistics(
        challenges=31, challenges_with_links=24, talks_linked=57, sections_linked=6, accepted=8, suspect=2
    )
    for translate in (chinese, english):
        assert all(str(number) in translate(wording.statement(counts)) for number in (31, 24, 57, 6, 8, 2))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-05-12T09:00:00+08:00", "2026-05-12T09:40:00+08:00", "2026-05-12 09:00–09:40"),
        ("2026-05-12T23:00:00+08:00", "2026-05-13T01:00:00+08:00", "2026-05-12 23:00"),
        ("2026-05-12T09:00:00+08:00", "", "2026-05-12 09:00"),
        ("2026-05-12", "", "2026-05-12"),
        ("", "", ""),
    ],
)
def test_when_a_talk_is(start: str, end: str, said: str) -> None:
    assert wording.when(start, end) == said


def test_lists_take_the_comma_of_their_script() -> None:
    assert wording.phrase(("首席架构师", "某研究院")) == "首席架构师，某研究院"
    assert wording.phrase(("Director", "", "Example Labs")) == "Director, Example Labs"
    assert wording.enumeration(("检查点", "NVMe")) == "检查点、NVMe"
    assert wording.enumeration(()) == ""
    assert wording.nested(("Robotics", "")) == "Robotics"
    assert wording.nested(("3 架构", "3.2 资源")) == "3 架构 › 3.2 资源"
