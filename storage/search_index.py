"""The full-text index inside the library file: its tables, and keeping them in step with the kept rows.

The index is one FTS5 table without content and without positions: it says which rows hold a term, and nothing else.
Everything found in it is verified on the stored texts, so that a stale entry costs time but is never shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from storage.search_finder import IndexHit, find
from storage.search_query import query_terms
from storage.search_terms import index_terms

__all__ = [
    "CREATE_SEARCH_INDEX",
    "IndexHit",
    "RowChange",
    "apply_changes",
    "find",
    "merge_segments",
    "query_terms",
    "rebuild",
]

_CONFIGURATION = (
    # Terms collect in memory up to this size within a transaction: a third less time for large ones.
    ("hashsize", 67_108_864),
    # An import in slices writes one segment a slice; merging many at once rewrites the index less often.
    ("automerge", 8),
    ("crisismerge", 64),
)

CREATE_SEARCH_INDEX: tuple[str, ...] = (
    """CREATE TABLE search_document (number INTEGER PRIMARY KEY, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
        item INTEGER NOT NULL, fingerprint INTEGER NOT NULL, UNIQUE (row_id, table_name)) STRICT""",
    # The ascii tokenizer leaves every character above 127 alone, so that terms arrive as they were made.
    """CREATE VIRTUAL TABLE search USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')""",
    *(f"INSERT INTO search(search, rank) VALUES ('{name}', {value})" for name, value in _CONFIGURATION),
)
"""Statements that make the empty index."""

_BATCH = 128

_Entry = tuple[str | None, int, str]


@dataclass(frozen=True, slots=True)
class RowChange:
    """The searched texts of a kept row by field, before and after a change; no texts stand for no row.

    `item` names what the row belongs to: words of one query may be spread over the rows of an item. Without it
    the row is an item of its own.
    """

    table: str
    row_id: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    item: str = ""


def apply_changes(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> None:
    """Bring the index in step with changed rows, within the caller's transaction.

    `before` should be what the index was last given as the row's `after`: then only the terms in which the two differ
    are written. Where it is not, all of `after` is written and found; what the index held besides stays until
    `rebuild`, and is never shown. Applying a change again changes nothing. One call for many changes is fastest.
    """
    remaining = iter(changes)
    while batch := list(islice(remaining, _BATCH)):
        texts = [text for change in batch for text in (*change.before.values(), *change.after.values())]
        terms = iter(index_terms(texts))
        entries: list[_Entry] = []
        for change in batch:
            before = " ".join(islice(terms, len(change.before)))
            after = " ".join(islice(terms, len(change.after)))
            entries.extend(_entries(connection, change, before, after))
        # FTS5 writes out what it has collected whenever a number is lower than the one before.
        entries.sort(key=lambda entry: entry[1])
        connection.executemany("INSERT INTO search(search, rowid, terms) VALUES (?, ?, ?)", entries)


def rebuild(connection: sqlite3.Connection, rows: Iterable[RowChange]) -> None:
    """Empty the index and fill it with the `after` texts of the rows, within the caller's transaction."""
    connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_document")
    apply_changes(connection, rows)
    connection.execute("INSERT INTO search(search) VALUES ('optimize')")


def merge_segments(connection: sqlite3.Connection, pages: int = 100) -> bool:
    """Do a bounded part of merging the index into one segment, where searches are fastest; say whether more is left.

    For idle moments after an import, within the caller's transaction. `pages` of 4 KB are written at most.
    Source: https://www.sqlite.org/fts5.html#the_merge_command
    """
    if connection.execute("SELECT count(DISTINCT segid) FROM search_idx").fetchone()[0] < 2:
        return False
    before = connection.total_changes
    connection.execute("INSERT INTO search(search, rank) VALUES ('merge', ?)", (-pages,))
    return connection.total_changes - before >= 2


def _entries(connection: sqlite3.Connection, change: RowChange, before: str, after: str) -> Iterator[_Entry]:
    """Bring a row's document up to date and yield what to delete from the index and what to add to it."""
    key = (change.row_id, change.table)
    found = connection.execute(
        "SELECT number, fingerprint, item FROM search_document WHERE row_id = ? AND table_name = ?", key
    ).fetchone()
    fingerprint, item = _fingerprint(change.after), _item_number(change)
    if found is None:
        if after.strip():
            added = connection.execute(
                "INSERT INTO search_document(row_id, table_name, item, fingerprint) VALUES (?, ?, ?, ?)",
                (*key, item, fingerprint),
            )
            yield None, added.lastrowid or 0, after
        return
    number, known_fingerprint, known_item = found
    known = set(before.split()) if known_fingerprint == _fingerprint(change.before) else set[str]()
    wanted = set(after.split())
    if not wanted:
        connection.execute("DELETE FROM search_document WHERE number = ?", (number,))
    elif (known_fingerprint, known_item) != (fingerprint, item):
        connection.execute(
            "UPDATE search_document SET fingerprint = ?, item = ? WHERE number = ?", (fingerprint, item, number)
        )
    if known_fingerprint != fingerprint:
        # Terms deleted must once have been added, and each only once: FTS5 counts them.
        yield "delete", number, " ".join(sorted(known - wanted))
        if wanted:
            yield None, number, " ".join(sorted(wanted - known))


def _fingerprint(texts: Mapping[str, str]) -> int:
    return _number_of("\0".join(f"{field}\0{text}" for field, text in sorted(texts.items())))


def _item_number(change: RowChange) -> int:
    return _number_of(f"item {change.item}" if change.item else f"row {change.table} {change.row_id}")


def _number_of(text: str) -> int:
    """Return 64 bits that stand for a text: shorter in the file than most, and never the same for two in practice."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
