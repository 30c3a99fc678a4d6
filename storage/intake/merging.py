"""Two talk rows that turn out to be one talk: everything on the younger one moves to the older one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from storage.edits import Value
from storage.ids import link_id, stable_id
from storage.intake.distinctions import move_distinctions
from storage.intake.draft import Draft
from storage.intake.talk_statements import STATEMENT_TABLES, RowKey

_Row = Mapping[str, Value]

_MOVED = (*STATEMENT_TABLES, "highlight", "note", "attachment")
"""Tables whose rows only change their talk; evidence and revisions go with the highlights and reports they are of."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Rows of which a talk has at most one of a kind, and whose own key is made of the talk's."""

    alike: tuple[str, ...]
    """Columns in which two rows are the same mark."""
    keys: Callable[[_Row, str], dict[str, Value]]
    says: tuple[str, ...] = ()
    """Columns in which two rows that are the same mark may contradict each other."""


_KEYED_BY_TALK: Mapping[str, _Kind] = {
    "talk_alias": _Kind(("alias",), lambda row, talk: _key("alias", talk, row["alias"])),
    "tagging": _Kind(
        ("tag_id", "analyst_id"), lambda row, talk: _key("tagging", row["tag_id"], talk, row["analyst_id"])
    ),
    "rating": _Kind(("analyst_id",), lambda row, talk: _key("rating", talk, row["analyst_id"]), ("value",)),
    "decision": _Kind(
        ("challenge_id", "analyst_id"),
        lambda row, talk: _decision_keys(talk, str(row["challenge_id"]), str(row["analyst_id"])),
        ("verdict", "note"),
    ),
    "amendment": _Kind(("field",), lambda row, talk: _key("amendment", talk, row["field"]), ("value",)),
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge moved and what it could not."""

    statements: tuple[RowKey, ...]
    outweighed: tuple[tuple[str, dict[str, Value]], ...]
    """Rows (table, row) that contradict one of the kept talk's: they go, and come back when the merge is undone."""


def merge_talks(draft: Draft, kept: str, gone: str) -> Merged:
    """Draft the move of everything from the talk `gone` to the talk `kept`.

    Of two marks of one analyst that exclude each other (ratings, decisions) the kept talk's stays, as of two
    corrections of one field. A distinction between the two goes; those from other talks stay.
    """
    statements: list[RowKey] = []
    for table in _MOVED:
        for row in draft.referring(table, "talk_id", gone):
            draft.put(table, str(row["id"]), {"talk_id": kept})
            if table in STATEMENT_TABLES:
                statements.append((table, str(row["id"])))
    outweighed = [
        (table, row) for table, kind in _KEYED_BY_TALK.items() for row in _move(draft, table, kind, kept, gone)
    ]
    move_distinctions(draft, kept, gone)
    draft.drop("talk", gone)
    return Merged(tuple(statements), tuple(outweighed))


def _move(draft: Draft, table: str, kind: _Kind, kept: str, gone: str) -> list[dict[str, Value]]:
    """Draft the move of rows that a talk has once of a kind; return those that the kept talk's own contradict."""
    own = {tuple(row[column] for column in kind.alike): row for row in draft.referring(table, "talk_id", kept)}
    contradicted: list[dict[str, Value]] = []
    for row in draft.referring(table, "talk_id", gone):
        same = own.get(tuple(row[column] for column in kind.alike))
        if same is None:
            moved = {**row, "talk_id": kept, **kind.keys(row, kept)}
            draft.put(table, str(moved["id"]), moved)
        elif any(row[column] != same[column] for column in kind.says):
            contradicted.append(row)
        draft.drop(table, str(row["id"]))
    return contradicted


def _key(noun: str, *identity: Value) -> dict[str, Value]:
    return {"id": stable_id(noun, *map(str, identity))}


def _decision_keys(talk: str, challenge: str, analyst: str) -> dict[str, Value]:
    link = link_id(talk, challenge)
    return {**_key("decision", link, analyst), "link_id": link}
