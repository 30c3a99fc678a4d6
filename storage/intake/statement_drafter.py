"""Statements about talks into a draft: paired with the earlier edition's, each with its talk found, made or merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from storage.edits import Value
from storage.intake.aliases import AliasIndex
from storage.intake.merging import merge_talks
from storage.intake.pairing import Item, pair
from storage.intake.talk_statements import RowKey, restate_talk
from storage.intake.tasks import Drafted, DraftTask, free_id, stored_rows, withdraw
from storage.text import title_key


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of the document: the columns it will have, the names its talk goes by, and how it is paired."""

    values: dict[str, Value]
    aliases: list[str]
    item: Item

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
        self._touched: dict[str, list[RowKey]] = {}
        self._taken: set[str] = set()
        self._new_talks: set[str] = set()

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
            self._touch(str(known[row_id]["talk_id"]), (self._table, row_id))
        for talk_id, keys in self._touched.items():
            restate_talk(self._task.connection, self._task.draft, talk_id, keys)
        return Drafted(
            talks=len({self._index.standing(talk_id) for talk_id in stated}),
            reports=len(found) if self._table == "report" else 0,
            new_talks=len(self._new_talks),
            withdrawn=len(vanished),
        )

    def _place(self, one: Found, position: int, same: str | None, before: Mapping[str, Value]) -> str:
        """Put one statement into the draft and return its talk."""
        talk_id = self._talk_of(one, self._index.standing(str(before.get("talk_id", ""))))
        self._taken.update({talk_id} if self._one_each else ())
        self._index.remember(talk_id, one.aliases)
        row_id = same or free_id(self._task.draft, self._table, self._task.source_id, one.identity)
        values = {**one.values, **_moved(before, one.values), "talk_id": talk_id, "source_id": self._task.source_id}
        self._task.draft.put(self._table, row_id, {**values, "position": position, "withdrawn": 0})
        self._touch(talk_id, (self._table, row_id))
        if before:
            self._touch(str(before["talk_id"]), (self._table, row_id))
        return talk_id

    def _talk_of(self, one: Found, talk_before: str) -> str:
        """Return the talk that a statement is about: its own of old, one known by its names, or a new one."""
        code = str(one.values["code"])
        named = self._index.find_all(one.aliases, code)
        if talk_before and talk_before in named:
            return talk_before
        free = [talk_id for talk_id in named if talk_id not in self._taken]
        if free:
            for other in free[1:]:
                self._merge(free[0], other)
            return free[0]
        return talk_before or self._new_talk(one, code)

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
        if gone in self._new_talks:  # both names in one document, apart: left to the analyst
            return
        self._index.merge(kept, gone)
        moved = [*self._touched.pop(gone, ()), *merge_talks(self._task.connection, self._task.draft, kept, gone)]
        for table, row_id in moved:
            self._task.draft.put(table, row_id, {"talk_id": kept})
            self._touch(kept, (table, row_id))

    def _touch(self, talk_id: str, key: RowKey) -> None:
        self._touched.setdefault(self._index.standing(talk_id), []).append(key)


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
