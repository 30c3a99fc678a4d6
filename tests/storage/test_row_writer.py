"""Single changes: what the log keeps of them, and the search index in step with them."""

from __future__ import annotations

import sqlite3

import pytest

from storage.change_log import LoggedChange
from storage.database import transaction
from storage.edits import Delete, Insert, Update, content_hash, row_digest
from storage.library import Library
from storage.row_writer import RowWriter, analyst_id
from tests.storage.samples import connection_of

TAG = {"id": "t", "name": "重点", "parent_id": None, "colour": "", "shortcut": ""}


@pytest.fixture
def connection(library: Library) -> sqlite3.Connection:
    """Return an empty library's connection."""
    return connection_of(library)


@pytest.fixture
def writer(connection: sqlite3.Connection) -> RowWriter:
    """Return the writer of rows."""
    return RowWriter(connection)


def test_an_insert_leaves_a_digest_and_no_image(writer: RowWriter) -> None:
    logged = writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    assert logged == LoggedChange("tag", "t", "insert", {}, {}, row_digest(TAG))


def test_an_update_leaves_the_changed_columns_alone(writer: RowWriter) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    logged = writer.write(Update("tag", "t", {"name": "次要", "colour": "", "shortcut": "1"}))
    before, after = {"name": "重点", "shortcut": ""}, {"name": "次要", "shortcut": "1"}
    assert logged == LoggedChange("tag", "t", "update", before, after, "")


def test_a_delete_leaves_the_whole_row(writer: RowWriter) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    assert writer.write(Delete("tag", "t")) == LoggedChange("tag", "t", "delete", TAG, {}, "")


def test_an_update_to_what_is_there_already_is_none(writer: RowWriter, connection: sqlite3.Connection) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    same = Update("tag", "t", {"name": "重点", "parent_id": None})
    before = connection.total_changes
    assert writer.changes_nothing(same)
    assert writer.write(same) is None
    assert connection.total_changes == before


@pytest.mark.parametrize("change", [Update("tag", "t", {"name": "x"}), Delete("tag", "t")])
def test_a_row_that_is_not_there_cannot_be_changed(writer: RowWriter, change: Update | Delete) -> None:
    with pytest.raises(KeyError, match="tag has no row t"):
        writer.write(change)


def test_what_would_change_something_is_told_from_what_would_not(writer: RowWriter) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    assert not writer.changes_nothing(Insert("tag", {"id": "u", "name": "重点"}))
    assert not writer.changes_nothing(Delete("tag", "t"))
    assert not writer.changes_nothing(Update("tag", "t", {"name": "x"}))
    with pytest.raises(KeyError):
        writer.changes_nothing(Update("tag", "nothing", {"name": "x"}))


def test_a_second_row_of_one_key_is_refused(writer: RowWriter) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    with pytest.raises(sqlite3.IntegrityError):
        writer.write(Insert("tag", {"id": "t", "name": "重点"}))


def test_files_are_kept_once_under_their_hash(writer: RowWriter, connection: sqlite3.Connection) -> None:
    writer.keep((b"one", b"two", b"one"))
    writer.keep((b"two",))
    rows = connection.execute("SELECT sha256, size, data FROM content ORDER BY data").fetchall()
    assert [tuple(row) for row in rows] == [(content_hash(b"one"), 3, b"one"), (content_hash(b"two"), 3, b"two")]


def test_an_analyst_is_known_once(writer: RowWriter, connection: sqlite3.Connection) -> None:
    for _ in range(2):
        writer.know("讲者甲")
    rows = connection.execute("SELECT id, name FROM analyst").fetchall()
    assert [tuple(row) for row in rows] == [(analyst_id("讲者甲"), "讲者甲")]


def test_what_was_written_is_searched_once_it_is_indexed(writer: RowWriter, library: Library) -> None:
    connection = connection_of(library)
    writer.write(Insert("conference", {"id": "c", "name": ""}))
    writer.write(Insert("talk", {"id": "t", "conference_id": "c", "title": "近存计算"}))
    assert writer.unindexed > 0
    assert not library.search("近存", 5)
    with transaction(connection):
        writer.index()
    assert writer.unindexed == 0
    assert [hit.id for hit in library.search("近存", 5)] == ["t"]


def test_what_was_forgotten_is_not_indexed(writer: RowWriter, library: Library) -> None:
    connection = connection_of(library)
    writer.write(Insert("conference", {"id": "c", "name": ""}))
    writer.write(Insert("talk", {"id": "t", "conference_id": "c", "title": "近存计算"}))
    writer.forget()
    assert writer.unindexed == 0
    writer.index()
    assert not connection.execute("SELECT * FROM search_document").fetchall()


def test_tables_that_are_not_searched_leave_nothing_to_index(writer: RowWriter) -> None:
    writer.write(Insert("tag", {"id": "t", "name": "重点"}))
    assert writer.unindexed == 0


def test_analysts_are_told_apart_by_their_exact_names() -> None:
    assert len({analyst_id(name) for name in ("Analyst 01", "analyst 01", "Analyst 1", "")}) == 4
