"""Which talks may be one, which are told apart, and what would move if they were joined or split."""

from __future__ import annotations

import json
from collections.abc import Iterable

from storage.repositories.base import Repository, strings
from storage.statements import MarkCounts, Statement

_BEGINNING = 240

_STATEMENTS = f"""
    SELECT 'programme_event' AS statement, x.id, s.name AS source, x.title, x.other_titles, x.code, x.start, x.room,
        substr(x.abstract, 1, {_BEGINNING}) AS beginning, x.withdrawn, 0 AS marks,
        s.imported_at, x.source_id, x.position
        FROM programme_event x JOIN source s ON s.id = x.source_id WHERE x.talk_id = ?1
    UNION ALL
    SELECT 'report', x.id, s.name, x.title, x.other_titles, x.code, x.date, '',
        substr(x.facts || iif(x.facts = '' OR x.insight = '', '', ' ') || x.insight
            || iif(x.facts || x.insight = '', x.takeaways, ''), 1, {_BEGINNING}), x.withdrawn,
        (SELECT count(*) FROM highlight WHERE report_id = x.id) + (SELECT count(*) FROM revision WHERE report_id = x.id)
            + (SELECT count(*) FROM note n JOIN highlight h ON h.id = n.highlight_id WHERE h.report_id = x.id),
        s.imported_at, x.source_id, x.position
        FROM report x JOIN source s ON s.id = x.source_id WHERE x.talk_id = ?1
    ORDER BY statement, imported_at, source_id, position"""

_MARKS = """SELECT
    (SELECT count(DISTINCT tag_id) FROM tagging WHERE talk_id = ?1) AS tags,
    (SELECT count(*) FROM note WHERE talk_id = ?1) AS notes,
    (SELECT count(*) FROM highlight WHERE talk_id = ?1) AS highlights,
    (SELECT count(*) FROM rating WHERE talk_id = ?1) AS ratings,
    (SELECT count(*) FROM decision WHERE talk_id = ?1) AS decisions,
    (SELECT count(*) FROM revision v JOIN report r ON r.id = v.report_id WHERE r.talk_id = ?1) AS revisions,
    (SELECT count(*) FROM attachment WHERE talk_id = ?1) AS attachments,
    (SELECT count(*) FROM amendment WHERE talk_id = ?1) AS amendments"""


class JoinRepository(Repository):
    """Reads what decides whether talks are the same, and what hangs on each."""

    table = "distinction"

    def statements(self, talk_id: str) -> list[Statement]:
        """Return what documents state of a talk: programme events, then reports, each kind by age."""
        return [
            Statement(
                table=row["statement"],
                id=row["id"],
                source=row["source"],
                title=row["title"],
                other_titles=strings(row["other_titles"]),
                code=row["code"],
                start=row["start"],
                room=row["room"],
                beginning=" ".join(row["beginning"].split()),
                withdrawn=bool(row["withdrawn"]),
                marks=row["marks"],
            )
            for row in self._query(_STATEMENTS, (talk_id,))
        ]

    def mark_counts(self, talk_id: str) -> MarkCounts:
        """Return how many marks of each kind lie on a talk and its reports; a tag counts once."""
        return MarkCounts(**dict(self._query(_MARKS, (talk_id,))[0]))

    def distinguished(self, talk_id: str) -> list[str]:
        """Return the ids of the talks that an analyst said not to be this one."""
        sql = """SELECT other_id AS id FROM distinction WHERE talk_id = ?1
            UNION SELECT talk_id FROM distinction WHERE other_id = ?1"""
        return [row["id"] for row in self._query(sql, (talk_id,))]

    def title_keys(self, conference_id: str) -> dict[str, list[str]]:
        """Return, for each standing talk of a conference, its titles in the form in which titles are compared."""
        sql = """SELECT t.id, substr(a.alias, 7) AS key FROM talk t JOIN talk_alias a ON a.talk_id = t.id
            WHERE t.conference_id = ? AND NOT t.archived AND a.alias LIKE 'title:%' ORDER BY a.id"""
        keys: dict[str, list[str]] = {}
        for row in self._query(sql, (conference_id,)):
            keys.setdefault(row["id"], []).append(row["key"])
        return keys

    def at_the_same_place(self, talk_id: str) -> list[str]:
        """Return the ids of the standing talks that start at the same minute in the same room of the conference."""
        sql = """SELECT o.id FROM talk t JOIN talk o ON o.conference_id = t.conference_id AND o.id <> t.id
            WHERE t.id = ? AND t.start LIKE '%T%' AND t.room <> '' AND o.room = t.room
                AND substr(o.start, 1, 16) = substr(t.start, 1, 16) AND NOT o.archived"""
        return [row["id"] for row in self._query(sql, (talk_id,))]

    def with_speakers(self, conference_id: str, names: Iterable[str]) -> dict[str, list[str]]:
        """Return, for each standing talk of a conference in which one of these people speaks, who of them does."""
        sql = """SELECT t.id, json_extract(p.value, '$.name') AS name FROM talk t, json_each(t.speakers) p
            WHERE t.conference_id = ? AND NOT t.archived
                AND lower(json_extract(p.value, '$.name')) IN (SELECT lower(value) FROM json_each(?))"""
        speaking: dict[str, list[str]] = {}
        for row in self._query(sql, (conference_id, json.dumps(list(names)))):
            speaking.setdefault(row["id"], []).append(row["name"])
        return speaking
