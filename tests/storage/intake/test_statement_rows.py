"""Every column of a statement's table is stated, and nothing else."""

from __future__ import annotations

import sqlite3

from storage.importing.parsed import ParsedEvent, ParsedReport, ParsedTitle
from storage.intake.statement_rows import event_values, report_values
from storage.rows import Rows

PLACE = {"id", "talk_id", "source_id", "position", "withdrawn"}


def test_reports_state_every_column(memory: sqlite3.Connection) -> None:
    values = report_values(ParsedReport(ParsedTitle("甲")))
    assert set(values) | PLACE == set(Rows(memory).columns("report"))


def test_events_state_every_column(memory: sqlite3.Connection) -> None:
    values = event_values(ParsedEvent("g", ParsedTitle("甲")))
    assert set(values) | PLACE == set(Rows(memory).columns("programme_event"))
