"""Amendments: what analysts wrote by hand in talks and challenges, beside what documents state."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

OF_TALK = "SELECT * FROM amendment WHERE talk_id = ? ORDER BY field"
OF_CHALLENGE = "SELECT * FROM amendment WHERE challenge_id = ? ORDER BY field"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A column of a talk or challenge as an analyst wrote it, and as the documents have it; both as they are stored."""

    id: str
    field: str
    value: str
    stated: str


def amendment_records(rows: Iterable[sqlite3.Row]) -> list[Amendment]:
    """Return rows of the table as records."""
    return [Amendment(row["id"], row["field"], row["value"], row["stated"]) for row in rows]
