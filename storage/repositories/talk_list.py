"""What the table of talks shows of each: lean rows without any report's text, for all talks or for a few."""

from __future__ import annotations

import gc
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from storage.database import stored_form
from storage.records import Tag, TalkStatus
from storage.repositories.base import Repository


class Named(NamedTuple):
    """A row that is chosen by its id and shown by its name."""

    id: str
    name: str


class ListedTalk(NamedTuple):
    """One talk as the table shows it; a tuple, as a hundred thousand are made at once."""

    id: str
    position: tuple[int, int]
    """Where a document names it first: the document's place in the order of imports, and the talk's place in it."""
    title: str
    other_titles: tuple[str, ...]
    code: str
    conference: Named
    start: str
    """ISO 8601 with offset, empty when unknown."""
    end: str
    room: str
    track: str
    subtrack: str
    session_type: str
    status: TalkStatus
    speakers: tuple[str, ...] = ()
    """Their names."""
    affiliations: tuple[str, ...] = ()
    """Whom they work for, each once."""
    authors: tuple[str, ...] = ()
    """The names of those who wrote its reports, each once."""
    topics: tuple[str, ...] = ()
    """What its reports name as topics, each once."""
    tags: tuple[Tag, ...] = ()
    """By name."""
    rating: int = 0
    """The asking analyst's own stars, 0 without."""
    others_rating: float = 0.0
    """The mean of the others' stars, 0.0 without."""
    business_units: tuple[Named, ...] = ()
    """Those with a problem that the talk is linked to, rejected links left out, by name."""
    links: int = 0
    """How many links it has that nobody rejected."""
    best_score: float = 0.0
    """The strongest of these, from 0 to 1."""
    notes: int = 0
    highlights: int = 0
    warnings: int = 0
    """How many of its reports were withdrawn."""


@dataclass(frozen=True, slots=True)
class TalkListing:
    """Talks in no particular order, and every tag of the library by name."""

    talks: tuple[ListedTalk, ...]
    tags: tuple[Tag, ...]


class _Reported(NamedTuple):
    """What the reports of one talk say of it together."""

    has_content: bool = False
    withdrawn: int = 0
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class _Linked(NamedTuple):
    """What the links of one talk say of it together."""

    business_units: tuple[Named, ...] = ()
    links: int = 0
    best_score: float = 0.0


_UNREPORTED = _Reported()
_UNLINKED = _Linked()


class TalkListRepository(Repository):
    """Reads the rows of the talk table, each table of the library in one pass."""

    table = "talk"

    def read(self, analyst: str, talk_ids: Collection[str] | None = None) -> TalkListing:
        """Return the talks that are not archived, or those of some ids, as one analyst sees them."""
        tags = {row["id"]: _tag(row) for row in self._query("SELECT * FROM tag ORDER BY name, id")}
        with _collector_paused():
            talks = _Reading(self._connection, analyst, talk_ids, tags).talks()
        return TalkListing(tuple(talks), tuple(tags.values()))

    def first(self, analyst: str, count: int) -> TalkListing:
        """Return so many of the talks that a list begins with: the earliest, then those that came in first."""
        sql = """SELECT id FROM talk WHERE NOT archived
            AND conference_id NOT IN (SELECT id FROM conference WHERE archived)
            ORDER BY start = '', start, rowid LIMIT ?"""
        return self.read(analyst, [row["id"] for row in self._query(sql, (count,))])


