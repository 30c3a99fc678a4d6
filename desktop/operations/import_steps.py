"""One file into the library, in steps between which others may write."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.operations.import_sources import AUTO, ImportSource, read_source
from storage.edits import ChangeSet
from storage.errors import InputError
from storage.intake.plan import ImportFile, ImportPlan
from storage.library import Library, read_library
from storage.moments import Moment


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: its plan where it could be read, the error where not."""

    path: Path
    kind: str
    plan: ImportPlan | None
    error: InputError | None
    change_set: ChangeSet | None = None
    """What was written; None where nothing was."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that was read and planned beforehand, and the moment of the library at which that was."""

    source: ImportSource
    file: ImportFile
    conference: str
    plan: ImportPlan
    since: Moment


def plan_file(library_path: Path, source: ImportSource, kind: str = AUTO, conference: str = "") -> PlannedFile:
    """Read a file and plan its import, without writing; for the worker process, as both take their time.

    Raises InputError for a file that cannot be read, and LibraryError as `read_library` does.
    """
    file = read_source(source, kind)
    with read_library(library_path) as library, library.snapshot():
        return PlannedFile(source, file, conference, library.plan_import(file, conference), library.moment())


def planned_steps(library: Library, planned: PlannedFile, analyst: str) -> Generator[tuple[int, int], None, FileReport]:
    """Import a file that was planned beforehand; where the library is another since, it is planned again."""
    is_current = library.holds(planned.plan, planned.since)
    plan = planned.plan if is_current else library.plan_import(planned.file, planned.conference)
    return (yield from _writing_steps(library, planned.source.path, planned.file, plan, analyst))


def import_steps(
    library: Library, path: Path, file: ImportFile, conference: str, analyst: str
) -> Generator[tuple[int, int], None, FileReport]:
    """Plan the import of a file and do it, yielding (done, total) rows between short transactions.

    Stopped early, it takes back what it wrote. `settling_steps` are due after the last of several files.
    """
    plan = library.plan_import(file, conference)
    return (yield from _writing_steps(library, path, file, plan, analyst))


def settling_steps(library: Library) -> Generator[tuple[int, int], None, None]:
    """Make searches as fast as before an import; nothing is lost where that is stopped early."""
    for _ in library.settling_slices():
        yield 0, 0


def _writing_steps(
    library: Library, path: Path, file: ImportFile, plan: ImportPlan, analyst: str
) -> Generator[tuple[int, int], None, FileReport]:
    change_set: ChangeSet | None = None
    if plan.edit is not None:
        total = len(plan.edit.changes)
        with closing(library.slices(plan.edit, analyst)) as slices:
            while True:
                try:
                    done = next(slices)
                except StopIteration as end:
                    change_set = end.value
                    break
                yield done, total
    return FileReport(path, file.document.kind, plan, None, change_set)
