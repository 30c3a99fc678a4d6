"""The tables: strict, tied by foreign keys, and every one of a known kind."""

from __future__ import annotations

import re
import sqlite3

import pytest

from storage.library import Library
from storage.migrations import SCHEMA_VERSION
from storage.row_writer import analyst_id
from storage.schema import KEPT
from storage.tables import MARKS
from tests.storage.samples import FIRST, connection_of

LOG = {"content", "change_set", "change"}
DERIVED = {"suggestion", "passage", "derived_state"}
INDEX = re.compile(r"search(_\w+)?")
NO_REFERENCE = {
    ("decision", "link_id"): "a decided link need not be suggested",
    ("change", "row_id"): "a logged row may be gone",
    ("passage", "record_id"): "a row of any table",
    ("search_document", "row_id"): "a row of any table",
    ("search_row", "row_id"): "a row of any table",
}


def own_tables(connection: sqlite3.Connection) -> dict[str, bool]:
    """Return the tables that this program makes itself, each with whether it is strict."""
    rows = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return {row[0]: bool(row[1]) for row in rows if not row[0].startswith(("sqlite_", "_sqlite_"))}


def references(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns of a table that refer to a row, each with that row's table."""
    return {row["from"]: row["table"] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return a table's columns."""
    return [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]


def test_every_table_is_strict(library: Library) -> None:
    tables = own_tables(connection_of(library))
    assert len(tables) > 25
    assert not [table for table, is_strict in tables.items() if not is_strict]


def test_every_table_is_kept_derived_or_log(library: Library) -> None:
    tables = {table for table in own_tables(connection_of(library)) if not INDEX.fullmatch(table)}
    assert tables == KEPT | LOG | DERIVED


def test_every_kept_table_has_one_text_key(library: Library) -> None:
    for table in KEPT:
        keys = (
            connection_of(library).execute(f"SELECT name, type FROM pragma_table_info('{table}') WHERE pk").fetchall()
        )
        assert [tuple(key) for key in keys] == [("id", "TEXT")], table


def test_every_id_column_is_a_foreign_key(library: Library) -> None:
    connection = connection_of(library)
    loose = {
        (table, column)
        for table in own_tables(connection)
        for column in columns(connection, table)
        if column.endswith("_id") and column not in references(connection, table)
    }
    assert loose <= NO_REFERENCE.keys()


def test_every_reference_to_a_row_that_can_go_has_an_index(library: Library) -> None:
    # Deleting a talk would otherwise read every table that refers to talks from end to end.
    connection = connection_of(library)
    for table in KEPT | DERIVED:
        indexes = [row["name"] for row in connection.execute(f"PRAGMA index_list({table})")]
        first = {connection.execute(f"PRAGMA index_info({index})").fetchone()["name"] for index in indexes}
        referring = {column for column, parent in references(connection, table).items() if parent in KEPT - {"analyst"}}
        assert referring <= first, table


def test_the_marks_are_what_analysts_make(library: Library) -> None:
    connection = connection_of(library)
    of_somebody = {table for table in KEPT if "analyst_id" in columns(connection, table)}
    assert of_somebody | {"amendment"} == MARKS  # what stands corrected is everybody's


def test_no_reference_of_a_filled_library_leads_nowhere(filled: Library) -> None:
    assert not connection_of(filled).execute("PRAGMA foreign_key_check").fetchall()
    assert connection_of(filled).execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("items", [(), ("talk_id", "challenge_id"), ("section_id", "talk_id", "challenge_id")])
def test_a_mark_is_on_exactly_one_item(filled: Library, items: tuple[str, ...]) -> None:
    keys = {
        "talk_id": filled.talks.all()[0].id,
        "section_id": filled.sections.all()[0].id,
        "challenge_id": filled.challenges.all()[0].id,
    }
    names = ", ".join(("id", "analyst_id", "text", "made_at", *items))
    values = ("n", analyst_id(FIRST), "", "", *(keys[item] for item in items))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        connection_of(filled).execute(f"INSERT INTO note ({names}) VALUES ({', '.join('?' * len(values))})", values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rating SET value = 6",
        "UPDATE rating SET value = 0",
        "UPDATE decision SET verdict = 'perhaps'",
        "UPDATE source SET kind = 'leaflet'",
        "UPDATE talk SET schedule_status = 'planned'",
        "UPDATE talk SET title = NULL",
        "UPDATE report SET position = 'first'",
        "UPDATE report SET talk_id = 'nothing'",
        "UPDATE source SET sha256 = 'nothing'",
    ],
)
def test_values_out_of_range_are_refused(filled: Library, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection_of(filled).execute(statement)


def test_the_schema_has_a_number(library: Library) -> None:
    assert connection_of(library).execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
