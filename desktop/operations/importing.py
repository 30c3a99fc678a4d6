"""Importing files and folders into the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from desktop.operations.import_sources import ImportSource, find_sources, read_source
from desktop.operations.import_steps import FileReport, import_steps
from storage.errors import InputError
from storage.intake.plan import ImportFile
from storage.library import Library
from storage.messages import Message
from storage.slices import run_through

Progress = Callable[[Message, int, int], None]


def import_files(
    library: Library,
    paths: Iterable[Path],
    *,
    analyst: str,
    conference: str = "",
    kind: str = "auto",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Iterator[FileReport]:
    """Import files, and those in folders, one change set each, and yield what became of each; one failing stops none.

    With `dry_run` nothing is written, so that each file is planned against the library as it is.
    """
    has_written = False
    for source in find_sources(paths):
        try:
            file = read_source(source, kind)
        except InputError as error:
            yield FileReport(source.path, kind, None, error)
            continue
        if dry_run:
            yield FileReport(source.path, file.document.kind, library.plan_import(file, conference), None)
            continue
        report = _import(library, source, file, conference, analyst, progress)
        has_written = has_written or report.change_set is not None
        yield report
    if has_written:
        library.settle_search()


def _import(
    library: Library, source: ImportSource, file: ImportFile, conference: str, analyst: str, progress: Progress | None
) -> FileReport:
    """Import one file; an exception of `progress` takes back what was written, unless that was all of it."""
    message = Message("progress.importing", {"name": source.name})
    tell = None if progress is None else lambda step: progress(message, *step)
    report = run_through(import_steps(library, source.path, file, conference, analyst), tell)
    if progress is not None and report.plan is not None and report.plan.edit is not None:
        changes = len(report.plan.edit.changes)
        progress(message, changes, changes)
    return report
