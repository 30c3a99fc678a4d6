"""Kept rows by table name and key."""

from __future__ import annotations

import sqlite3

import pytest

from storage.library import Library
from storage.rows import Rows
from storage.schema import KEPT
from tests.storage.samples import connection_of


@pytest.fixture
def rows(library: Library) -> Rows:
    """Return the rows of an empty library."""
    return Rows(connection_of(library))


@pytest.mark.parametrize(
    "table",
    [
        "change_set",
        "change",
        "content",
        "suggestion",
        "derived_state",
        "search",
        "search_data",
        "_sqlite_migrations",
        "sqlite_master",
        "nothing",
        "talk; DROP TABLE talk",
        "",
    ],
)
def test_only_kept_tables_can_be_touched(rows: Rows, table: str) -> None:
    for touch in (
        lambda: rows.columns(table),
        lambda: rows.get(table, "x"),
        lambda: rows.insert(table, {"id": "x"}),
        lambda: rows.update(table, "x", {"id": "x"}),
        lambda: rows.delete(table, "x"),
    ):
        with pytest.raises(KeyError):
            touch()


def test_every_kept_table_is_known(rows: Rows) -> None:
    assert all(rows.columns(table)[0] == "id" for table in KEPT)


@pytest.mark.parametrize("column", ["nothing", "name = 'x', colour", '"', "rowid"])
def test_only_real_columns_can_be_written(rows: Rows, column: str) -> None:
    with pytest.raises(KeyError, match="tag has no column"):
        rows.insert("tag", {"id": "t", "name": "x", column: "y"})
    with pytest.raises(KeyError, match="tag has no column"):
        rows.update("tag", "t", {column: "y"})


def test_a_row_comes_back_with_its_defaults(rows: Rows) -> None:
    rows.insert("tag", {"id": "t", "name": "重点"})
    assert rows.get("tag", "t") == {"id": "t", "name": "重点", "parent_id": None, "colour": "", "shortcut": ""}


def test_a_column_named_like_a_keyword_is_written(filled: Library) -> None:
    rows = Rows(connection_of(filled))
    talk = filled.talks.all()[0].id
    rows.update("talk", talk, {"end": "2026-03-16T10:00:00+08:00"})
    assert (rows.get("talk", talk) or {})["end"] == "2026-03-16T10:00:00+08:00"


def test_a_deleted_row_is_gone(rows: Rows) -> None:
    rows.insert("tag", {"id": "t", "name": "重点"})
    rows.delete("tag", "t")
    assert rows.get("tag", "t") is None


def test_a_value_of_the_wrong_type_is_refused(rows: Rows) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        rows.insert("conference", {"id": "c", "name": "x", "archived": "perhaps"})


def test_children_are_all_rows_that_refer_to_a_row(filled: Library) -> None:
    rows = Rows(connection_of(filled))
    tagged = connection_of(filled).execute("SELECT talk_id FROM tagging").fetchone()[0]
    tables = {table for table, _ in rows.children("talk", tagged)}
    assert tables == {"talk_alias", "report", "tagging", "note", "rating", "decision"}
    assert rows.children("note", filled.notes.all()[0].id) == []


def test_derived_rows_are_no_children(filled: Library) -> None:
    connection = connection_of(filled)
    talk, challenge = filled.talks.all()[-1].id, filled.challenges.all()[0].id
    connection.execute(
        "INSERT INTO suggestion (id, score, receipt, talk_id, challenge_id) VALUES ('s', 1.0, '{}', ?, ?)",
        (talk, challenge),
    )
    assert "suggestion" not in {table for table, _ in Rows(connection).children("talk", talk)}


def test_parents_are_the_rows_that_a_row_refers_to(filled: Library) -> None:
    rows = Rows(connection_of(filled))
    report = filled.reports.all()[0]
    row = rows.get("report", report.id)
    assert row is not None
    assert set(rows.parents("report", row)) == {("talk", report.talk_id), ("source", report.source_id)}
    assert rows.parents("report", {"talk_id": report.talk_id}) == [("talk", report.talk_id)]
    assert rows.parents("tag", {"id": "t", "parent_id": None}) == []
