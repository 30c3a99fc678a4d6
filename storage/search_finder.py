"""Finding in the search index: candidates by strength, verified on the stored texts, ranked by BM25."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from storage.search_query import Term, match_expression, query_terms
from storage.search_terms import STRENGTHS, saturation
from storage.search_text import fold_all

TextsOf = Callable[[str, str], Mapping[str, str]]

_POOL = 64
"""Hits that are ranked exactly, where fewer are asked for; more take longer and change the first ten little."""

_COUNTED = 2_000
"""Rows up to which a term's rarity is told apart; counting further takes longer than it is worth."""


@dataclass(frozen=True, slots=True)
class IndexHit:
    """A field that answers a query; scores compare within one answer only."""

    table: str
    row_id: str
    field: str
    score: float
    text: str
    """The field's stored text, which was read anyway."""


@dataclass(frozen=True, slots=True)
class _Document:
    """A row in the index."""

    number: int
    table: str
    row_id: str
    item: int


def find(connection: sqlite3.Connection, query: str, limit: int, texts_of: TextsOf) -> list[IndexHit]:
    """Return the best `limit` fields that answer the query, best first, equal ones by table, row and field.

    A field answers where all terms of the query (see `query_terms`) occur in it. Of a row in which they only occur
    together, the fields answer that hold them together; and where there are fewer than `limit` such fields, the same
    goes for the rows of an item. Every answer is found; of more than `limit` those are returned that the index holds
    strongest (see `storage.search_terms`), in order of BM25 over the fields' texts.

    `texts_of(table, row_id)` returns a row's searched texts by field, none where the row is gone.
    Any text is a valid query; one without letters, digits and Han characters has no answers.
    """
    terms = query_terms(query)
    if not terms or limit < 1:
        return []
    finder = _Finder(connection, terms, texts_of)
    hits = finder.in_rows(max(limit, _POOL))
    if len(terms) > 1 and len(hits) < limit:
        hits += finder.in_items(max(limit, _POOL))
    return sorted(hits, key=_best_first)[:limit]


class _Finder:
    """One search: looks up, verifies and scores."""

    def __init__(self, connection: sqlite3.Connection, terms: tuple[Term, ...], texts_of: TextsOf) -> None:
        self._connection = connection
        self._texts_of = texts_of
        self._weights = self._rarities(terms) if len(terms) > 1 else dict.fromkeys(terms, 1.0)
        self._answered: set[int] = set()

    def in_rows(self, enough: int) -> list[IndexHit]:
        """Return the answers of rows that hold all terms, the index's strongest first, until there are enough."""
        hits: list[IndexHit] = []
        seen: set[int] = set()
        for strength in reversed(STRENGTHS):
            for document in self._documents(match_expression(tuple(self._weights), strength)):
                if document.number in seen:
                    continue
                seen.add(document.number)
                found = self._answers([document])
                if found:
                    hits += found
                    self._answered.add(document.item)
                if len(hits) >= enough:
                    return hits
        return hits

    def in_items(self, enough: int) -> list[IndexHit]:
        """Return the answers of items that hold all terms while no row of theirs does, until there are enough."""
        items: dict[int, dict[int, _Document]] = {}
        for index, term in enumerate(sorted(self._weights, key=self._weights.__getitem__, reverse=True)):
            found: dict[int, dict[int, _Document]] = {}
            for document in self._documents(match_expression([term])):
                if document.item in items or (index == 0 and document.item not in self._answered):
                    found.setdefault(document.item, items.get(document.item, {}))[document.number] = document
            items = found
        hits: list[IndexHit] = []
        for documents in items.values():
            hits += self._answers(documents.values())
            if len(hits) >= enough:
                break
        return hits

    def _answers(self, documents: Iterable[_Document]) -> list[IndexHit]:
        """Return the fields that hold all terms, else the best ones that do together, else none."""
        held = {hit: terms for hit, terms in chain.from_iterable(map(self._fields, documents)) if terms}
        if whole := [hit for hit, terms in held.items() if len(terms) == len(self._weights)]:
            return whole
        missing = set(self._weights)
        chosen: list[IndexHit] = []
        for hit in sorted(held, key=_best_first):
            if missing & held[hit]:
                missing -= held[hit]
                chosen.append(hit)
        return [] if missing else chosen

    def _fields(self, document: _Document) -> Iterator[tuple[IndexHit, frozenset[Term]]]:
        """Yield a row's fields as hits, scored by BM25, and the terms that occur in each."""
        texts = self._texts_of(document.table, document.row_id)
        for (field, text), folded in zip(texts.items(), fold_all(list(texts.values())), strict=True):
            counts = {term: count for term in self._weights if (count := term.count(folded))}
            if counts:
                saturated = saturation(text)
                score = sum(self._weights[term] * count / (count + saturated) for term, count in counts.items())
                yield IndexHit(document.table, document.row_id, field, score, text), frozenset(counts)

    def _documents(self, expression: str) -> Iterator[_Document]:
        """Yield the rows that match an FTS5 expression, by number."""
        rows = self._connection.execute(
            "SELECT d.number, d.table_name, d.row_id, d.item FROM search"
            " CROSS JOIN search_document d ON d.number = search.rowid WHERE search MATCH ?",
            (expression,),
        )
        for row in rows:
            yield _Document(*row)

    def _rarities(self, terms: tuple[Term, ...]) -> dict[Term, float]:
        """Return BM25's inverse document frequency of each term, of common ones that of `_COUNTED` rows."""
        total = self._connection.execute("SELECT max(number) FROM search_document").fetchone()[0] or 0
        weights: dict[Term, float] = {}
        for term in terms:
            count = self._connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)",
                (match_expression([term]), _COUNTED),
            ).fetchone()[0]
            weights[term] = math.log(1 + (max(total - count, 0) + 0.5) / (count + 0.5))
        return weights


def _best_first(hit: IndexHit) -> tuple[float, str, str, str]:
    return -hit.score, hit.table, hit.row_id, hit.field
