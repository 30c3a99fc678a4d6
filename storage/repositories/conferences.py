"""Conferences and the documents that were imported for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from storage.records import HAND_WRITTEN, Conference, Source, SourceKind
from storage.repositories.base import Repository


class ConferenceRepository(Repository):
    """Reads conferences."""

    table = "conference"

    def all(self, *, include_archived: bool = False) -> list[Conference]:
        """Return every conference that is not archived, or really every one, by name."""
        where = "" if include_archived else "WHERE NOT archived"
        rows = self._query(f"SELECT * FROM conference {where} ORDER BY name, id")
        return [Conference(row["id"], row["name"], row["time_zone"], bool(row["archived"])) for row in rows]

    def talk_counts(self) -> dict[str, int]:
        """Return, by conference, how many talks it has that are not archived themselves."""
        rows = self._query(
            "SELECT conference_id, count(*) AS talks FROM talk WHERE NOT archived GROUP BY conference_id"
        )
        return {row["conference_id"]: row["talks"] for row in rows}


class SourceRepository(Repository):
    """Reads source documents."""

    table = "source"

    def all(self) -> list[Source]:
        """Return every source in the order of its first import."""
        return [_source(row) for row in self._query("SELECT * FROM source ORDER BY imported_at, id")]

    def get_all(self, source_ids: Iterable[str]) -> dict[str, Source]:
        """Return these sources by their ids."""
        sql = "SELECT * FROM source WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: _source(row) for row in self._query(sql, (json.dumps(list(source_ids)),))}

    def of_kind(self, conference_id: str, kind: SourceKind) -> list[Source]:
        """Return a conference's documents of one kind in the order of their first import; no analyst's own reports."""
        sql = "SELECT * FROM source WHERE conference_id = ? AND kind = ? AND parser <> ? ORDER BY imported_at, id"
        return [_source(row) for row in self._query(sql, (conference_id, kind, HAND_WRITTEN))]

    def of_analyst(self, conference_id: str, analyst: str) -> Source | None:
        """Return the source under which an analyst's own reports on a conference stand, None before the first."""
        sql = "SELECT * FROM source WHERE conference_id = ? AND parser = ? AND name = ? ORDER BY imported_at, id"
        rows = self._query(sql, (conference_id, HAND_WRITTEN, analyst))
        return _source(rows[0]) if rows else None

    def content(self, source: Source) -> bytes:
        """Return the bytes of the file as it was imported last; LookupError if the library has lost them."""
        rows = self._query("SELECT data FROM content WHERE sha256 = ?", (source.sha256,))
        if not rows:
            raise LookupError(f"the library has no content {source.sha256}")
        return bytes(rows[0]["data"])


def _source(row: sqlite3.Row) -> Source:
    return Source(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        conference_id=row["conference_id"],
        sha256=row["sha256"],
        parser=row["parser"],
        encoding=row["encoding"],
    )
