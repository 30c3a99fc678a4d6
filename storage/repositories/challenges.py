"""The challenge sheet: business units, focus areas and challenges with their keywords."""

from __future__ import annotations

from storage.records import Challenge
from storage.repositories.base import Repository

_CHALLENGES = """SELECT c.id, c.number, c.text, coalesce(c.source_id, '') AS source_id, f.name AS focus_area,
    b.name AS business_unit FROM challenge c JOIN focus_area f ON f.id = c.focus_area_id
    JOIN business_unit b ON b.id = f.business_unit_id LEFT JOIN source s ON s.id = c.source_id
    WHERE NOT c.withdrawn AND NOT f.archived AND NOT b.archived ORDER BY s.imported_at, s.id, c.position, c.id"""


class ChallengeRepository(Repository):
    """Reads challenges."""

    table = "challenge"

    def all(self) -> list[Challenge]:
        """Return every challenge that stands in its sheet, in the sheet's order."""
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
            )
            for row in self._query(_CHALLENGES)
        ]

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
