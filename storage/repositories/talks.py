"""Talks, what digests say of them, and the statements of both from which a talk is put together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from storage.records import HAND_WRITTEN, Announcement, Author, Part, Report, Speaker, Talk
from storage.repositories.amendments import OF_TALK, Amendment, amendment_records
from storage.repositories.base import Repository, records, strings

_IN_ORDER = """SELECT t.* FROM talk t LEFT JOIN (
        SELECT talk_id, min(s.imported_at || s.id || printf('%08d', x.position)) AS first FROM
            (SELECT talk_id, source_id, position FROM programme_event
                UNION ALL SELECT talk_id, source_id, position FROM report) x
            JOIN source s ON s.id = x.source_id GROUP BY talk_id
    ) stated ON stated.talk_id = t.id JOIN conference c ON c.id = t.conference_id
    WHERE NOT t.archived AND NOT c.archived
    ORDER BY t.start = '', t.start, stated.first IS NULL, stated.first, t.id"""


class TalkRepository(Repository):
    """Reads talks."""

    table = "talk"

    def all(self) -> list[Talk]:
        """Return every talk that stands: by time where it has one, then as its documents name it first.

        An archived talk does not stand, nor does one of an archived conference.
        """
        return [talk_record(row) for row in self._query(_IN_ORDER)]

    def archived(self) -> list[Talk]:
        """Return every talk that was archived itself, by time where it has one, then by title."""
        rows = self._query("SELECT * FROM talk WHERE archived ORDER BY start = '', start, title, id")
        return [talk_record(row) for row in rows]

    def get(self, talk_id: str) -> Talk | None:
        """Return a talk, archived or not; None where there is none of that id."""
        rows = self._query("SELECT * FROM talk WHERE id = ?", (talk_id,))
        return talk_record(rows[0]) if rows else None

    def known_as(self, conference_id: str, alias: str) -> list[str]:
        """Return the ids of a conference's talks that documents find under an alias (see `storage.intake.aliases`)."""
        sql = """SELECT a.talk_id FROM talk_alias a JOIN talk t ON t.id = a.talk_id
            WHERE a.alias = ? AND t.conference_id = ? ORDER BY a.rowid"""
        return [row["talk_id"] for row in self._query(sql, (alias, conference_id))]

    def conferences_of(self, aliases: Iterable[str]) -> dict[str, int]:
        """Return how many of these aliases name talks of a conference, by the conferences' ids."""
        sql = """SELECT t.conference_id, count(DISTINCT a.alias) AS named FROM talk_alias a
            JOIN talk t ON t.id = a.talk_id WHERE a.alias IN (SELECT value FROM json_each(?)) GROUP BY 1"""
        rows = self._query(sql, (json.dumps(list(aliases)),))
        return {row["conference_id"]: row["named"] for row in rows}

    def amendments(self, talk_id: str) -> list[Amendment]:
        """Return what analysts wrote in a talk by hand, by field."""
        return amendment_records(self._query(OF_TALK, (talk_id,)))

    def as_stated(self, talk_id: str) -> Talk | None:
        """Return a talk with what documents state in the columns that were corrected by hand."""
        rows = self._query("SELECT * FROM talk WHERE id = ?", (talk_id,))
        stated = {found.field: found.stated for found in self.amendments(talk_id)}
        return talk_record({**dict(rows[0]), **stated}) if rows else None

    def entries(self, conference_id: str) -> dict[str, tuple[str, ...]]:
        """Return the session types, tracks, sub-tracks and rooms that talks of a conference have, each by column."""
        columns = ("session_type", "track", "subtrack", "room")
        rows = self._query(f"SELECT DISTINCT {', '.join(columns)} FROM talk WHERE conference_id = ?", (conference_id,))
        return {column: tuple(sorted({row[column] for row in rows if row[column]})) for column in columns}

    def is_stated(self, talk_id: str) -> bool:
        """Return whether any document names the talk; one that none does was added by hand."""
        sql = """SELECT EXISTS (SELECT 1 FROM programme_event WHERE talk_id = ?1)
            OR EXISTS (SELECT 1 FROM report r JOIN source s ON s.id = r.source_id
                WHERE r.talk_id = ?1 AND s.parser <> ?2)"""
        return bool(self._query(sql, (talk_id, HAND_WRITTEN))[0][0])

    def titles(self, talk_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of these talks by their ids, archived ones included; what is no talk is left out."""
        sql = "SELECT id, title FROM talk WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["title"] for row in self._query(sql, (json.dumps(list(talk_ids)),))}

    def announcements(self, talk_id: str) -> list[Announcement]:
        """Return a talk as programmes have it, withdrawn events included, in the order of import."""
        sql = """SELECT x.* FROM programme_event x JOIN source s ON s.id = x.source_id WHERE x.talk_id = ?
            ORDER BY s.imported_at, s.id, x.position"""
        return [
            Announcement(row["source_id"], row["guid"], row["code"], row["title"], bool(row["withdrawn"]))
            for row in self._query(sql, (talk_id,))
        ]

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

    def of_talk(self, talk_id: str) -> list[Report]:
        """Return a talk's reports, withdrawn ones included, in the order of import."""
        sql = """SELECT r.* FROM report r JOIN source s ON s.id = r.source_id WHERE r.talk_id = ?
            ORDER BY s.imported_at, s.id, r.position"""
        return [_report(row) for row in self._query(sql, (talk_id,))]

    def get(self, report_id: str) -> Report | None:
        """Return a report, withdrawn or not; None where there is none of that id."""
        rows = self._query("SELECT * FROM report WHERE id = ?", (report_id,))
        return _report(rows[0]) if rows else None

    def written_by(self, analyst: str) -> set[str]:
        """Return the ids of the talks of which the analyst wrote something in a report of their own."""
        sql = """SELECT r.talk_id FROM report r JOIN source s ON s.id = r.source_id
            WHERE s.parser = ? AND s.name = ? AND trim(r.facts || r.insight || r.takeaways) <> ''"""
        return {row["talk_id"] for row in self._query(sql, (HAND_WRITTEN, analyst))}

    def by_talk(self) -> dict[str, list[Report]]:
        """Return every talk's reports that are not withdrawn."""
        grouped: dict[str, list[Report]] = {}
        for report in self.all():
            if not report.withdrawn:
                grouped.setdefault(report.talk_id, []).append(report)
        return grouped


def talk_record(row: sqlite3.Row | Mapping[str, Any]) -> Talk:
    """Return the talk of a row with all its columns."""
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
        archived=bool(row["archived"]),
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
