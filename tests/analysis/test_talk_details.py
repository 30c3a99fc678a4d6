"""One talk as a snapshot: what is said of it, what analysts made of that, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.presentation.talk_detail import TalkDetail
from analysis.talk_details import talk_detail
from storage.derived import DerivedState
from storage.edits import Edit
from storage.ids import link_id
from storage.importing.parsed import ParsedChallenge, ParsedDocument, ParsedEvent, ParsedReport, ParsedTitle
from storage.intake.plan import ImportFile
from storage.library import Library, write_library
from storage.mark_edits import add_note, decide, rate_talk, tag_talks, untag_talks
from storage.messages import Message
from storage.passage_edits import add_highlight, add_note_on_passage, give_evidence, remove_highlight
from storage.records import FieldRef, ItemRef, LinkKey, Part, PassagePair, Receipt, Span, Suggestion
from storage.report_edits import write_part, write_report

ME, OTHER = "Analyst 03", "Analyst 07"
FACTS = "片上缓存分三层。热点参数放在近存单元里，冷数据留在远端。"


def digest(facts: str = FACTS, insight: str = "值得跟进。", title: str = "缓存分层") -> ParsedDocument:
    """Return a digest with one report of a part of its own."""
    one = ParsedReport(ParsedTitle(title), facts=facts, insight=insight, other_parts=(Part("会场", "座无虚席"),))
    two = ParsedReport(ParsedTitle("灵巧抓取"), facts="手指有触觉。")
    return ParsedDocument("digest", "daily/1", "utf-8", reports=(one, two))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with a digest, a programme and a sheet."""
    with write_library(tmp_path / "library.fieldbrief", ME, create=True) as opened:
        take_in(opened, "一.md", digest())
        event = ParsedEvent("g-1", ParsedTitle("缓存分层", code="S1"), room="A1", abstract="本场讲缓存。")
        take_in(opened, "日程.json", ParsedDocument("programme", "json/1", "utf-8", events=(event,)))
        problem = ParsedChallenge("存储", "近存计算", 2, "怎样让热点参数离计算更近？")
        take_in(opened, "难题.md", ParsedDocument("challenges", "sheet/1", "utf-8", challenges=(problem,)))
        yield opened


def take_in(library: Library, name: str, document: ParsedDocument) -> None:
    """Import a document."""
    plan = library.plan_import(ImportFile(name, repr(document).encode(), document), "秋季会")
    assert plan.edit is not None
    library.apply(plan.edit, OTHER)


def talk_of(library: Library) -> str:
    """Return the key of the talk that all is about."""
    return next(talk.id for talk in library.talks.all() if talk.title == "缓存分层")


def detail(library: Library, analyst: str = ME) -> TalkDetail:
    """Return the talk as an analyst reads it."""
    found = talk_detail(library, talk_of(library), analyst)
    assert found is not None
    return found


def facts_of(library: Library) -> FieldRef:
    """Return the place of the facts of the imported report."""
    report = library.reports.of_talk(talk_of(library))[0]
    return FieldRef(ItemRef("talk", report.talk_id), "facts", report.id)


def apply(library: Library, edit: Edit, analyst: str = ME) -> None:
    """Apply an edit that changes something."""
    assert library.apply(edit, analyst) is not None


def test_a_talk_that_is_not_there_has_no_snapshot(library: Library) -> None:
    assert talk_detail(library, "gone", ME) is None


def test_what_documents_say(library: Library) -> None:
    found = detail(library)
    assert (found.talk.room, found.conference, found.status, found.abstract.text) == (
        "A1",
        "秋季会",
        "reported",
        "本场讲缓存。",
    )
    (report,) = found.reports
    assert [(part.name, part.label, part.text) for part in report.parts] == [
        ("facts", "", FACTS),
        ("insight", "", "值得跟进。"),
        ("other_parts.0", "会场", "座无虚席"),
    ]
    assert [(place.name, place.kind, place.report_id) for place in found.documents] == [
        ("一.md", "digest", report.id),
        ("日程.json", "programme", ""),
    ]
    assert found.documents[1].needles == ("g-1", "S1", "缓存分层")
    assert (found.warnings, found.links, found.unplaced) == ((), (), ())


def test_marks_are_everybody_s_and_stars_one_s_own(library: Library) -> None:
    talk = talk_of(library)
    apply(library, tag_talks(library, [talk], ["重点"], OTHER), OTHER)
    apply(library, rate_talk(library, talk, 4, ME))
    apply(library, rate_talk(library, talk, 2, OTHER), OTHER)
    apply(library, add_note(library, ItemRef("talk", talk), "要问价格", OTHER), OTHER)
    found = detail(library)
    assert [tag.name for tag in found.tags] == ["重点"]
    assert (found.rating, [(r.analyst, r.value) for r in found.other_ratings]) == (4, [(OTHER, 2)])
    assert [note.text for note in found.notes] == ["要问价格"]


def test_one_s_own_version_is_shown_and_another_s_is_known(library: Library) -> None:
    report = detail(library).reports[0].id
    apply(library, write_part(library, report, "facts", "甲的说法", ME))
    apply(library, write_part(library, report, "facts", "乙的说法", OTHER), OTHER)
    mine = detail(library).reports[0].parts[0]
    assert (mine.text, mine.original, [r.text for r in mine.other_revisions]) == ("甲的说法", FACTS, ["乙的说法"])
    assert detail(library, OTHER).reports[0].parts[0].text == "乙的说法"
    assert detail(library, "Analyst 09").reports[0].parts[0].text == FACTS


