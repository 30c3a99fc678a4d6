"""Tags: the tree of them, what they are on, and how many talks each has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from storage.records import Tag, Tagging
from storage.repositories.base import Repository, item_ref
from storage.text import normalise, single_line

_TAGGINGS = "SELECT t.id, t.tag_id, t.analyst_id, t.talk_id, t.section_id, t.challenge_id FROM tagging t"

_TOTALS = """WITH RECURSIVE below(top, id) AS (
        SELECT id, id FROM tag UNION SELECT below.top, tag.id FROM tag JOIN below ON tag.parent_id = below.id)
    SELECT below.top AS id, count(DISTINCT t.talk_id) AS talks FROM below JOIN tagging t ON t.tag_id = below.id
        JOIN talk ON talk.id = t.talk_id WHERE NOT talk.archived GROUP BY below.top"""


class TagRepository(Repository):
    """Reads tags and what they are on."""

    table = "tag"

    def all(self) -> list[Tag]:
        """Return every tag by name."""
        return [_tag(row) for row in self._query("SELECT * FROM tag ORDER BY name, id")]

    def by_id(self) -> dict[str, Tag]:
        """Return every tag by its id."""
        return {tag.id: tag for tag in self.all()}

    def by_key(self) -> dict[str, Tag]:
        """Return the tags by `name_key` of their names, the first of those that a merge of libraries left alike."""
        found: dict[str, Tag] = {}
        for tag in self.all():
            found.setdefault(name_key(tag.name), tag)
        return found

    def children(self, tag_id: str) -> list[Tag]:
        """Return the tags right below a tag, by name."""
        return [_tag(row) for row in self._query("SELECT * FROM tag WHERE parent_id = ? ORDER BY name, id", (tag_id,))]

    def own_counts(self) -> dict[str, int]:
        """Return how many talks have each tag, archived talks aside; a tag that no talk has is left out."""
        sql = """SELECT t.tag_id AS id, count(DISTINCT t.talk_id) AS talks FROM tagging t
            JOIN talk ON talk.id = t.talk_id WHERE NOT talk.archived GROUP BY t.tag_id"""
        return {row["id"]: row["talks"] for row in self._query(sql)}

    def total_counts(self) -> dict[str, int]:
        """Return how many talks have each tag or one below it, each talk once, archived talks aside."""
        return {row["id"]: row["talks"] for row in self._query(_TOTALS)}

    def by_talk(self) -> dict[str, list[str]]:
        """Return the names of each tagged talk's tags, by name, each once however many analysts gave it."""
        grouped: dict[str, list[str]] = {}
        sql = """SELECT DISTINCT t.talk_id, g.name FROM tagging t JOIN tag g ON g.id = t.tag_id
            WHERE t.talk_id IS NOT NULL ORDER BY g.name"""
        for row in self._query(sql):
            grouped.setdefault(row["talk_id"], []).append(row["name"])
        return grouped

    def of_talk(self, talk_id: str) -> list[Tag]:
        """Return the tags on a talk by name, each once however many analysts gave it."""
        sql = "SELECT * FROM tag WHERE id IN (SELECT tag_id FROM tagging WHERE talk_id = ?) ORDER BY name, id"
        return [_tag(row) for row in self._query(sql, (talk_id,))]

    def taggings(self, talk_id: str) -> dict[str, list[str]]:
        """Return, by tag name, the ids of the taggings on a talk."""
        grouped: dict[str, list[str]] = {}
        sql = "SELECT t.id, g.name FROM tagging t JOIN tag g ON g.id = t.tag_id WHERE t.talk_id = ?"
        for row in self._query(sql, (talk_id,)):
            grouped.setdefault(row["name"], []).append(row["id"])
        return grouped

    def on_talks(self, talk_ids: Iterable[str]) -> list[Tagging]:
        """Return the taggings on these talks, in one query however many there are."""
        sql = f"{_TAGGINGS} WHERE t.talk_id IN (SELECT value FROM json_each(?)) ORDER BY t.id"
        return [_tagging(row) for row in self._query(sql, (json.dumps(list(talk_ids)),))]

    def of_tags(self, tag_ids: Iterable[str]) -> list[Tagging]:
        """Return the taggings of these tags, on whatever items."""
        sql = f"{_TAGGINGS} WHERE t.tag_id IN (SELECT value FROM json_each(?)) ORDER BY t.id"
        return [_tagging(row) for row in self._query(sql, (json.dumps(list(tag_ids)),))]


def name_key(name: str) -> str:
    """Return what two spellings of one tag's name share: case, width, Chinese script and white space aside."""
    return normalise(single_line(name))


def _tag(row: sqlite3.Row) -> Tag:
    return Tag(row["id"], row["name"], row["parent_id"] or "", row["colour"], row["shortcut"])


def _tagging(row: sqlite3.Row) -> Tagging:
    return Tagging(row["id"], row["tag_id"], item_ref(row), row["analyst_id"])
