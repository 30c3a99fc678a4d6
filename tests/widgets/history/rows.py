"""The change sets that the tests of the history show."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from analysis.presentation.history_rows import HistoryPage, HistoryRow
from storage.messages import Message

TODAY = date(2026, 3, 17)
_ZONE = timezone(timedelta(hours=8))


def row(seq: int, *, days_ago: int = 0, undone: bool = False, analyst: str = "Analyst 03") -> HistoryRow:
    """Return a change set, the later the higher its number."""
    moment = datetime(2026, 3, 17, 8, tzinfo=_ZONE) + timedelta(minutes=seq, days=-days_ago)
    return HistoryRow(seq, analyst, moment, Message("history.tag", {"count": seq, "tags": "存储"}), "edit", undone, seq)


def page(*rows: HistoryRow, before: int | None = None) -> HistoryPage:
    """Return a page of change sets, newest first."""
    return HistoryPage(rows, before)