class _Reading:
    """One reading of the list: what belongs to a talk is gathered by talk first, then put together."""

    def __init__(
        self, connection: sqlite3.Connection, analyst: str, talk_ids: Collection[str] | None, tags: dict[str, Tag]
    ) -> None:
        self._connection = connection
        self._analyst = analyst
        self._ids = None if talk_ids is None else json.dumps(list(talk_ids))
        self._tags = tags
        self._sources = self._source_order()
        self._positions: dict[str, tuple[int, int]] = {}

    def talks(self) -> list[ListedTalk]:
        """Return the talks."""
        self._read_programmes()
        self._reported = self._read_reports()
        self._talk_tags = self._read_tags()
        self._ratings = self._read_ratings()
        self._linked = self._read_links()
        self._notes = self._counts("note")
        self._highlights = self._counts("highlight")
        conferences = {row[0]: Named(*row) for row in self._plain("SELECT id, name FROM conference")}
        sql = """SELECT id, title, other_titles, code, conference_id, start, "end", room, track, subtrack, session_type,
            schedule_status, speakers FROM talk WHERE {wanted} AND NOT archived
            AND conference_id NOT IN (SELECT id FROM conference WHERE archived)"""
        rows = self._rows(sql, "id").fetchall()
        titles, people = _lists(row[2] for row in rows), _lists(row[-1] for row in rows)
        return [
            self._talk(row, conferences[row[4]], tuple(others), speakers)
            for row, others, speakers in zip(rows, titles, people, strict=True)
        ]

    def _rows(self, sql: str, column: str = "talk_id") -> sqlite3.Cursor:
        """Run a statement whose `{wanted}` stands for the condition that chooses the talks."""
        if self._ids is None:
            return self._plain(sql.format(wanted=f"{column} IS NOT NULL"))
        return self._plain(sql.format(wanted=f"{column} IN (SELECT value FROM json_each(?))"), (self._ids,))

    def _plain(self, sql: str, values: tuple[object, ...] = ()) -> sqlite3.Cursor:
        cursor = self._connection.execute(sql, values)
        cursor.row_factory = None  # plain tuples: half the time of rows that know their columns' names
        return cursor

    def _source_order(self) -> dict[str, int]:
        rows = self._plain("SELECT id FROM source ORDER BY imported_at, id")
        return {source_id: place for place, (source_id,) in enumerate(rows)}

    def _read_programmes(self) -> None:
        sql = "SELECT talk_id, source_id, position FROM programme_event WHERE {wanted}"
        for talk_id, source_id, position in self._rows(sql):
            self._place(talk_id, self._sources[source_id], position)

    def _place(self, talk_id: str, source: int, position: int) -> None:
        place = (source, position)
        if place <= self._positions.get(talk_id, place):
            self._positions[talk_id] = place

    def _read_reports(self) -> dict[str, _Reported]:
        sql = """SELECT talk_id, source_id, position, withdrawn, topics, authors,
            facts <> '' OR insight <> '' OR takeaways <> '' OR other_parts <> '[]' FROM report WHERE {wanted}"""
        rows = sorted(self._rows(sql), key=lambda row: (self._sources[row[1]], row[2]))
        topics, authors = _lists(row[4] for row in rows), _lists(row[5] for row in rows)
        found: dict[str, _Reported] = {}
        for row, named, people in zip(rows, topics, authors, strict=True):
            talk_id, source_id, position, is_withdrawn, _, _, has_content = row
            self._place(talk_id, self._sources[source_id], position)
            names = [person["name"] for person in people]
            this = (
                _Reported(withdrawn=1) if is_withdrawn else _Reported(bool(has_content), 0, _once(named), _once(names))
            )
            found[talk_id] = this if talk_id not in found else _both(found[talk_id], this)
        return found

    def _read_tags(self) -> dict[str, tuple[Tag, ...]]:
        ids: defaultdict[str, set[str]] = defaultdict(set)
        for talk_id, tag_id in self._rows("SELECT talk_id, tag_id FROM tagging WHERE {wanted}"):
            ids[talk_id].add(tag_id)
        place = {tag_id: at for at, tag_id in enumerate(self._tags)}
        together = cache(lambda chosen: tuple(self._tags[tag_id] for tag_id in sorted(chosen, key=place.__getitem__)))
        return {talk_id: together(frozenset(chosen)) for talk_id, chosen in ids.items()}

    def _read_ratings(self) -> dict[str, tuple[int, float]]:
        own: dict[str, int] = {}
        others: defaultdict[str, list[int]] = defaultdict(list)
        sql = "SELECT r.talk_id, a.name, r.value FROM rating r JOIN analyst a ON a.id = r.analyst_id WHERE {wanted}"
        for talk_id, analyst, value in self._rows(sql, "r.talk_id"):
            if analyst == self._analyst:
                own[talk_id] = value
            else:
                others[talk_id].append(value)
        means = {talk_id: sum(values) / len(values) for talk_id, values in others.items()}
        return {talk_id: (own.get(talk_id, 0), means.get(talk_id, 0.0)) for talk_id in own.keys() | means.keys()}

    def _read_links(self) -> dict[str, _Linked]:
        verdicts = self._verdicts()
        units = self._units()
        standing: defaultdict[str, list[tuple[Named, float]]] = defaultdict(list)
        sql = "SELECT id, talk_id, challenge_id, score FROM suggestion WHERE {wanted}"
        for link_id, talk_id, challenge_id, score in self._rows(sql):
            verdict = verdicts.pop(link_id, None)
            if (verdict is None or verdict[0] == "accepted") and challenge_id in units:
                standing[talk_id].append((units[challenge_id], score))
        for decided, talk_id, challenge_id in verdicts.values():  # of links that no engine suggests
            if decided == "accepted" and challenge_id in units:
                standing[talk_id].append((units[challenge_id], 0.0))
        by_name = cache(lambda chosen: tuple(sorted(chosen, key=lambda unit: (unit.name, unit.id))))
        return {
            talk_id: _Linked(
                by_name(frozenset(unit for unit, _ in links)), len(links), max(score for _, score in links)
            )
            for talk_id, links in standing.items()
        }

    def _verdicts(self) -> dict[str, tuple[str, str, str]]:
        """Return, by link, the newest verdict of any analyst with the talk and the challenge."""
        sql = "SELECT link_id, verdict, talk_id, challenge_id FROM decision WHERE {wanted} ORDER BY decided_at, id"
        return {link_id: (verdict, talk_id, challenge) for link_id, verdict, talk_id, challenge in self._rows(sql)}

    def _units(self) -> dict[str, Named]:
        """Return the business unit of every challenge that stands."""
        sql = """SELECT c.id, b.id, b.name FROM challenge c JOIN focus_area f ON f.id = c.focus_area_id
            JOIN business_unit b ON b.id = f.business_unit_id
            WHERE NOT c.withdrawn AND NOT c.archived AND NOT f.archived AND NOT b.archived"""
        named = cache(Named)
        return {challenge_id: named(unit_id, name) for challenge_id, unit_id, name in self._plain(sql)}

    def _counts(self, table: str) -> dict[str, int]:
        return dict(self._rows(f"SELECT talk_id, count(*) FROM {table} WHERE {{wanted}} GROUP BY talk_id"))

    def _talk(
        self, row: tuple[str, ...], conference: Named, other_titles: tuple[str, ...], speakers: list[dict[str, str]]
    ) -> ListedTalk:
        talk_id, title, _, code, _, start, end, room, track, subtrack, session_type, schedule_status, _ = row
        reported = self._reported.get(talk_id, _UNREPORTED)
        linked = self._linked.get(talk_id, _UNLINKED)
        ratings = self._ratings.get(talk_id, (0, 0.0))
        status = talk_status(schedule_status, has_content=reported.has_content)
        affiliations = dict.fromkeys([person["affiliation"] for person in speakers])
        affiliations.pop("", None)
        return ListedTalk._make(  # in the order of the fields: a third of the time that naming them takes
            (
                *(talk_id, self._positions.get(talk_id, (0, 0)), title, other_titles, code, conference),
                *(start, end, room, track, subtrack, session_type, status),
                *(tuple([person["name"] for person in speakers]), tuple(affiliations)),
                *(reported.authors, reported.topics, self._talk_tags.get(talk_id, ()), *ratings, *linked),
                *(self._notes.get(talk_id, 0), self._highlights.get(talk_id, 0), reported.withdrawn),
            )
        )


def talk_status(schedule_status: str, *, has_content: bool) -> TalkStatus:
    """Return a talk's status: what was reported happened; before that, the programme has the word."""
    if has_content:
        return "reported"
    if schedule_status == "cancelled":
        return "cancelled"
    return "moved" if schedule_status == "moved" else "planned"


@stored_form()
def _lists(texts: Iterable[str]) -> list[list[Any]]:
    """Return the lists of a JSON column, all rows in one go: ten times as fast as one by one."""
    found: list[list[Any]] = json.loads(f"[{','.join(texts)}]")
    return found


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _both(one: _Reported, other: _Reported) -> _Reported:
    return _Reported(
        one.has_content or other.has_content,
        one.withdrawn + other.withdrawn,
        _once((*one.topics, *other.topics)),
        _once((*one.authors, *other.authors)),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the collector of reference cycles from walking over everything again and again while a list grows.

    There are no cycles in it, and each walk would hold the window's thread as well.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tag(row: sqlite3.Row) -> Tag:
    return Tag(row["id"], row["name"], row["parent_id"] or "", row["colour"], row["shortcut"])
