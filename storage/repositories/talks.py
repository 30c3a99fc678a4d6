"""Talks, what digests say of them, and the statements of both from which a talk is put together."""

from __future__ import annotations

import sqlite3

from storage.records import Author, Part, Report, Speaker, Talk
from storage.repositories.base import Repository, records, strings

_IN_ORDER = """SELECT t.* FROM talk t LEFT JOIN (
        SELECT talk_id, min(s.imported_at || s.id || printf('%08d', x.position)) AS first FROM
            (SELECT talk_id, source_id, position FROM programme_event
                UNION ALL SELECT talk_id, source_id, position FROM report) x
            JOIN source s ON s.id = x.source_id GROUP BY talk_id
    ) stated ON stated.talk_id = t.id
    WHERE NOT t.archived ORDER BY t.start = '', t.start, stated.first, t.id"""


class TalkRepository(Repository):
    """Reads talks."""

    table = "talk"

    def all(self) -> list[Talk]:
        """Return every talk that is not archived: by time where it has one, then as its documents name it first."""
        return [_talk(row) for row in self._query(_IN_ORDER)]

    def programmes(self) -> dict[str, list[str]]:
        """Return the ids of the programmes that announce each talk."""
        grouped: dict[str, list[str]] = {}
        for row in self._query(_PROGRAMMES):
            grouped.setdefault(row["talk_id"], []).append(row["source_id"])
        return grouped

    def sources(self) -> dict[str, list[str]]:
        """Return the ids of the documents that report each talk, or of the programmes where none does."""
        grouped: dict[str, list[str]] = {}
        for row in self._query(_SOURCES):
            grouped.setdefault(row["talk_id"], []).append(row["source_id"])
        return grouped


_SOURCES = """SELECT x.talk_id, x.source_id FROM (
        SELECT talk_id, source_id, position, 0 AS rank FROM report WHERE NOT withdrawn
        UNION ALL SELECT talk_id, source_id, position, 1 FROM programme_event
            WHERE NOT withdrawn AND talk_id NOT IN (SELECT talk_id FROM report WHERE NOT withdrawn)
    ) x JOIN source s ON s.id = x.source_id ORDER BY x.rank, s.imported_at, s.id, x.position"""


_PROGRAMMES = """SELECT DISTINCT x.talk_id, x.source_id FROM programme_event x JOIN source s ON s.id = x.source_id
    WHERE NOT x.withdrawn ORDER BY s.imported_at, s.id"""


class ReportRepository(Repository):
    """Reads reports."""

    table = "report"

    def all(self) -> list[Report]:
        """Return every report, withdrawn ones included, by source and position."""
        sql = "SELECT r.* FROM report r JOIN source s ON s.id = r.source_id ORDER BY s.imported_at, s.id, r.position"
        return [_report(row) for row in self._query(sql)]

    def by_talk(self) -> dict[str, list[Report]]:
        """Return every talk's reports that are not withdrawn."""
        grouped: dict[str, list[Report]] = {}
        for report in self.all():
            if not report.withdrawn:
                grouped.setdefault(report.talk_id, []).append(report)
        return grouped


def _talk(row: sqlite3.Row) -> Talk:
    return Talk(
        id=row["id"],
        conference_id=row["conference_id"],
        title=row["title"],
        other_titles=strings(row["other_titles"]),
        code=row["code"],
        session_type=row["session_type"],
        level=row["level"],
        track=row["track"],
        subtrack=row["subtrack"],
        start=row["start"],
        end=row["end"],
        room=row["room"],
        abstract=row["abstract"],
        speakers=records(row["speakers"], Speaker),
        schedule_status=row["schedule_status"],
    )


def _report(row: sqlite3.Row) -> Report:
    return Report(
        id=row["id"],
        talk_id=row["talk_id"],
        source_id=row["source_id"],
        position=row["position"],
        facts=row["facts"],
        insight=row["insight"],
        takeaways=row["takeaways"],
        topics=strings(row["topics"]),
        authors=records(row["authors"], Author),
        other_parts=records(row["other_parts"], Part),
        start=row["start"],
        end=row["end"],
        withdrawn=bool(row["withdrawn"]),
    )
