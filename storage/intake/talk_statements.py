"""A talk put together from what its sources state: the programme first, then the reports in the order of import."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from storage.edits import Row, Value, to_json
from storage.intake.draft import Draft
from storage.text import language_of, title_key

_BODY = ("facts", "insight", "takeaways")
RowKey = tuple[str, str]
_STATED_BY_ALL = ("code", "session_type", "level", "track", "subtrack", "speakers")
_STATED_BY_PROGRAMMES = ("start", "end", "room", "abstract", "schedule_status")  # a report's start is an offset


def restate_talk(connection: sqlite3.Connection, draft: Draft, talk_id: str, drafted: Sequence[RowKey]) -> None:
    """Put the talk's row into the draft as all of its statements make it: the stored ones and those just drafted.

    A talk whose last statement has moved to another talk stays as it is: it may carry marks.
    """
    statements = _statements(connection, draft, talk_id, drafted)
    if statements:
        draft.put("talk", talk_id, talk_values(statements))


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


def _statements(connection: sqlite3.Connection, draft: Draft, talk_id: str, drafted: Sequence[RowKey]) -> list[Row]:
    """Return the rows that state something of the talk, programme events before reports, each kind by age."""
    keys: list[RowKey] = []
    for table in ("programme_event", "report"):
        sql = f"""SELECT x.id FROM {table} x JOIN source s ON s.id = x.source_id WHERE x.talk_id = ?
            ORDER BY s.imported_at, s.id, x.position"""
        keys.extend((table, str(row[0])) for row in connection.execute(sql, (talk_id,)))
        keys.extend(key for key in drafted if key[0] == table)
    rows = (draft.get(*key) for key in dict.fromkeys(keys))
    return [row for row in rows if row is not None and row["talk_id"] == talk_id]
