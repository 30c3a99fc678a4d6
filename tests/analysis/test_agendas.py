"""The day and the own report of a talk, from a library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.agendas import day_agenda, own_report_of
from storage.importing.parsed import ParsedDocument, ParsedReport, ParsedTitle
from storage.intake.plan import ImportFile
from storage.library import Library, write_library
from storage.mark_edits import rate_talk
from storage.report_edits import own_report, write_part, write_report

ME = "Analyst 03"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with a talk and a break."""
    reports = (ParsedReport(ParsedTitle("一"), facts="事实"), ParsedReport(ParsedTitle("茶歇", session_type="Break")))
    digest = ParsedDocument("digest", "daily/1", "utf-8", reports=reports)
    with write_library(tmp_path / "library.fieldbrief", ME, create=True) as opened:
        plan = opened.plan_import(ImportFile("digest.md", b"x", digest), "秋季会")
        assert plan.edit is not None
        opened.apply(plan.edit, ME)
        yield opened


def test_breaks_are_no_talks_to_write_about(library: Library) -> None:
    found = day_agenda(library, ME, None, "2026-05-12")
    assert [row.title for row in found.rows] == ["一"]
    assert not found.rows[0].written


def test_what_i_wrote_is_mine(library: Library) -> None:
    talk_id = day_agenda(library, ME, None, "2026-05-12").rows[0].talk_id
    before = own_report_of(library, talk_id, ME)
    assert before is not None
    assert (before.report_id, before.facts, before.insight, before.rating) == ("", "", "", 0)
    library.apply(write_report(library, talk_id, ME), ME)
    mine = own_report(library, talk_id, ME)
    assert mine is not None
    assert not day_agenda(library, ME, None, "").rows[0].written, "an empty report is not written yet"
    library.apply(write_part(library, mine.id, "facts", "我的事实", ME), ME)
    library.apply(rate_talk(library, talk_id, 4, ME), ME)
    after = own_report_of(library, talk_id, ME)
    assert after is not None
    assert (after.report_id, after.facts, after.rating) == (mine.id, "我的事实", 4)
    assert day_agenda(library, ME, None, "").rows[0].written
    other = own_report_of(library, talk_id, "Analyst 07")
    assert other is not None
    assert (other.report_id, other.rating) == ("", 0)
    assert own_report_of(library, "no-such-id", ME) is None
