"""Statements find, make and join talks."""

from __future__ import annotations

import sqlite3

from storage.importing.parsed import ParsedDocument, ParsedReport, ParsedTitle
from storage.intake.draft import Draft
from storage.intake.pairing import Item
from storage.intake.statement_drafter import Found, StatementDrafter
from storage.intake.statement_rows import report_values
from storage.intake.tasks import DraftTask


def found(title: str, *aliases: str, code: str = "") -> Found:
    values = report_values(ParsedReport(ParsedTitle(title, code=code)))
    return Found(values, list(aliases), Item(aliases, title))


def drafter(memory: sqlite3.Connection, *, one_each: bool = False) -> tuple[StatementDrafter, Draft]:
    draft = Draft(memory)
    draft.put("conference", "c", {"name": "会"})
    task = DraftTask(memory, draft, ParsedDocument("digest", "daily/1", "utf-8"), "c", "s")
    return StatementDrafter(task, "report", one_each=one_each), draft


def tables(draft: Draft) -> list[str]:
    return [change.table for change in draft.changes()]


def test_talks_are_drafted_before_what_refers_to_them(memory: sqlite3.Connection) -> None:
    made, draft = drafter(memory)
    counts = made.draft([found("甲", "title:甲"), found("乙", "title:乙")])
    assert tables(draft) == ["conference", "talk", "talk_alias", "report", "talk", "talk_alias", "report"]
    assert (counts.talks, counts.new_talks, counts.reports) == (2, 2, 2)


def test_one_name_in_one_document_is_one_talk(memory: sqlite3.Connection) -> None:
    made, draft = drafter(memory)
    counts = made.draft([found("甲", "title:甲"), found("甲", "title:甲")])
    assert (counts.talks, counts.reports) == (1, 2)
    assert tables(draft).count("report") == 2


def test_with_one_each_the_same_name_is_two_talks(memory: sqlite3.Connection) -> None:
    made, draft = drafter(memory, one_each=True)
    assert made.draft([found("甲", "title:甲"), found("甲", "title:甲")]).talks == 2
    assert tables(draft).count("talk") == 2


def test_a_statement_without_a_name_is_a_talk_of_its_own(memory: sqlite3.Connection) -> None:
    made, _ = drafter(memory)
    assert made.draft([found("……"), found("……")]).talks == 2


def test_names_that_met_only_in_one_document_are_left_apart(memory: sqlite3.Connection) -> None:
    made, _ = drafter(memory)
    counts = made.draft([found("甲", "title:甲"), found("A", "title:a"), found("甲", "title:甲", "title:a")])
    assert counts.talks == 2
