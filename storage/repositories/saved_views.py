"""The views of the talk table that analysts keep under a name."""

from __future__ import annotations

from dataclasses import dataclass

from storage.repositories.base import Repository


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter of the talk table under a name; `definition` is its JSON."""

    id: str
    name: str
    analyst: str
    definition: str


class SavedViewRepository(Repository):
    """Reads saved views."""

    table = "saved_view"

    def all(self) -> list[SavedView]:
        """Return every analyst's views by name."""
        sql = """SELECT v.id, v.name, a.name AS analyst, v.definition FROM saved_view v
            JOIN analyst a ON a.id = v.analyst_id ORDER BY v.name, a.name, v.id"""
        return [SavedView(row["id"], row["name"], row["analyst"], row["definition"]) for row in self._query(sql)]
