"""A statement is named by its table and its key there."""

from __future__ import annotations

from storage.statements import Statement


def test_a_report_and_an_event_of_one_key_are_two() -> None:
    report, event = Statement("report", "1", "one.md", "甲"), Statement("programme_event", "1", "plan.json", "甲")
    assert report.key == ("report", "1")
    assert report.key != event.key
