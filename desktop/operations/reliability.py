"""Copies of the library, checks and repairs."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.files import explained_writing
from storage.errors import RequestError
from storage.library import Library, read_library
from storage.messages import Message


def back_up(library: Library, target: Path) -> Path:
    """Write a copy of the library to a new file and return it.

    Raises RequestError where there is a file of this name already, or none can be written.
    """
    with explained_writing(target):
        if target.exists():
            raise RequestError(Message("backup.exists"), where=str(target), remedy=Message("backup.exists_remedy"))
        target.parent.mkdir(parents=True, exist_ok=True)
        library.copy_to(target)
    return target


def back_up_file(library_path: Path, target: Path) -> Path:
    """Write a copy of a library, opening it by itself: for the worker process.

    Raises what `back_up` raises, and LibraryError where the library cannot be read.
    """
    with read_library(library_path) as library:
        return back_up(library, target)


def backup_name(library_path: Path, timestamp: str) -> Path:
    """Return the name of a copy made at a moment (ISO 8601): beside the library, with the time in it."""
    moment = timestamp[:19].replace(":", "").replace("-", "").replace("T", "-")
    return library_path.with_name(f"{library_path.stem}-{moment}{library_path.suffix}")
