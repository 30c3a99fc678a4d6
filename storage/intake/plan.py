"""What importing a file would do: decided against the library before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storage.edits import Edit
from storage.importing.parsed import ParsedDocument, ReadingWarning

ImportStatus = Literal["imported", "unchanged", "updated"]


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as it was read: its base name, its bytes and what the readers made of it."""

    name: str
    data: bytes
    document: ParsedDocument


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The edit that imports a file, and what it means in numbers; `edit` is None where nothing would change."""

    status: ImportStatus
    conference: str
    edit: Edit | None
    talks: int = 0
    """Talks that the file names."""
    reports: int = 0
    challenges: int = 0
    sections: int = 0
    new_talks: int = 0
    withdrawn: int = 0
    """Items of the earlier edition that this one no longer has."""
    warnings: tuple[ReadingWarning, ...] = ()
