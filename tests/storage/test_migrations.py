"""Making and upgrading the tables, and libraries of every schema that there ever was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage import library as library_module
from storage import migrations
from storage.database import APPLICATION_ID, connect, connect_in_memory
from storage.edits import Edit, Update
from storage.errors import LibraryError
from storage.history import LaterChangesError
from storage.library import read_library, write_library
from storage.messages import Message
from storage.migrations import SCHEMA_VERSION, UNDO_FLOOR, migrate, schema_version
from tests.storage.samples import FIRST, SECOND, connection_of, everything, kept

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

OLD_LIBRARIES = sorted((Path(__file__).parent.parent / "fixtures").glob("library-schema-*.fieldbrief"))


@pytest.fixture
def next_schema(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return how to make this program know one more migration than it does."""
    real = migrations._migrations

    def add(migrate_on: Callable[[Database], None]) -> None:
        def with_another() -> Migrations:
            known = real()
            known(name="m9999_next")(migrate_on)
            return known

        monkeypatch.setattr(migrations, "_migrations", with_another)
        for module in (migrations, library_module):
            monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)

    return add


def add_column(database: Database) -> None:
    """Migrate on."""
    database.execute("ALTER TABLE tag ADD COLUMN comment TEXT NOT NULL DEFAULT ''")


def fail(database: Database) -> None:
    """Migrate on, and fail."""
    add_column(database)
    raise RuntimeError("cut off")


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with closing(connect(path)) as connection:
        assert schema_version(connection, path) == 0
        migrate(connection, path)
        assert schema_version(connection, path) == SCHEMA_VERSION
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert not connection.in_transaction
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_library_that_is_up_to_date_is_left_alone(path: Path) -> None:
    with closing(connect(path)) as connection:
        before = everything(connection)
        migrate(connection, path)
        assert everything(connection) == before
    assert not list(path.parent.glob("*.before-*"))


def test_a_creation_that_was_cut_off_is_taken_up_again(tmp_path: Path) -> None:
    path = tmp_path / "file"
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with write_library(path, FIRST) as library:
        assert library.talks.all() == []
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")  # the last thing that is written
    with pytest.raises(LibraryError) as refusal, read_library(path):
        pass
    assert refusal.value.what.key == "library.older"
    with write_library(path, FIRST) as library:
        assert library.talks.all() == []


@pytest.mark.parametrize("opened", [read_library, lambda path: write_library(path, FIRST)])
def test_a_newer_library_is_refused_untouched(path: Path, opened: Callable[..., object]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
        connection.execute("PRAGMA journal_mode = DELETE")
    before = path.read_bytes()
    with pytest.raises(LibraryError) as refusal, opened(path):
        pass
    assert refusal.value.what.key == "library.newer"
    assert refusal.value.what.parameters == {"version": 7, "known": SCHEMA_VERSION}
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, 99])
def test_another_programs_database_is_refused_untouched(tmp_path: Path, version: int) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE talk (id TEXT)")
        connection.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    for opened in (read_library(path), write_library(path, FIRST), write_library(path, FIRST, create=True)):
        with pytest.raises(LibraryError) as refusal, opened:
            pass
        assert refusal.value.what.key == "library.not_a_library"
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*-wal"))


def test_an_older_library_is_not_read_before_it_is_upgraded(path: Path, next_schema: Callable[..., None]) -> None:
    next_schema(add_column)
    before = path.read_bytes()
    with pytest.raises(LibraryError) as refusal, read_library(path):
        pass
    assert refusal.value.what.key == "library.older"
    assert path.read_bytes() == before


def test_an_older_library_is_copied_and_upgraded(path: Path, next_schema: Callable[..., None]) -> None:
    with closing(connect(path)) as connection:
        before = kept(connection)
    next_schema(add_column)
    with write_library(path, FIRST) as library:
        assert library.tags.all()
        assert "comment" in everything_named(connection_of(library), "tag")
    with read_library(path) as library:
        assert len(library.talks.all()) == 6
    copy = path.with_name(f"{path.name}.before-{SCHEMA_VERSION + 1}")
    with closing(connect(copy, read_only=True)) as connection:
        assert schema_version(connection, copy) == SCHEMA_VERSION
        assert kept(connection) == before


