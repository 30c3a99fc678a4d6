"""Two talk rows that turn out to be one talk: everything on the younger one moves to the older one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from storage.edits import Value
from storage.ids import link_id, stable_id
from storage.intake.draft import Draft
from storage.intake.talk_statements import RowKey

_Row = Mapping[str, Value]

_MOVED = ("report", "programme_event", "highlight", "note", "attachment")
"""Tables whose rows only change their talk."""

_KEYED_BY_TALK: Mapping[str, Callable[[_Row, str], dict[str, Value]]] = {
    # Rows whose own key is made of the talk's, so that the same mark on both talks becomes one.
    "talk_alias": lambda row, talk: {"id": stable_id("alias", talk, str(row["alias"]))},
    "tagging": lambda row, talk: {"id": stable_id("tagging", str(row["tag_id"]), talk, str(row["analyst_id"]))},
    "rating": lambda row, talk: {"id": stable_id("rating", talk, str(row["analyst_id"]))},
    "decision": lambda row, talk: _decision_keys(talk, str(row["challenge_id"]), str(row["analyst_id"])),
}


def merge_talks(connection: sqlite3.Connection, draft: Draft, kept: str, gone: str) -> list[RowKey]:
    """Draft the move of everything from the talk `gone` to the talk `kept`; return the statements that moved.

    Of two marks of one analyst that exclude each other (ratings, decisions), the kept talk's stays.
    """
    statements: list[RowKey] = []
    for table in _MOVED:
        for row in _rows(connection, table, gone):
            draft.put(table, str(row["id"]), {"talk_id": kept})
            if table in ("report", "programme_event"):
                statements.append((table, str(row["id"])))
    for table, keys in _KEYED_BY_TALK.items():
        for row in _rows(connection, table, gone):
            moved = {**row, "talk_id": kept, **keys(row, kept)}
            draft.put_new(table, str(moved["id"]), moved)
            draft.drop(table, str(row["id"]))
    draft.drop("talk", gone)
    return statements


def _rows(connection: sqlite3.Connection, table: str, talk_id: str) -> list[dict[str, Value]]:
    rows = connection.execute(f"SELECT * FROM {table} WHERE talk_id = ? ORDER BY id", (talk_id,))
    return [dict(row) for row in rows.fetchall()]


def _decision_keys(talk: str, challenge: str, analyst: str) -> dict[str, Value]:
    link = link_id(talk, challenge)
    return {"id": stable_id("decision", link, analyst), "link_id": link}
