"""The library: one SQLite file that holds everything, opened, read through repositories, changed by edits."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC
from pathlib import Path

from storage import backup, derived, moments
from storage.database import (
    connect,
    connect_in_memory,
    explained,
    put_into_file,
    transaction,
    unreadable,
    use_write_ahead_log,
)
from storage.derived import DerivedState, Replacement
from storage.edits import ChangeSet, Delete, Edit
from storage.errors import LibraryError
from storage.history import History
from storage.intake.draft import Draft
from storage.intake.plan import ImportFile, ImportPlan
from storage.lock import WAIT_SECONDS, WriterLock
from storage.messages import Message
from storage.migrations import SCHEMA_VERSION, migrate, schema_version
from storage.moments import Moment
from storage.records import SearchHit, Suggestion
from storage.repositories.challenges import BusinessUnitRepository, ChallengeRepository, FocusAreaRepository
from storage.repositories.changes import ChangeRepository
from storage.repositories.conferences import ConferenceRepository, SourceRepository
from storage.repositories.joins import JoinRepository
from storage.repositories.links import LinkRepository
from storage.repositories.marks import (
    AttachmentRepository,
    EvidenceRepository,
    HighlightRepository,
    NoteRepository,
    RatingRepository,
    RevisionRepository,
    TopicRepository,
)
from storage.repositories.saved_views import SavedViewRepository
from storage.repositories.sections import SectionRepository
from storage.repositories.tags import TagRepository
from storage.repositories.talk_history import TalkHistoryRepository
from storage.repositories.talk_list import TalkListRepository
from storage.repositories.talks import ReportRepository, TalkRepository
from storage.repositories.touched_talks import TouchedTalksRepository
from storage.schema import KEPT
from storage.search import Search
from storage.search_index import merge_segments
from storage.slices import run_through
from storage.writer import Applied, Clock, Progress, Writer, utc_now


class Library:
    """One open library; get one from `read_library` or `write_library`."""

    def __init__(self, connection: sqlite3.Connection, now: Clock = utc_now, applied: Applied | None = None) -> None:
        self._connection = connection
        self._now = now
        self._writer = Writer(connection, now, applied)
        self._search = Search(connection)
        self.conferences = ConferenceRepository(connection)
        self.sources = SourceRepository(connection)
        self.talks = TalkRepository(connection)
        self.talk_list = TalkListRepository(connection)
        self.touched_talks = TouchedTalksRepository(connection)
        self.saved_views = SavedViewRepository(connection)
        self.joins = JoinRepository(connection)
        self.reports = ReportRepository(connection)
        self.business_units = BusinessUnitRepository(connection)
        self.focus_areas = FocusAreaRepository(connection)
        self.challenges = ChallengeRepository(connection)
        self.sections = SectionRepository(connection)
        self.links = LinkRepository(connection)
        self.tags = TagRepository(connection)
        self.highlights = HighlightRepository(connection)
        self.evidence = EvidenceRepository(connection)
        self.notes = NoteRepository(connection)
        self.ratings = RatingRepository(connection)
        self.revisions = RevisionRepository(connection)
        self.attachments = AttachmentRepository(connection)
        self.topics = TopicRepository(connection)
        self.history = History(connection, self._writer)
        self.changes = ChangeRepository(connection)
        self.talk_history = TalkHistoryRepository(connection)

    def timestamp(self) -> str:
        """Return the present moment as the library writes it: ISO 8601 in UTC, milliseconds."""
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")

    def apply(self, edit: Edit, analyst: str, progress: Progress | None = None) -> ChangeSet | None:
        """Apply an edit in the analyst's name and return what it changed, or None where it changes nothing."""
        return self._writer.apply(edit, analyst, progress)

    def slices(self, edit: Edit, analyst: str) -> Generator[int, None, ChangeSet | None]:
        """Apply an edit in short transactions, yielding after each but the last how many of its changes are written.

        Others' edits may be applied between two of them. Whatever stops it before it returns, closing it included,
        takes back what was written.
        """
        return self._writer.slices(edit, analyst)

    def take_back_later(self) -> None:
        """Leave it to `taking_back_slices` to take back what is stopped from now on, so that edits get in between."""
        self._writer.take_back_later()

    def taking_back_slices(self) -> Generator[int, None, None]:
        """Take back what was stopped in short transactions, yielding after each how many changes are left at most.

        Nothing is left to do where nothing was stopped. What is not done when the library is closed, opening it does.
        """
        return self._writer.taking_back_slices()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read in the block be of one moment, whatever others write meanwhile; for reading only."""
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:  # a read error may have ended it already
                self._connection.execute("ROLLBACK")

    def draft(self) -> Draft:
        """Return an empty draft over the library's rows, for putting together an edit of many of them."""
        return Draft(self._connection)

    def plan_import(self, file: ImportFile, conference: str, *, detailed: bool = False) -> ImportPlan:
        """Return what importing a file would change, item by item where the details are asked for; writes nothing."""
        from storage.intake.intake import plan_import  # which few readers of a library need, and takes long to import

        return plan_import(self._connection, file, conference, self.timestamp(), detailed=detailed)

    def moment(self) -> Moment:
        """Return where the edit log stands, to ask later whether a plan still holds."""
        return moments.moment(self._connection)

    def holds(self, plan: ImportPlan, since: Moment) -> bool:
        """Return whether a plan of that moment is what planning the same file now would give."""
        from storage.intake.intake import INTAKE_READS

        merges = plan.edit is not None and any(isinstance(change, Delete) for change in plan.edit.changes)
        return moments.stands(self._connection, since, KEPT if merges else INTAKE_READS)

    def search(self, query: str, limit: int) -> list[SearchHit]:
        """Return the best `limit` fields that answer a query, best first."""
        return self._search.find(query, limit)

    def settle_search(self) -> None:
        """Merge what imports left of the search index in pieces, in short transactions: searches are fastest then."""
        run_through(self.settling_slices())

    def settling_slices(self) -> Generator[None, None, None]:
        """Do what `settle_search` does, yielding between its transactions; stopped early, it has done a part."""
        more = True
        while more:
            with transaction(self._connection):
                more = merge_segments(self._connection)
            if more:
                yield

    def suggestion_state(self) -> DerivedState | None:
        """Return what the stored suggestions were made from, or None where linking never ran."""
        return derived.derived_state(self._connection, "suggestion")

    def suggestion_replacement(self, suggestions: Iterable[Suggestion], state: DerivedState) -> Replacement:
        """Return what must be written so that these suggestions take the place of the stored ones; writes nothing."""
        rows = (derived.suggestion_row(suggestion) for suggestion in suggestions)
        return derived.replacement(self._connection, "suggestion", state, rows)

    def replacing_slices(
        self, replacement: Replacement, since: Moment | None = None, tables: Collection[str] = ()
    ) -> Generator[int, None, bool]:
        """Replace derived rows in short transactions, yielding how many are written; decisions stay.

        Returns False, with the rows marked as out of date, where some of `tables` have changed `since` that moment.
        """

        def is_current() -> bool:
            return since is None or moments.stands(self._connection, since, tables)

        return derived.replacing_slices(self._connection, replacement, is_current)

    def replace_suggestions(self, suggestions: Iterable[Suggestion], state: DerivedState) -> None:
        """Replace all suggestions; decisions stay."""
        run_through(self.replacing_slices(self.suggestion_replacement(suggestions, state)))

    def changed_since(self, since: Moment, tables: Collection[str]) -> bool:
        """Return whether rows of these kept tables have changed since a moment."""
        return not moments.stands(self._connection, since, tables)

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of the library to another file."""
        backup.copy_library(self._connection, target)

    def copy_into(self, target: sqlite3.Connection) -> None:
        """Copy the library over all that another database holds."""
        self._connection.backup(target)

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
    path: Path,
    analyst: str,
    *,
    create: bool = False,
    wait_seconds: float = WAIT_SECONDS,
    now: Clock = utc_now,
    applied: Applied | None = None,
) -> Iterator[Library]:
    """Open a library for writing, alone; make it where there is none and `create` is said.

    `applied` is told every change set, from the writing thread, as soon as it is in the file.
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
            library = Library(connection, now, applied)
            Writer(connection, now).take_back_unfinished()
            yield library
            put_into_file(connection)
        finally:
            connection.close()


def explained_use(path: Path) -> AbstractContextManager[None]:
    """Turn SQLite's errors about the file into a LibraryError while an open library is used, as opening it does."""
    return explained(path)


@contextmanager
def scratch_library(now: Clock = utc_now) -> Iterator[Library]:
    """Open an empty library in memory, for planning what an import into a new one would do."""
    connection = connect_in_memory()
    try:
        migrate(connection, Path(":memory:"))
        yield Library(connection, now)
    finally:
        connection.close()


@contextmanager
def scratch_copy(path: Path, now: Clock = utc_now) -> Iterator[Library]:
    """Open a copy of a library in memory, for planning imports one upon the other; nothing of it is ever kept.

    Takes about a tenth of a second and as much memory as the file for every 50 MB. Raises LibraryError as
    `read_library` does.
    """
    connection = connect_in_memory()
    try:
        with read_library(path) as library:
            library.copy_into(connection)
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
