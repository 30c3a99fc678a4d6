"""Marks that give way when talks are merged, in words for the history."""

from __future__ import annotations

import json

from storage.edits import Row
from storage.intake.draft import Draft
from storage.messages import Message, Parameter


def outweighed_mark(draft: Draft, table: str, row: Row) -> Message:
    """Return what a rating, a decision or a correction said that gives way to the kept talk's own."""
    if table == "amendment":
        field = Message(f"merging.field_{row['field']}")
        return Message("merge.outweighed_correction", {"field": field, "value": _readable(str(row["value"]))})
    analyst = _text(draft, "analyst", row["analyst_id"], "name")
    if table == "rating":
        return Message("merge.outweighed_rating", {"analyst": analyst, "value": str(row["value"])})
    parameters: dict[str, Parameter] = {"analyst": analyst, "challenge": _challenge(draft, str(row["challenge_id"]))}
    if row["note"]:
        return Message(f"merge.outweighed_{row['verdict']}_note", {**parameters, "note": str(row["note"])})
    return Message(f"merge.outweighed_{row['verdict']}", parameters)


def _readable(value: str) -> str:
    """Return a corrected column in words: of a list, its titles or its people's names."""
    if not value.startswith("["):
        return value
    try:
        entries = json.loads(value)
    except ValueError:  # a text that begins like a list
        return value
    return "、".join(str(entry["name"]) if isinstance(entry, dict) else str(entry) for entry in entries)


def _challenge(draft: Draft, challenge_id: str) -> str:
    challenge = draft.get("challenge", challenge_id) or {}
    area = draft.get("focus_area", str(challenge.get("focus_area_id", ""))) or {}
    unit = _text(draft, "business_unit", area.get("business_unit_id"), "name")
    return " · ".join(str(part) for part in (unit, area.get("name"), challenge.get("number")) if part)


def _text(draft: Draft, table: str, row_id: object, column: str) -> str:
    return str((draft.get(table, str(row_id)) or {}).get(column, ""))
