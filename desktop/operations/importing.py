"""Importing files and folders into the library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.errors import InputError
from storage.importing.registry import read_document
from storage.intake.plan import ImportFile, ImportPlan
from storage.library import Library
from storage.messages import Message

READABLE_SUFFIXES = frozenset(
    {".md", ".markdown", ".txt", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".xml", ".ics"}
)
"""What is taken from a folder; a file that is named itself is read whatever its suffix."""

Progress = Callable[[Message, int, int], None]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: its plan where it could be read, the error where not."""

    path: Path
    kind: str
    plan: ImportPlan | None
    error: InputError | None


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
    for path, refusal in _files(paths):
        try:
            data = _read(path, refusal)
            name = _storable(path.name)
            file = ImportFile(name, data, read_document(name, data, kind))
            plan = library.plan_import(file, conference)
        except InputError as error:
            yield FileReport(path, kind, None, error)
            continue
        if plan.edit is not None and not dry_run:
            message = Message("progress.importing", {"name": name})
            library.apply(plan.edit, analyst, _reporting(progress, message))
            has_written = True
        yield FileReport(path, file.document.kind, plan, None)
    if has_written:
        library.settle_search()


def _reporting(progress: Progress | None, message: Message) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(message, done, total)


def _storable(name: str) -> str:
    """Return a file's name as Unicode text, whatever bytes the file system gave it."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, OSError | None]]:
    """Yield every file that is named or lies in a folder that is named, and every folder that cannot be looked into."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where the path is too long or out of reach
            yield from _inside(path)
        else:
            yield path, None


def _inside(folder: Path) -> list[tuple[Path, OSError | None]]:
    refused: list[tuple[Path, OSError | None]] = []

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # a folder that somebody has removed meanwhile
            refused.append((Path(error.filename), error))

    found: list[tuple[Path, OSError | None]] = []
    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend((Path(parent, name), None) for name in names if _is_wanted(name))
    return sorted([*refused, *found], key=lambda pair: pair[0])


def _is_wanted(name: str) -> bool:
    # "~$" begins the files by which office programs mark a document as open.
    return Path(name).suffix.lower() in READABLE_SUFFIXES and not name.startswith((".", "~$"))


def _read(path: Path, refusal: OSError | None) -> bytes:
    try:
        if refusal is not None:
            raise refusal
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(
            Message("import.file_missing"), where=str(path), remedy=Message("import.file_missing_remedy")
        ) from error
    except OSError as error:
        raise InputError(
            Message("import.file_unreadable", {"reason": error.strerror or str(error)}),
            where=str(path),
            remedy=Message("import.file_unreadable_remedy"),
        ) from error
