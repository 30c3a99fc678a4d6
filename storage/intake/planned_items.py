"""What becomes of each item of a file, in the words of a preview."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from storage.edits import Row
from storage.intake.plan import JoinedBy, PlannedItem

_JOINS: Mapping[str, JoinedBy] = {"code": "code", "guid": "guid", "title": "title"}
_PLACES = frozenset({"source_id", "position", "talk_id"})
"""Columns that say where an item stands, and nothing of what it says."""

_OFFSETS = frozenset({"start", "end"})


def changed_columns(table: str, before: Row, values: Row) -> tuple[str, ...]:
    """Return the columns in which an item says something else than it did, in the order of its columns.

    Where an item stands in its document is none of them: whatever is put in above it moves all that follow.
    """
    unread = _PLACES if table == "programme_event" else _PLACES | _OFFSETS
    return tuple(column for column, value in values.items() if column not in unread and before.get(column) != value)


def joined_by(alias: str) -> JoinedBy:
    """Return which kind of name an alias is; "" for none."""
    return _JOINS.get(alias.partition(":")[0], "")


def statement_item(
    state: Literal["new", "joins", "withdrawn"],
    values: Row,
    *,
    line: int = 0,
    joins: str = "",
    by: JoinedBy = "",
    merges: tuple[str, ...] = (),
) -> PlannedItem:
    """Return a report or an event as a preview shows it: by the talk's title, code and track."""
    return PlannedItem(
        "talk",
        state,
        str(values["title"]),
        label=str(values["code"]),
        group=_track(values),
        line=line,
        joins=joins,
        by=by,
        merges=merges,
    )


def kept_statement_item(table: str, before: Row, values: Row, *, line: int, merges: tuple[str, ...]) -> PlannedItem:
    """Return a report or an event that an earlier edition has too, and what is changed in it."""
    columns = changed_columns(table, before, values)
    return PlannedItem(
        "talk",
        "changed" if columns or merges else "unchanged",
        str(values["title"]),
        label=str(values["code"]),
        group=_track(values),
        line=line,
        merges=merges,
        changed=columns,
    )


def row_item(
    kind: Literal["challenge", "section"],
    title: str,
    values: Row,
    before: Row | None,
    *,
    group: tuple[str, ...],
    line: int,
) -> PlannedItem:
    """Return a challenge or a section, new where there is none `before`."""
    columns = () if before is None else changed_columns(kind, before, values)
    state: Literal["new", "changed", "unchanged"]
    state = "new" if before is None else "changed" if columns else "unchanged"
    return PlannedItem(kind, state, title, label=str(values["number"]), group=group, line=line, changed=columns)


def withdrawn_row_item(kind: Literal["challenge", "section"], title: str, row: Row) -> PlannedItem:
    """Return a challenge or a section that the new edition no longer has."""
    return PlannedItem(kind, "withdrawn", title, label=str(row["number"]))


def _track(values: Row) -> tuple[str, ...]:
    return tuple(str(values[column]) for column in ("track", "subtrack") if values[column])
