"""The challenge sheet: business units, focus areas and challenges with their keywords."""

from __future__ import annotations

import json
from collections.abc import Iterable

from storage.records import BusinessUnit, Challenge, FocusArea
from storage.repositories.amendments import OF_CHALLENGE, Amendment, amendment_records
from storage.repositories.base import Repository

_STANDING = "NOT c.archived AND NOT f.archived AND NOT b.archived"

# What was added by hand comes after what the sheets name.
_CHALLENGES = """SELECT c.id, c.number, c.text, coalesce(c.source_id, '') AS source_id, f.name AS focus_area,
    c.focus_area_id, c.archived, b.name AS business_unit
    FROM challenge c JOIN focus_area f ON f.id = c.focus_area_id
    JOIN business_unit b ON b.id = f.business_unit_id LEFT JOIN source s ON s.id = c.source_id
    WHERE NOT c.withdrawn AND {} ORDER BY s.imported_at IS NULL, s.imported_at, s.id, c.position, c.id"""


class BusinessUnitRepository(Repository):
    """Reads business units."""

    table = "business_unit"

    def all(self, *, include_archived: bool = False) -> list[BusinessUnit]:
        """Return every business unit that is not archived, or really every one, in the order in which they came."""
        where = "" if include_archived else "WHERE NOT archived"
        rows = self._query(f"SELECT * FROM business_unit {where} ORDER BY rowid")
        return [BusinessUnit(row["id"], row["name"], bool(row["archived"])) for row in rows]


class FocusAreaRepository(Repository):
    """Reads focus areas."""

    table = "focus_area"

    def all(self, *, include_archived: bool = False) -> list[FocusArea]:
        """Return every focus area, or those that are not archived, nor their unit, in the order in which they came."""
        where = "" if include_archived else "WHERE NOT f.archived AND NOT b.archived"
        rows = self._query(
            f"""SELECT f.* FROM focus_area f JOIN business_unit b ON b.id = f.business_unit_id {where}
            ORDER BY f.rowid"""
        )
        return [FocusArea(row["id"], row["business_unit_id"], row["name"], bool(row["archived"])) for row in rows]


class ChallengeRepository(Repository):
    """Reads challenges."""

    table = "challenge"

    def all(self, *, include_archived: bool = False) -> list[Challenge]:
        """Return every challenge that stands in its sheet and is not archived, in the sheet's order.

        With `include_archived` also those that are, or whose focus area or business unit is.
        """
        keywords = self.keywords()
        return [
            Challenge(
                id=row["id"],
                business_unit=row["business_unit"],
                focus_area=row["focus_area"],
                number=row["number"],
                text=row["text"],
                source_id=row["source_id"],
                keywords=tuple(keywords.get(row["id"], ())),
                focus_area_id=row["focus_area_id"],
                archived=bool(row["archived"]),
            )
            for row in self._query(_CHALLENGES.format("1" if include_archived else _STANDING))
        ]

    def get(self, challenge_id: str) -> Challenge | None:
        """Return a challenge, archived or not; None where there is none of that id in any sheet."""
        return next((found for found in self.all(include_archived=True) if found.id == challenge_id), None)

    def numbers(self, focus_area_id: str) -> dict[int, str]:
        """Return the keys of a focus area's challenges by number, archived ones included, withdrawn ones not."""
        sql = "SELECT number, id FROM challenge WHERE focus_area_id = ? AND NOT withdrawn ORDER BY position, id"
        return {row["number"]: row["id"] for row in self._query(sql, (focus_area_id,))}

    def next_position(self) -> int:
        """Return the position of the next challenge that is added by hand: after all that were."""
        rows = self._query("SELECT coalesce(max(position), -1) + 1 FROM challenge WHERE source_id IS NULL")
        return int(rows[0][0])

    def amendments(self, challenge_id: str) -> list[Amendment]:
        """Return what analysts wrote in a challenge by hand where its sheet says otherwise, by field."""
        return amendment_records(self._query(OF_CHALLENGE, (challenge_id,)))

    def labels(self, challenge_ids: Iterable[str]) -> dict[str, str]:
        """Return business unit, focus area and number of these challenges, as one line each, by their ids."""
        sql = """SELECT c.id, b.name || ' · ' || f.name || ' · ' || c.number AS label FROM challenge c
            JOIN focus_area f ON f.id = c.focus_area_id JOIN business_unit b ON b.id = f.business_unit_id
            WHERE c.id IN (SELECT value FROM json_each(?))"""
        return {row["id"]: row["label"] for row in self._query(sql, (json.dumps(list(challenge_ids)),))}

    def keywords(self) -> dict[str, list[str]]:
        """Return the analysts' keywords of each challenge that has some, by word."""
        grouped: dict[str, list[str]] = {}
        for row in self._query("SELECT challenge_id, word FROM keyword ORDER BY word, id"):
            grouped.setdefault(row["challenge_id"], []).append(row["word"])
        return grouped

    def keyword_ids(self, challenge_id: str) -> dict[str, str]:
        """Return the keys of a challenge's keywords by word."""
        rows = self._query("SELECT word, id FROM keyword WHERE challenge_id = ? ORDER BY word, id", (challenge_id,))
        return {row["word"]: row["id"] for row in rows}