def test_an_own_report_has_all_parts_to_write_in_and_no_document(library: Library) -> None:
    apply(library, write_report(library, talk_of(library), ME))
    found = detail(library)
    own = found.own_report
    assert own is not None
    assert [part.name for part in own.parts] == ["facts", "insight", "takeaways"]
    assert (own.is_hand_written, len(found.documents)) == (True, 2)
    theirs = detail(library, OTHER)
    assert theirs.own_report is None
    assert theirs.reports[-1].is_hand_written


def test_highlights_stand_in_the_shown_text_with_what_hangs_on_them(library: Library) -> None:
    place = facts_of(library)
    start = FACTS.index("热点参数")
    challenge = library.challenges.all()[0].id
    apply(library, give_evidence(library, place, FACTS, (start, start + 4), "blue", challenge, ME))
    apply(library, add_note_on_passage(library, place, FACTS, (0, 4), "green", "三层？", ME))
    first, second = detail(library).reports[0].parts[0].passages
    assert (first.start, first.end, [note.text for note in first.notes]) == (0, 4, ["三层？"])
    assert (second.start, second.highlight.exact, second.evidence) == (start, "热点参数", ("存储 · 近存计算 · 2",))
    assert detail(library).notes == ()
    assert [link.state for link in detail(library).links] == ["accepted"]


def test_highlights_survive_a_new_edition_or_are_listed(library: Library) -> None:
    place = facts_of(library)
    lost, kept = FACTS.index("片上缓存"), FACTS.index("热点参数放在近存单元里")
    apply(library, add_highlight(library, place, FACTS, (lost, lost + 8), "yellow", ME))
    apply(library, add_highlight(library, place, FACTS, (kept, kept + 11), "yellow", ME))
    take_in(library, "一.md", digest("今年没有讲别的。热点的参数都放在近存单元里，冷数据留在远端。"))
    found = detail(library)
    (passage,) = found.reports[0].parts[0].passages
    text = found.reports[0].parts[0].text
    assert (text[passage.start : passage.end], passage.is_exact) == ("热点的参数都放在近存单元里", False)
    assert [loose.highlight.exact for loose in found.unplaced] == ["片上缓存分三层。"]
    assert found.warnings == (Message("reader.unplaced", {"count": 1}),)


def test_a_withdrawn_report_is_still_read_and_warned_of(library: Library) -> None:
    take_in(library, "一.md", ParsedDocument("digest", "daily/1", "utf-8", reports=digest().reports[1:]))
    found = detail(library)
    assert (found.reports[0].withdrawn, found.status) == (True, "planned")
    assert found.warnings == (Message("talk.report_withdrawn", {"source": "一.md"}),)


def test_a_link_has_its_receipt_and_every_decision(library: Library) -> None:
    talk, challenge = talk_of(library), library.challenges.all()[0]
    report = library.reports.of_talk(talk)[0].id
    start = FACTS.index("热点")
    pair = PassagePair(
        Span(report, "facts", start, start + 4, "热点参数"), Span(challenge.id, "text", 3, 7, "热点参数"), 0.5
    )
    key = link_id(talk, challenge.id)
    suggestion = Suggestion(key, "talk", talk, challenge.id, 0.7, Receipt((pair,), (), ("参数",), {"lexical": 0.7}))
    library.replace_suggestions([suggestion], DerivedState("e", "1", "x"))
    apply(library, decide(library, LinkKey(key, "talk", talk, challenge.id), "rejected", "太远", OTHER), OTHER)
    (link,) = detail(library).links
    assert (link.challenge.id, link.score, link.state) == (challenge.id, 0.7, "rejected")
    assert link.decision is not None
    assert (link.decision.note, link.decision.analyst) == ("太远", OTHER)
    (passage,) = link.passages
    assert [(run.text, run.is_term) for run in passage.item] == [("热点", False), ("参数", True)]
    assert (passage.report_id, passage.field, passage.start, passage.end) == (report, "facts", start, start + 4)
    apply(library, write_part(library, report, "facts", "我的说法", ME))
    assert detail(library).links[0].passages[0].report_id == ""


def test_the_history_names_every_change_that_touched_the_talk(library: Library) -> None:
    talk = talk_of(library)
    other = next(found.id for found in library.talks.all() if found.id != talk)
    apply(library, tag_talks(library, [talk], ["重点"], ME))
    apply(library, tag_talks(library, [other], ["别的"], ME))
    apply(library, untag_talks(library, [talk], ["重点"]))
    apply(library, add_highlight(library, facts_of(library), FACTS, (0, 3), "yellow", ME))
    apply(library, remove_highlight(library, library.highlights.all()[0].id))
    library.history.undo(ME)
    lines = detail(library).history
    assert [(line.kind, line.message.key, line.undone) for line in lines] == [
        ("undo", "history.highlight_removed", False),
        ("edit", "history.highlight_removed", True),
        ("edit", "history.highlight", False),
        ("edit", "history.untag_one", False),
        ("edit", "history.tag_one", False),
        ("import", "history.import", False),
        ("import", "history.import", False),
    ]


def test_a_snapshot_knows_the_rows_that_it_shows(library: Library) -> None:
    apply(library, add_highlight(library, facts_of(library), FACTS, (0, 3), "yellow", ME))
    apply(library, add_note(library, ItemRef("talk", talk_of(library)), "笔记", ME))
    found = detail(library)
    expected = {found.talk.id, found.reports[0].id, library.highlights.all()[0].id, library.notes.all()[0].id}
    assert expected <= found.row_ids
    assert library.talks.all()[1].id not in found.row_ids
