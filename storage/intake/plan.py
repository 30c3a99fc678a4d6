"""What importing a file would do: decided against the library before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storage.edits import Edit
from storage.importing.parsed import ParsedDocument, ReadingWarning

ImportStatus = Literal["imported", "unchanged", "updated"]
PlannedKind = Literal["talk", "challenge", "section"]
ItemState = Literal["new", "joins", "changed", "unchanged", "withdrawn"]
JoinedBy = Literal["", "code", "guid", "title"]


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file as it was read: its base name, its bytes and what the readers made of it."""

    name: str
    data: bytes
    document: ParsedDocument


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """What becomes of one item of a file: of what is said about a talk, of a challenge, or of a section."""

    kind: PlannedKind
    state: ItemState
    title: str
    """A talk's or a section's title, a challenge's text."""
    label: str = ""
    """A talk's session code, or the number of a challenge or a section."""
    group: tuple[str, ...] = ()
    """A talk's track and sub-track, a challenge's business unit and focus area, or the headings above a section."""
    line: int = 0
    """Where the file has it, 0 where it has no lines or the item is withdrawn."""
    joins: str = ""
    """The title of the talk that it is about, where that is known already."""
    by: JoinedBy = ""
    """The name by which that talk is known."""
    merges: tuple[str, ...] = ()
    """Titles of the talks that become one with it."""
    changed: tuple[str, ...] = ()
    """The columns in which it says something else than the earlier edition."""


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
    items: tuple[PlannedItem, ...] = ()
    """Each item of the file in its order, then the withdrawn ones; only where the details were asked for."""
