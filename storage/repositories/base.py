"""What all repositories share: reading rows, and finding one by the beginning of its id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import ClassVar, TypeVar

from storage.database import stored_form
from storage.errors import NotFoundError
from storage.messages import Message
from storage.records import Author, ItemRef, Part, Speaker

Record = TypeVar("Record", Author, Part, Speaker)

SHORTEST_PREFIX = 4
"""How much of an id a person must at least type."""


class Repository:
    """Reads one table of the library, from the thread that owns the connection."""

    table: ClassVar[str]

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def _query(self, sql: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        return self._connection.execute(sql, values).fetchall()

    def resolve_id(self, text: str) -> str:
        """Return the full id of the one row whose id is, or begins with, `text`.

        Raises NotFoundError where no row, or more than one, answers to it.
        """
        if len(text) < SHORTEST_PREFIX:
            raise NotFoundError(Message("lookup.too_short", {"shortest": SHORTEST_PREFIX}), where=text)
        pattern = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = self._query(f"SELECT id FROM {self.table} WHERE id LIKE ? ESCAPE '\\' LIMIT 2", (f"{pattern}%",))
        if len(rows) == 1:
            return str(rows[0]["id"])
        key = f"lookup.no_{self.table}" if not rows else "lookup.ambiguous"
        raise NotFoundError(Message(key), where=text, remedy=Message(f"lookup.{self.table}_remedy"))


@stored_form()
def strings(text: str) -> tuple[str, ...]:
    """Return the strings of a JSON list column."""
    return tuple(json.loads(text))


@stored_form()
def records(text: str, kind: type[Record]) -> tuple[Record, ...]:
    """Return the records of a JSON list column."""
    return tuple(kind(**values) for values in json.loads(text))


def item_ref(row: Mapping[str, str | None] | sqlite3.Row) -> ItemRef:
    """Return the item that a mark's row names by one of its three columns."""
    for kind in ("talk", "section", "challenge"):
        if row[f"{kind}_id"] is not None:
            return ItemRef(kind, str(row[f"{kind}_id"]))
    raise ValueError("a mark without an item")
