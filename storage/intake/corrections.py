"""Corrections by hand: what an analyst wrote in a talk or challenge stands over what documents state, and stays.

Each corrected column has an amendment, which also holds what the documents say of it at present.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from storage.edits import Row, Value, to_json
from storage.ids import stable_id
from storage.intake.draft import Draft
from storage.text import language_of, title_key

CORRECTABLE: Mapping[str, str] = {
    "title": "",
    "other_titles": "[]",
    "code": "",
    "session_type": "",
    "level": "",
    "track": "",
    "subtrack": "",
    "start": "",
    "end": "",
    "room": "",
    "abstract": "",
    "speakers": "[]",
}
"""The columns of a talk that can be written by hand, each with how it is stored where nobody says anything."""


def amendment_key(row_id: str, field: str) -> str:
    """Return the key of the correction of one column of a talk or challenge."""
    return stable_id("amendment", row_id, field)


def correct_talk(draft: Draft, talk_id: str, stated: Row) -> dict[str, Value]:
    """Return a talk's columns as its corrections leave them, and draft what documents state in each of these."""
    corrected: dict[str, Value] = {}
    for row in draft.referring("amendment", "talk_id", talk_id):
        field = str(row["field"])
        corrected[field] = row["value"]
        draft.put("amendment", str(row["id"]), {"stated": stated[field]})
    return corrected_talk(stated, corrected)


def corrected_talk(stated: Row, corrected: Row) -> dict[str, Value]:
    """Return a talk's columns: the corrected ones over the stated ones.

    A corrected title takes the place of the stated one. That stays among the other titles only where it is in another
    language.
    """
    values = {**stated, **corrected}
    if "title" in corrected and "other_titles" not in corrected:
        values["other_titles"] = to_json(_other_titles(stated, str(corrected["title"])))
    return values


def challenge_corrections(connection: sqlite3.Connection) -> dict[str, dict[str, dict[str, Value]]]:
    """Return the corrections of every challenge that has some: their rows by challenge and column."""
    found: dict[str, dict[str, dict[str, Value]]] = {}
    for row in connection.execute("SELECT * FROM amendment WHERE challenge_id IS NOT NULL ORDER BY id"):
        found.setdefault(row["challenge_id"], {})[row["field"]] = dict(row)
    return found


def stated_challenge(row: Row, corrections: Mapping[str, Row]) -> dict[str, Value]:
    """Return a challenge's stored row as its sheet has it, given the rows of its corrections by column."""
    stated = {field: challenge_value(field, str(found["stated"])) for field, found in corrections.items()}
    return {**row, **stated}


def challenge_value(field: str, text: str) -> Value:
    """Return a column of a challenge from the text by which a correction keeps it."""
    return int(text) if field == "number" else text


def _other_titles(stated: Row, title: str) -> list[str]:
    others = [str(other) for other in json.loads(str(stated["other_titles"]))]
    own = str(stated["title"])
    if own and language_of(own) != language_of(title):
        others.insert(0, own)
    return [other for other in others if title_key(other) != title_key(title)]
