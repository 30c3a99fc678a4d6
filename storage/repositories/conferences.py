"""Conferences and the documents that were imported for them."""

from __future__ import annotations

import sqlite3

from storage.records import Conference, Source, SourceKind
from storage.repositories.base import Repository


class ConferenceRepository(Repository):
    """Reads conferences."""

    table = "conference"

    def all(self) -> list[Conference]:
        """Return every conference, by name."""
        return [Conference(row["id"], row["name"], row["time_zone"]) for row in self._rows()]

    def _rows(self) -> list[sqlite3.Row]:
        return self._query("SELECT id, name, time_zone FROM conference ORDER BY name, id")


class SourceRepository(Repository):
    """Reads source documents."""

    table = "source"

    def all(self) -> list[Source]:
        """Return every source in the order of its first import."""
        return [_source(row) for row in self._query("SELECT * FROM source ORDER BY imported_at, id")]

    def of_kind(self, conference_id: str, kind: SourceKind) -> list[Source]:
        """Return a conference's sources of one kind in the order of their first import."""
        sql = "SELECT * FROM source WHERE conference_id = ? AND kind = ? ORDER BY imported_at, id"
        return [_source(row) for row in self._query(sql, (conference_id, kind))]

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
