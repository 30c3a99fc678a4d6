"""A talk put together from what its sources state: the programme first, then the reports in the order of import."""

from __future__ import annotations

import json
from collections.abc import Sequence

from storage.edits import Row, Value, to_json
from storage.intake.corrections import correct_talk
from storage.intake.draft import Draft
from storage.records import HAND_WRITTEN
from storage.text import language_of, title_key

STATEMENT_TABLES = ("programme_event", "report")
"""Tables of what documents state of talks, in the order in which they are believed."""

RowKey = tuple[str, str]
_BODY = ("facts", "insight", "takeaways")
_STATED_BY_ALL = ("code", "session_type", "level", "track", "subtrack", "speakers")
_STATED_BY_PROGRAMMES = ("start", "end", "room", "abstract", "schedule_status")  # a report's start is an offset


def restate_talk(draft: Draft, talk_id: str) -> None:
    """Put the talk's row into the draft as all of its statements make it, the stored ones and those just drafted.

    What an analyst corrected by hand stands over them. A talk whose last statement has moved to another talk stays as
    it is: it may carry marks.
    """
    stated = stated_talk(draft, talk_id)
    if stated is not None:
        draft.put("talk", talk_id, correct_talk(draft, talk_id, stated))


def stated_talk(draft: Draft, talk_id: str) -> dict[str, Value] | None:
    """Return what documents state of a talk; None where no document names it.

    Corrections by hand are left out, and so are the analysts' own reports: these say of what they report on nothing.
    """
    statements = [row for row in statements_of(draft, talk_id).values() if states_its_talk(draft, row)]
    return talk_values(statements) if statements else None


def states_its_talk(draft: Draft, row: Row) -> bool:
    """Return whether a report or event says something of its talk; analysts' own reports do not."""
    return _source_of(draft, row).get("parser") != HAND_WRITTEN


def talk_values(statements: Sequence[Row]) -> dict[str, Value]:
    """Return the talk's columns from its statements; withdrawn ones count only where nothing else is left."""
    standing = [row for row in statements if not row.get("withdrawn")] or list(statements)
    events = [row for row in statements if "guid" in row]
    values: dict[str, Value] = {column: _first(standing, column) for column in _STATED_BY_ALL}
    values.update(
        (column, _first([row for row in standing if "guid" in row], column)) for column in _STATED_BY_PROGRAMMES
    )
    values["speakers"] = values["speakers"] or "[]"
    values["start"] = values["start"] or _first(standing, "date")
    values["title"], others = _titles(standing)
    values["other_titles"] = to_json(others)
    if events and all(row["withdrawn"] for row in events):
        values["schedule_status"] = "cancelled"
    return values


def _titles(statements: Sequence[Row]) -> tuple[str, list[str]]:
    """Return the title in the language in which the talk is reported, and the others, each spelling once."""
    titles: dict[str, str] = {}
    for row in statements:
        for title in (str(row["title"]), *json.loads(str(row["other_titles"]))):
            titles.setdefault(title_key(title) or title, title)
    body = "".join(str(row.get(part, "")) for row in statements for part in _BODY)
    language = language_of(body) if body else language_of(str(statements[0]["title"]))
    ordered = list(titles.values())
    main = next((title for title in ordered if language_of(title) == language), ordered[0])
    return main, [title for title in ordered if title != main]


def _first(statements: Sequence[Row], column: str) -> str:
    return next((str(row[column]) for row in statements if row.get(column) not in (None, "", "[]")), "")


def statements_of(draft: Draft, talk_id: str) -> dict[RowKey, Row]:
    """Return the rows that will state something of the talk, programme events before reports, each kind by age."""
    return {
        (table, str(row["id"])): row
        for table in STATEMENT_TABLES
        for row in sorted(draft.referring(table, "talk_id", talk_id), key=lambda row: _age(draft, row))
    }


def _age(draft: Draft, row: Row) -> tuple[str, str, int]:
    imported_at = _source_of(draft, row).get("imported_at", "")
    return str(imported_at), str(row["source_id"]), int(row["position"] or 0)


def _source_of(draft: Draft, row: Row) -> Row:
    return draft.get("source", str(row["source_id"])) or {}
