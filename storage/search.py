"""Search over everything that is kept: the index's hits with the titles and ids that people know."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from storage import search_index
from storage.records import SearchHit
from storage.rows import Rows
from storage.search_query import Term
from storage.snippets import cut_snippet
from storage.tables import SEARCHED, searched_item, searched_texts

_TITLES = {
    "talk": "SELECT 'talk', id, title FROM talk WHERE id = ?",
    # A report is found under its talk: that is the id which every other command takes.
    "report": "SELECT 'report', t.id, t.title FROM report r JOIN talk t ON t.id = r.talk_id WHERE r.id = ?",
    "challenge": """SELECT 'challenge', c.id, b.name || ' · ' || f.name || ' · ' || c.number FROM challenge c
        JOIN focus_area f ON f.id = c.focus_area_id JOIN business_unit b ON b.id = f.business_unit_id
        WHERE c.id = ?""",
    "section": "SELECT 'section', id, number || ' ' || title FROM section WHERE id = ?",
    "note": """SELECT 'note', n.id, coalesce(t.title, x.number || ' ' || x.title, c.text) FROM note n
        LEFT JOIN talk t ON t.id = n.talk_id LEFT JOIN section x ON x.id = n.section_id
        LEFT JOIN challenge c ON c.id = n.challenge_id WHERE n.id = ?""",
}

_ARCHIVED_TALK = """SELECT t.id FROM talk t JOIN conference v ON v.id = t.conference_id
    WHERE t.id = {} AND (t.archived OR v.archived)"""

_ARCHIVED_CHALLENGE = """SELECT c.id FROM challenge c JOIN focus_area f ON f.id = c.focus_area_id
    JOIN business_unit b ON b.id = f.business_unit_id WHERE c.id = {} AND (c.archived OR f.archived OR b.archived)"""

_ARCHIVED = {
    "talk": _ARCHIVED_TALK.format("?1"),
    "report": _ARCHIVED_TALK.format("(SELECT talk_id FROM report WHERE id = ?1)"),
    "challenge": _ARCHIVED_CHALLENGE.format("?1"),
    "note": f"""{_ARCHIVED_TALK.format("(SELECT talk_id FROM note WHERE id = ?1)")} UNION ALL
        {_ARCHIVED_CHALLENGE.format("(SELECT challenge_id FROM note WHERE id = ?1)")}""",
}
"""For rows of a searched table, whether they are archived with what they belong to: they stay in the index."""

_HAS_ARCHIVED = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE archived)"
    for table in ("talk", "conference", "challenge", "focus_area", "business_unit")
)
"""Asked first: rows need not be looked at one by one where nothing is archived."""


class Search:
    """Full-text search of one library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._rows = Rows(connection)

    def find(self, query: str, limit: int) -> list[SearchHit]:
        """Return the best `limit` fields that answer a query, best first (see `storage.search_finder.find`).

        What is archived is not found.
        """
        terms = search_index.query_terms(query)
        has_archived = self._connection.execute(_HAS_ARCHIVED).fetchone()[0]
        texts_of = self._standing_texts_of if has_archived else self._texts_of
        hits = search_index.find(self._connection, query, limit, texts_of)
        return [self._hit(hit, terms) for hit in hits]

    def rebuild(self) -> None:
        """Fill the search index anew from the kept rows, within the caller's transaction."""
        search_index.rebuild(self._connection, self._all_rows())

    def _hit(self, hit: search_index.IndexHit, terms: Sequence[Term]) -> SearchHit:
        named = self._connection.execute(_TITLES[hit.table], (hit.row_id,)).fetchone()
        if named is None:  # the row is there, but not what it belongs to
            raise sqlite3.DatabaseError(f"{hit.table} {hit.row_id} refers to a row that is gone")
        kind, row_id, title = named
        snippet, matches = cut_snippet(hit.text, terms)
        return SearchHit(kind, row_id, title, hit.field, snippet, matches, hit.score)

    def _texts_of(self, table: str, row_id: str) -> dict[str, str]:
        return searched_texts(table, self._rows.get(table, row_id))

    def _standing_texts_of(self, table: str, row_id: str) -> dict[str, str]:
        if table in _ARCHIVED and self._connection.execute(_ARCHIVED[table], (row_id,)).fetchone() is not None:
            return {}
        return self._texts_of(table, row_id)

    def _all_rows(self) -> Iterator[search_index.RowChange]:
        for table in SEARCHED:
            for stored in self._connection.execute(f"SELECT * FROM {table}"):
                row = dict(stored)
                texts = searched_texts(table, row)
                yield search_index.RowChange(table, str(row["id"]), {}, texts, searched_item(table, row))
