"""What is to be imported: files, the files in folders, and text that was pasted."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from storage.errors import InputError
from storage.intake.plan import ImportFile
from storage.messages import Message

AUTO = "auto"
"""The kind of a file whose layout decides."""

READABLE_SUFFIXES = frozenset(
    {".md", ".markdown", ".txt", ".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json", ".xml", ".ics"}
)
"""What is taken from a folder; a file that is named itself is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A file by its path, or text under a name of its own; nothing of it is read before it is asked for."""

    path: Path
    content: bytes | None = None
    """What was pasted; None for a file."""
    refusal: OSError | None = None
    """Why a folder cannot be looked into."""

    @property
    def name(self) -> str:
        """The base name as Unicode text, whatever bytes the file system gave it."""
        return os.fsencode(self.path.name).decode("utf-8", errors="replace")

    def read(self) -> bytes:
        """Return the bytes; raises InputError where the file is missing or may not be read."""
        if self.content is not None:
            return self.content
        try:
            if self.refusal is not None:
                raise self.refusal
            return self.path.read_bytes()
        except FileNotFoundError as error:
            raise InputError(
                Message("import.file_missing"), where=str(self.path), remedy=Message("import.file_missing_remedy")
            ) from error
        except OSError as error:
            raise InputError(
                Message("import.file_unreadable", {"reason": error.strerror or str(error)}),
                where=str(self.path),
                remedy=Message("import.file_unreadable_remedy"),
            ) from error


def find_sources(paths: Iterable[Path]) -> Iterator[ImportSource]:
    """Yield every file that is named or lies in a folder that is named, and every folder that cannot be looked into."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where the path is too long or out of reach
            yield from _inside(path)
        else:
            yield ImportSource(path)


def list_sources(paths: Iterable[Path]) -> list[ImportSource]:
    """Return what `find_sources` finds; for the worker process, as folders may be large or far away."""
    return list(find_sources(paths))


def read_source(source: ImportSource, kind: str = AUTO) -> ImportFile:
    """Return a file as the readers understand it; raises InputError as `read_document` does.

    A function of a module with plain arguments and results, so that the worker process can do it.
    """
    from storage.importing.registry import read_document  # the readers, which a window that only starts does not need

    data = source.read()
    return ImportFile(source.name, data, read_document(source.name, data, kind))


def _inside(folder: Path) -> list[ImportSource]:
    refused: list[ImportSource] = []

    def note(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):  # a folder that somebody has removed meanwhile
            refused.append(ImportSource(Path(error.filename), refusal=error))

    found: list[ImportSource] = []
    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(ImportSource(Path(parent, name)) for name in names if _is_wanted(name))
    return sorted([*refused, *found], key=lambda source: source.path)


def _is_wanted(name: str) -> bool:
    # "~$" begins the files by which office programs mark a document as open.
    return Path(name).suffix.lower() in READABLE_SUFFIXES and not name.startswith((".", "~$"))
