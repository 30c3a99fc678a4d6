"""Edits: what a user does to kept rows, as plain data, and the change sets that applying them returns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from storage.messages import Message

Value = str | int | float | None
Row = Mapping[str, Value]
Operation = Literal["insert", "update", "delete"]
ChangeSetKind = Literal["edit", "import", "undo", "redo"]

LONG_EDIT = 200
"""Up to this many row changes, an edit is written at once; a longer one may be written in slices."""


@dataclass(frozen=True, slots=True)
class Insert:
    """A new row; columns left out take their defaults."""

    table: str
    row: Row

    @property
    def row_id(self) -> str:
        """The new row's key."""
        return str(self.row["id"])


@dataclass(frozen=True, slots=True)
class Update:
    """New values for some columns of a row."""

    table: str
    row_id: str
    values: Row


@dataclass(frozen=True, slots=True)
class Delete:
    """The removal of a row."""

    table: str
    row_id: str


Change = Insert | Update | Delete


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that belong together, with the text under which undo and history show them."""

    message: Message
    changes: tuple[Change, ...]
    kind: ChangeSetKind = "edit"
    contents: tuple[bytes, ...] = ()
    """Files that the rows name by SHA-256; kept once, outside the log."""
    sliced: bool = False
    """Whether it may be written in short transactions, others' edits in between; otherwise it is all or nothing."""
    inverse_of: int | None = None


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row that a change set touched; `columns` is empty where the whole row came or went."""

    table: str
    row_id: str
    operation: Operation
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What an edit changed, as the log has it."""

    seq: int
    id: str
    kind: ChangeSetKind
    analyst: str
    made_at: str
    message: Message
    rows: tuple[ChangedRow, ...] = ()
    inverse_of: int | None = None
    undone: bool = False


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal: its name inside the library."""
    return hashlib.sha256(data).hexdigest()


def row_digest(row: Row) -> str:
    """Return a short digest (64 bits of BLAKE2b) of a row, by which the log knows an inserted row again."""
    text = json.dumps(dict(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def to_json(values: Iterable[object] | Mapping[str, object]) -> str:
    """Return the one JSON form in which lists and images are stored."""
    plain = dict(values) if isinstance(values, Mapping) else list(values)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
