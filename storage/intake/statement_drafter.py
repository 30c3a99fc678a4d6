"""Statements about talks into a draft: paired with the earlier edition's, each with its talk found, made or merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.edits import Value
from storage.intake.aliases import AliasIndex
from storage.intake.distinctions import are_distinguished
from storage.intake.merging import merge_talks
from storage.intake.pairing import Item, pair
from storage.intake.plan import PlannedItem
from storage.intake.planned_items import joined_by, kept_statement_item, statement_item
from storage.intake.talk_statements import restate_talk
from storage.intake.tasks import Drafted, DraftTask, free_id, stored_rows, withdraw
from storage.text import title_key


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of the document: the columns it will have, the names its talk goes by, and how it is paired."""

    values: dict[str, Value]
    aliases: list[str]
    item: Item
    line: int = 0

    @property
    def identity(self) -> str:
        """What makes the statement's key, and that of a talk which nobody else has named yet."""
        return self.aliases[0] if self.aliases else str(self.values["title"])


class StatementDrafter:
    """Drafts the statements of one document; with `one_each`, no two of them are about the same talk."""

    def __init__(self, task: DraftTask, table: Literal["report", "programme_event"], *, one_each: bool) -> None:
        self._task = task
        self._table = table
        self._one_each = one_each
        self._index = AliasIndex(task.connection, task.conference_id, task.draft)
        self._touched: dict[str, None] = {}
        self._taken: set[str] = set()
        self._new_talks: set[str] = set()
        self._merged_titles: dict[str, tuple[str, ...]] = {}
        self._items: list[PlannedItem] = []

    def draft(self, found: Sequence[Found]) -> Drafted:
        """Put talks, aliases and statements into the draft, and every talk they touch as it is then."""
        known = stored_rows(self._task.connection, self._table, self._task.source_id)
        paired = pair(
            {row_id: _stored_item(self._table, row) for row_id, row in known.items()}, [f.item for f in found]
        )
        if self._one_each:
            self._taken = {str(known[row_id]["talk_id"]) for row_id in paired if row_id is not None}
        stated = [
            self._place(one, position, same, known.get(same or "", {}))
            for position, (one, same) in enumerate(zip(found, paired, strict=True))
        ]
        continued = [row_id for row_id in paired if row_id is not None]
        vanished = withdraw(self._task.draft, self._table, known, continued)
        for row_id in vanished:
            self._touch(str(known[row_id]["talk_id"]))
            self._items.extend([statement_item("withdrawn", known[row_id])] if self._task.detailed else ())
        for talk_id in self._touched:
            restate_talk(self._task.draft, talk_id)
        return Drafted(
            talks=len({self._index.standing(talk_id) for talk_id in stated}),
            reports=len(found) if self._table == "report" else 0,
            new_talks=len(self._new_talks),
            withdrawn=len(vanished),
            items=tuple(self._items),
        )

    def _place(self, one: Found, position: int, same: str | None, before: Mapping[str, Value]) -> str:
        """Put one statement into the draft and return its talk."""
        talk_id = self._talk_of(one, self._index.standing(str(before.get("talk_id", ""))))
        self._taken.update({talk_id} if self._one_each else ())
        if self._task.detailed:
            self._items.append(self._described(one, talk_id, before))
        self._index.remember(talk_id, one.aliases)
        row_id = same or free_id(self._task.draft, self._table, self._task.source_id, one.identity)
        values = {**one.values, **_moved(before, one.values), "talk_id": talk_id, "source_id": self._task.source_id}
        self._task.draft.put(self._table, row_id, {**values, "position": position, "withdrawn": 0})
        self._touch(talk_id)
        if before:
            self._touch(str(before["talk_id"]))
        return talk_id

    def _talk_of(self, one: Found, talk_before: str) -> str:
        """Return the talk that a statement is about: its own of old, one known by its names, or a new one."""
        code = str(one.values["code"])
        if talk_before and self._index.is_known_as(talk_before, one.aliases, code):
            return talk_before
        named = self._index.find_all(one.aliases, code)
        free = [talk_id for talk_id in named if talk_id not in self._taken and not self._apart(talk_before, talk_id)]
        if free:
            for other in free[1:]:
                self._merge(free[0], other)
            return free[0]
        return talk_before or self._new_talk(one, code)

    def _described(self, one: Found, talk_id: str, before: Mapping[str, Value]) -> PlannedItem:
        """Return what becomes of a statement, before its talk is known under its names too."""
        merges = self._merged_titles.pop(talk_id, ())
        if before and self._index.standing(str(before["talk_id"])) == talk_id:
            values = {**one.values, **_moved(before, one.values), "withdrawn": 0}
            return kept_statement_item(self._table, before, values, line=one.line, merges=merges)
        if talk_id in self._new_talks and talk_id not in self._touched:
            return statement_item("new", one.values, line=one.line)
        code = str(one.values["code"])
        alias = next((alias for alias in one.aliases if self._index.find([alias], code) == talk_id), "")
        title = self._title(talk_id)
        return statement_item("joins", one.values, line=one.line, joins=title, by=joined_by(alias), merges=merges)

    def _title(self, talk_id: str) -> str:
        return str((self._task.draft.get("talk", talk_id) or {}).get("title", ""))

    def _new_talk(self, one: Found, code: str) -> str:
        task = self._task
        # The name may be taken, by a talk of another code or by another event.
        talk_id = free_id(task.draft, "talk", task.conference_id, one.identity)
        # Drafted before its statements, which refer to it; its columns follow when all of them are known.
        values = {"conference_id": task.conference_id, "title": one.values["title"], "code": code}
        task.draft.put("talk", talk_id, values)
        self._new_talks.add(talk_id)
        return talk_id

    def _merge(self, kept: str, gone: str) -> None:
        """Make one of two talks that a statement names by different names."""
        # Both names in one document, apart: left to the analyst. Told apart by an analyst: left at that.
        if gone in self._new_talks or self._apart(kept, gone):
            return
        if self._task.detailed:
            self._merged_titles[kept] = (*self._merged_titles.get(kept, ()), self._title(gone))
        self._index.merge(kept, gone)
        merge_talks(self._task.draft, kept, gone)
        self._touched.pop(gone, None)
        self._touch(kept)

    def _apart(self, talk_id: str, other: str) -> bool:
        return bool(talk_id) and are_distinguished(self._task.draft, talk_id, other)

    def _touch(self, talk_id: str) -> None:
        self._touched[self._index.standing(talk_id)] = None


def _moved(before: Mapping[str, Value], values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the schedule status of an event whose time or room the new edition changed."""
    if not before or "guid" not in before or values["schedule_status"]:
        return {}
    moved = any(before[column] and before[column] != values[column] for column in ("start", "room"))
    return {"schedule_status": "moved" if moved else before["schedule_status"]}


def _stored_item(table: str, row: Mapping[str, Value]) -> Item:
    code = [f"code:{str(row['code']).casefold()}"] if row["code"] else []
    if table == "report":
        return Item((*code, f"title:{title_key(str(row['title']))}"), str(row["title"]))
    guid = [f"guid:{row['guid']}"] if row["guid"] else []
    return Item((*guid, *code), f"{row['title']} {row['start']}")
