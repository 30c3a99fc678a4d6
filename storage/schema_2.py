"""What the second migration adds: corrections by hand, talks told apart, saved views, evidence, archived challenges."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from storage.edits import Row, row_digest

TABLES: tuple[str, ...] = (
    # What an analyst corrected by hand in a row that documents state, or wrote where none does yet; intake puts it
    # over what the documents say, which is kept beside it.
    """amendment (id TEXT PRIMARY KEY, talk_id TEXT REFERENCES talk(id), challenge_id TEXT REFERENCES challenge(id),
        field TEXT NOT NULL, value TEXT NOT NULL, stated TEXT NOT NULL DEFAULT '',
        CHECK ((talk_id IS NOT NULL) + (challenge_id IS NOT NULL) = 1))""",
    # "These two are not the same talk": intake never joins them.
    """distinction (id TEXT PRIMARY KEY, talk_id TEXT NOT NULL REFERENCES talk(id),
        other_id TEXT NOT NULL REFERENCES talk(id), analyst_id TEXT NOT NULL REFERENCES analyst(id))""",
    """saved_view (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id), name TEXT NOT NULL,
        definition TEXT NOT NULL)""",
    """evidence (id TEXT PRIMARY KEY, analyst_id TEXT NOT NULL REFERENCES analyst(id),
        highlight_id TEXT NOT NULL REFERENCES highlight(id), challenge_id TEXT NOT NULL REFERENCES challenge(id),
        made_at TEXT NOT NULL)""",
)

_INDEXES = (
    "amendment_talk ON amendment(talk_id) WHERE talk_id IS NOT NULL",
    "amendment_challenge ON amendment(challenge_id) WHERE challenge_id IS NOT NULL",
    "distinction_talk ON distinction(talk_id)",
    "distinction_other ON distinction(other_id)",
    "evidence_highlight ON evidence(highlight_id)",
    "evidence_challenge ON evidence(challenge_id)",
    # Few talks are archived, and every list of links asks for them.
    "talk_archived ON talk(archived) WHERE archived",
)

ADDED_COLUMNS: Mapping[str, Row] = MappingProxyType({"challenge": MappingProxyType({"archived": 0})})
"""The columns that tables of the first schema have got since, each with the value that older rows have in it."""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE challenge ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    *(f"CREATE TABLE {table} STRICT" for table in TABLES),
    *(f"CREATE INDEX {index}" for index in _INDEXES),
)
"""What the migration does, in an order that foreign keys accept."""


def inserted_digest(table: str, row: Row) -> str:
    """Return the digest by which the log knows an inserted row again, under whatever schema it was logged.

    A column that came later counts only where it no longer holds what it came with: so a row that was inserted
    before there was the column still has its old digest, until somebody sets the column.
    """
    added = ADDED_COLUMNS.get(table, {})
    return row_digest({name: value for name, value in row.items() if name not in added or value != added[name]})
