"""Records of what hangs on a talk: the statements of documents, and how many marks there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document states of a talk: a digest's report or a programme's event, as a list shows it."""

    table: Literal["report", "programme_event"]
    id: str
    source: str
    """The document's file name."""
    title: str
    other_titles: tuple[str, ...] = ()
    code: str = ""
    start: str = ""
    room: str = ""
    beginning: str = ""
    """How its text begins."""
    withdrawn: bool = False
    marks: int = 0
    """Highlights, notes on these, and revisions: they go where the statement goes."""

    @property
    def key(self) -> tuple[str, str]:
        """Its table and its key there, which together name it."""
        return self.table, self.id


@dataclass(frozen=True, slots=True)
class MarkCounts:
    """How many marks of each kind lie on a talk and its reports, all analysts' together."""

    tags: int = 0
    notes: int = 0
    highlights: int = 0
    ratings: int = 0
    decisions: int = 0
    revisions: int = 0
    attachments: int = 0
    amendments: int = 0
