"""The library: one SQLite file that holds everything, opened, read through repositories, changed by edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from storage import backup, derived
from storage.database import (
    connect,
    connect_in_memory,
    explained,
    put_into_file,
    transaction,
    unreadable,
    use_write_ahead_log,
)
from storage.derived import DerivedState
from storage.edits import ChangeSet, Edit
from storage.errors import LibraryError
from storage.history import History
from storage.intake.intake import plan_import
from storage.intake.plan import ImportFile, ImportPlan
from storage.lock import WAIT_SECONDS, WriterLock
from storage.messages import Message
from storage.migrations import SCHEMA_VERSION, migrate, schema_version
from storage.records import SearchHit, Suggestion
from storage.repositories.challenges import ChallengeRepository
from storage.repositories.conferences import ConferenceRepository, SourceRepository
from storage.repositories.links import LinkRepository
from storage.repositories.marks import (
    AttachmentRepository,
    HighlightRepository,
    NoteRepository,
    RatingRepository,
    RevisionRepository,
    TagRepository,
    TopicRepository,
)
from storage.repositories.sections import SectionRepository
from storage.repositories.talks import ReportRepository, TalkRepository
from storage.search import Search
from storage.search_index import merge_segments
from storage.writer import Clock, Progress, Writer, utc_now


class Library:
    """One open library; get one from `read_library` or `write_library`."""

    def __init__(self, connection: sqlite3.Connection, now: Clock = utc_now) -> None:
        self._connection = connection
        self._now = now
        self._writer = Writer(connection, now)
        self._search = Search(connection)
        self.conferences = ConferenceRepository(connection)
        self.sources = SourceRepository(connection)
        self.talks = TalkRepository(connection)
        self.reports = ReportRepository(connection)
        self.challenges = ChallengeRepository(connection)
        self.sections = SectionRepository(connection)
        self.links = LinkRepository(connection)
        self.tags = TagRepository(connection)
        self.highlights = HighlightRepository(connection)
        self.notes = NoteRepository(connection)
        self.ratings = RatingRepository(connection)
        self.revisions = RevisionRepository(connection)
        self.attachments = AttachmentRepository(connection)
        self.topics = TopicRepository(connection)
        self.history = History(connection, self._writer)

    def timestamp(self) -> str:
        """Return the present moment as the library writes it: ISO 8601 in UTC, milliseconds."""
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    def apply(self, edit: Edit, analyst: str, progress: Progress | None = None) -> ChangeSet | None:
        """Apply an edit in the analyst's name and return what it changed, or None where it changes nothing."""
        return self._writer.apply(edit, analyst, progress)

    def plan_import(self, file: ImportFile, conference: str) -> ImportPlan:
        """Return what importing a file would change; nothing is written."""
        return plan_import(self._connection, file, conference, self.timestamp())

    def search(self, query: str, limit: int) -> list[SearchHit]:
        """Return the best `limit` fields that answer a query, best first."""
        return self._search.find(query, limit)

    def settle_search(self) -> None:
        """Merge what imports left of the search index in pieces, in short transactions: searches are fastest then."""
        more = True
        while more:
            with transaction(self._connection):
                more = merge_segments(self._connection)

    def suggestion_state(self) -> DerivedState | None:
        """Return what the stored suggestions were made from, or None where linking never ran."""
        return derived.derived_state(self._connection, "suggestion")

    def replace_suggestions(self, suggestions: Iterable[Suggestion], state: DerivedState) -> None:
        """Replace all suggestions; decisions stay."""
        rows = (derived.suggestion_row(suggestion) for suggestion in suggestions)
        derived.replace_derived(self._connection, "suggestion", state, rows)

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the library to another file."""
        backup.copy_library(self._connection, target)

    def faults(self) -> list[Message]:
        """Return what is wrong with the library; nothing where it is whole."""
        return backup.check_library(self._connection)

    def repair(self) -> int:
        """Take back cut-off imports and rebuild every index; return the number of imports taken back."""
        taken_back = self._writer.take_back_unfinished()
        self._connection.execute("REINDEX")
        with transaction(self._connection):
            self._search.rebuild()
        return taken_back


@contextmanager
def read_library(path: Path) -> Iterator[Library]:
    """Open an existing library for reading; others may write meanwhile.

    Raises LibraryError where there is none, or where it is damaged, locked, no library, or of another version.
    """
    if not _is_file(path):
        raise _missing(path)
    with explained(path):
        connection = connect(path, read_only=True)
        try:
            _refuse_older(connection, path)
            yield Library(connection)
        finally:
            connection.close()


@contextmanager
def write_library(
    path: Path, analyst: str, *, create: bool = False, wait_seconds: float = WAIT_SECONDS, now: Clock = utc_now
) -> Iterator[Library]:
    """Open a library for writing, alone; make it where there is none and `create` is said.

    An import that was cut off is taken back first. Raises LibraryError as `read_library` does, and where another
    process is writing.
    """
    if create:
        _make_folder(path)
    elif not _is_file(path):
        raise _missing(path)
    with explained(path), WriterLock(path, analyst, wait_seconds):
        connection = connect(path)
        try:
            schema_version(connection, path)  # refuses what is no library before a byte of it is changed
            use_write_ahead_log(connection)
            migrate(connection, path)
            library = Library(connection, now)
            Writer(connection, now).take_back_unfinished()
            yield library
            put_into_file(connection)
        finally:
            connection.close()


@contextmanager
def scratch_library(now: Clock = utc_now) -> Iterator[Library]:
    """Open an empty library in memory, for planning what an import into a new one would do."""
    connection = connect_in_memory()
    try:
        migrate(connection, Path(":memory:"))
        yield Library(connection, now)
    finally:
        connection.close()


def _refuse_older(connection: sqlite3.Connection, path: Path) -> None:
    if schema_version(connection, path) == SCHEMA_VERSION:
        return
    if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None:  # an empty file
        raise _missing(path)
    raise LibraryError(Message("library.older"), where=str(path), remedy=Message("library.older_remedy"))


def _missing(path: Path) -> LibraryError:
    return LibraryError(Message("library.missing"), where=str(path), remedy=Message("library.missing_remedy"))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:  # a folder that may not be entered, a name that is too long
        raise unreadable(path, error) from error


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unreadable(path, error) from error
