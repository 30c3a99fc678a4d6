"""What drafting one document needs and gives back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from storage.edits import Value
from storage.ids import stable_id
from storage.importing.parsed import ParsedDocument, ReadingWarning
from storage.intake.draft import Draft
from storage.intake.editions import EditionItem
from storage.intake.plan import PlannedItem


@dataclass(frozen=True, slots=True)
class DraftTask:
    """One document to draft: into which draft, for which conference, as which source."""

    connection: sqlite3.Connection
    draft: Draft
    document: ParsedDocument
    conference_id: str
    source_id: str
    detailed: bool = False
    """Whether to say what becomes of each item, which takes time."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What drafting a document did, in numbers, and for each item where that was asked for."""

    talks: int = 0
    reports: int = 0
    challenges: int = 0
    sections: int = 0
    new_talks: int = 0
    withdrawn: int = 0
    items: tuple[PlannedItem, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


class DocumentIntake(Protocol):
    """How documents of one kind come in."""

    def items(self, connection: sqlite3.Connection, document: ParsedDocument) -> list[EditionItem]:
        """Return a document's items as editions are compared by them."""

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the items that the library has of a source."""

    def draft(self, task: DraftTask) -> Drafted:
        """Put the document's rows into the draft, paired with those of an earlier edition."""


def stored_rows(connection: sqlite3.Connection, table: str, source_id: str) -> dict[str, Mapping[str, Value]]:
    """Return a source's rows of a table by id, in the order of their positions."""
    rows = connection.execute(f"SELECT * FROM {table} WHERE source_id = ? ORDER BY position, id", (source_id,))
    return {str(row["id"]): dict(row) for row in rows.fetchall()}


def standing_rows(connection: sqlite3.Connection, table: str, source_id: str) -> list[Mapping[str, Value]]:
    """Return a source's rows of a table that are not withdrawn."""
    return [row for row in stored_rows(connection, table, source_id).values() if not row["withdrawn"]]


def withdraw(draft: Draft, table: str, known: Mapping[str, Mapping[str, Value]], continued: Sequence[str]) -> list[str]:
    """Mark the known rows that no item of the new edition continues as withdrawn; return those that stood till now."""
    standing = set(continued)
    vanished = [row_id for row_id, row in known.items() if row_id not in standing and not row["withdrawn"]]
    for row_id in vanished:
        draft.put(table, row_id, {"withdrawn": 1})
    return vanished


def free_id(draft: Draft, table: str, *identity: str) -> str:
    """Return the id that the identity gives; where it already belongs to another item, the next one that is free."""
    wanted, again = stable_id(table, *identity), 1
    while not draft.is_free(table, wanted):
        again += 1
        wanted = stable_id(table, *identity, str(again))
    return wanted