def everything_named(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return a table's columns."""
    return [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path, next_schema: Callable[..., None]) -> None:
    with closing(connect(path)) as connection:
        before = kept(connection)
    next_schema(fail)
    for _ in range(2):
        with pytest.raises(RuntimeError), write_library(path, FIRST):
            pass
    with closing(connect(path)) as connection:
        assert kept(connection) == before
        assert schema_version(connection, path) == SCHEMA_VERSION


def test_the_first_copy_is_never_written_over(path: Path, next_schema: Callable[..., None]) -> None:
    next_schema(add_column)
    first = path.with_name(f"{path.name}.before-{SCHEMA_VERSION + 1}")
    first.write_bytes(b"the copy of a run that was cut off")
    with write_library(path, FIRST):
        pass
    assert first.read_bytes() == b"the copy of a run that was cut off"
    with closing(connect(first.with_name(f"{first.name}.2"), read_only=True)) as connection:
        assert schema_version(connection, first) == SCHEMA_VERSION


def test_without_a_copy_there_is_no_upgrade(
    path: Path, next_schema: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    next_schema(add_column)
    monkeypatch.setattr(migrations, "copy_library", full)
    with pytest.raises(LibraryError) as refusal, write_library(path, FIRST):
        pass
    assert refusal.value.what.parameters == {"reason": "No space left on device"}
    with closing(connect(path)) as connection:
        assert schema_version(connection, path) == SCHEMA_VERSION


def test_what_this_program_logs_it_can_undo() -> None:
    assert 0 < UNDO_FLOOR <= SCHEMA_VERSION


def test_a_library_in_memory_is_complete() -> None:
    with closing(connect_in_memory()) as connection:
        migrate(connection, Path(":memory:"))
        assert schema_version(connection, Path(":memory:")) == SCHEMA_VERSION


# Libraries that were written by every schema so far, kept for ever


@pytest.fixture(params=OLD_LIBRARIES, ids=lambda found: found.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of an old library."""
    return shutil.copy(request.param, tmp_path / "old.fieldbrief")


def test_there_is_a_library_of_every_schema() -> None:
    assert [found.name for found in OLD_LIBRARIES] == [
        f"library-schema-{version}.fieldbrief" for version in range(1, SCHEMA_VERSION + 1)
    ]
    assert all(found.stat().st_size < 300_000 for found in OLD_LIBRARIES)


def test_a_new_library_has_the_schema_of_the_newest_of_them(tmp_path: Path) -> None:
    # A statement of the schema was changed: libraries out there do not change with it. Write a migration.
    def definitions(opened: Path) -> dict[str, str]:
        with closing(connect(opened)) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
            return {row["name"]: " ".join(row["sql"].split()) for row in rows}

    with write_library(tmp_path / "new.fieldbrief", FIRST, create=True):
        pass
    newest = shutil.copy(OLD_LIBRARIES[-1], tmp_path / "newest.fieldbrief")
    assert definitions(tmp_path / "new.fieldbrief") == definitions(newest)


def test_an_old_library_is_read(old: Path) -> None:
    with write_library(old, FIRST):
        pass  # brings it up to date
    with read_library(old) as library:
        assert library.faults() == []
        assert len(library.talks.all()) == 6
        assert [found.name for found in library.sources.all()] == ["digest.md", "sheet.md", "paper.md"]
        assert len(library.challenges.all()) == len(library.sections.all()) == 2
        assert {found.analyst for found in library.notes.all()} == {FIRST, SECOND}
        assert list(library.tags.by_talk().values()) == [["重点"]]
        assert [link.state for link in library.links.all()] == ["accepted"]
        assert {(found.analyst, found.value) for found in library.ratings.all()} == {(FIRST, 4), (SECOND, 4)}


def test_an_old_library_is_searched(old: Path) -> None:
    with write_library(old, FIRST) as library:
        assert {hit.kind for hit in library.search("近存计算", 20)} == {"note", "challenge"}
        assert {hit.kind for hit in library.search("近存計算", 20)} == {"note", "challenge"}


def test_the_edits_of_an_old_library_are_undone(old: Path) -> None:
    with write_library(old, FIRST) as library:
        first_new = len(library.history.entries())
        for _ in range(4):
            library.history.undo(FIRST)
        assert {found.analyst for found in library.notes.all()} == {SECOND}
        assert library.links.decisions() == []
        for _ in range(4):
            library.history.redo(FIRST)
        assert {found.analyst for found in library.notes.all()} == {FIRST, SECOND}
        assert [link.state for link in library.links.all()] == ["accepted"]
        assert len(library.history.entries()) == first_new + 8


def test_the_imports_of_an_old_library_are_undone(old: Path) -> None:
    # Their rows have columns by now that the log knows nothing of.
    with write_library(old, FIRST) as library:
        before = kept(connection_of(library))
        for analyst, count in ((SECOND, 4), (FIRST, 8)):
            for _ in range(count):
                library.history.undo(analyst)
        after = kept(connection_of(library))
        assert {table for table, rows in after.items() if rows} <= {
            "analyst",
            "conference",
            "business_unit",
            "focus_area",
        }
        for analyst, count in ((FIRST, 8), (SECOND, 4)):
            for _ in range(count):
                library.history.redo(analyst)
        assert kept(connection_of(library)) == before


def test_a_column_that_an_old_import_knew_nothing_of_stands_in_its_way_once_it_is_used(old: Path) -> None:
    with write_library(old, FIRST) as library:
        for analyst, count in ((SECOND, 4), (FIRST, 6)):
            for _ in range(count):
                library.history.undo(analyst)
        challenge = library.challenges.all()[0]
        archive = Edit(Message("history.note"), (Update("challenge", challenge.id, {"archived": 1}),))
        library.apply(archive, SECOND)
        with pytest.raises(LaterChangesError) as refusal:
            library.history.undo(FIRST)
        assert [found.analyst for found in refusal.value.later] == [SECOND]
        library.history.undo(SECOND)
        library.history.undo(FIRST)
        assert library.challenges.all() == []
