"""The second schema: what it adds to the first, and inserts that the log knows again across it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from storage import schema, schema_2
from storage.database import connect_in_memory
from storage.edits import row_digest
from storage.library import Library
from tests.storage.samples import connection_of


def columns(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return the columns of every table, each with its default as SQL."""
    rows = connection.execute(
        "SELECT t.name, c.name, c.dflt_value FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
    )
    tables: dict[str, dict[str, str]] = {}
    for table, column, default in rows:
        tables.setdefault(table, {})[column] = default
    return tables


def test_every_column_that_was_added_is_named_with_its_value(library: Library) -> None:
    with closing(connect_in_memory()) as connection:
        for statement in schema.STATEMENTS:
            connection.execute(statement)
        first = columns(connection)
    now = columns(connection_of(library))
    added = {
        table: {name: default for name, default in now[table].items() if name not in known}
        for table, known in first.items()
    }
    expected = {
        table: {name: str(value) for name, value in values.items()} for table, values in schema_2.ADDED_COLUMNS.items()
    }
    assert {table: values for table, values in added.items() if values} == expected


def test_an_unused_new_column_leaves_a_digest_as_it_was() -> None:
    row = {"id": "c", "text": "一"}
    assert schema_2.inserted_digest("challenge", {**row, "archived": 0}) == row_digest(row)
    assert schema_2.inserted_digest("challenge", {**row, "archived": 1}) != row_digest(row)


def test_a_column_of_the_first_schema_always_counts() -> None:
    assert schema_2.inserted_digest("talk", {"id": "t", "archived": 0}) == row_digest({"id": "t", "archived": 0})
    assert schema_2.inserted_digest("talk", {"id": "t", "archived": 0}) != row_digest({"id": "t"})


@pytest.mark.parametrize("items", [(), ("talk_id", "challenge_id")])
def test_an_amendment_is_of_exactly_one_row(filled: Library, items: tuple[str, ...]) -> None:
    keys = {"talk_id": filled.talks.all()[0].id, "challenge_id": filled.challenges.all()[0].id}
    names = ", ".join(("id", "field", "value", *items))
    values = ("a", "title", "一", *(keys[item] for item in items))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection_of(filled).execute(
            f"INSERT INTO amendment ({names}) VALUES ({', '.join('?' * len(values))})", values
        )
