"""Numbered sections of reference documents."""

from __future__ import annotations

import json
from collections.abc import Iterable

from storage.records import Part, Section
from storage.repositories.base import Repository, records, strings


class SectionRepository(Repository):
    """Reads sections."""

    table = "section"

    def all(self) -> list[Section]:
        """Return every section that stands in its reference, in the reference's order."""
        sql = """SELECT x.* FROM section x JOIN source s ON s.id = x.source_id
            WHERE NOT x.withdrawn ORDER BY s.imported_at, s.id, x.position"""
        return [
            Section(
                id=row["id"],
                source_id=row["source_id"],
                number=row["number"],
                title=row["title"],
                path=strings(row["path"]),
                text=row["text"],
                parts=records(row["parts"], Part),
                start=row["start"],
                end=row["end"],
            )
            for row in self._query(sql)
        ]

    def titles(self, section_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of these sections by their ids; what is no section is left out."""
        sql = "SELECT id, title FROM section WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["title"] for row in self._query(sql, (json.dumps(list(section_ids)),))}
