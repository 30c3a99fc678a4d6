"""One talk with everything that is known and was said of it, in one snapshot: what the reader shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from storage.messages import Message
from storage.records import (
    Author,
    Challenge,
    Decision,
    Highlight,
    LinkState,
    Note,
    Rating,
    Revision,
    SourceKind,
    Tag,
    Talk,
    TalkStatus,
)

ABSTRACT = "abstract"
"""The name of a talk's own text, as highlights and spans name it."""


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A highlight with what hangs on it, and the characters of the shown text of its field that it covers now."""

    highlight: Highlight
    notes: tuple[Note, ...] = ()
    evidence: tuple[str, ...] = ()
    """The challenges that it is evidence for, each as business unit, focus area and number."""
    field: str = ""
    start: int = 0
    end: int = 0
    is_exact: bool = True
    """Whether the passage has kept its words; otherwise it was found by its likeness."""

    @property
    def is_placed(self) -> bool:
        """Whether the passage was found in the text that is shown."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class PartText:
    """One text of a talk or of a report: what the document says, and the analyst's version of it where there is one."""

    name: str
    """`abstract`, `facts`, `insight`, `takeaways` or `other_parts.N`."""
    label: str
    """What the document calls a part that the library has no word for, else empty."""
    original: str
    revision: Revision | None = None
    """The asking analyst's own version."""
    other_revisions: tuple[Revision, ...] = ()
    passages: tuple[MarkedPassage, ...] = ()

    @property
    def text(self) -> str:
        """What is shown, and what the offsets of passages count in."""
        return self.original if self.revision is None else self.revision.text


@dataclass(frozen=True, slots=True)
class ReportDetail:
    """What one source says of the talk; `start` and `end` are offsets in the source's text."""

    id: str
    source_id: str
    source: str
    authors: tuple[Author, ...]
    topics: tuple[str, ...]
    parts: tuple[PartText, ...]
    withdrawn: bool = False
    is_own: bool = False
    """Whether the asking analyst wrote it in the library."""
    is_hand_written: bool = False
    """Whether some analyst did, so that there is no document behind it."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class DocumentPlace:
    """A document that speaks of the talk, and where: a report by its offsets, a programme's event by what names it."""

    source_id: str
    name: str
    kind: SourceKind
    report_id: str = ""
    start: int = 0
    end: int = 0
    needles: tuple[str, ...] = ()
    """What the event is found by in the programme's text, the surest first."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a document with the place that speaks of the talk; both offsets are 0 where it was not found."""

    place: DocumentPlace
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a passage; `is_term` where it is a term that both sides share."""

    text: str
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class PassageDetail:
    """A pair of passages of a receipt; field and offsets are where the item's passage stands in what is shown."""

    item: tuple[Run, ...]
    challenge: tuple[Run, ...]
    score: float
    report_id: str = ""
    field: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class LinkDetail:
    """A link of the talk with its receipt; decisions are all analysts', the newest, which counts, last."""

    id: str
    challenge: Challenge
    score: float
    state: LinkState
    decisions: tuple[Decision, ...]
    passages: tuple[PassageDetail, ...]
    terms: tuple[str, ...]
    topics: tuple[str, ...]
    parts: dict[str, float]

    @property
    def decision(self) -> Decision | None:
        """The decision that counts."""
        return self.decisions[-1] if self.decisions else None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change that touched the talk."""

    seq: int
    kind: Literal["edit", "import", "undo", "redo"]
    analyst: str
    made_at: str
    message: Message
    undone: bool = False


@dataclass(frozen=True, slots=True)
class TalkDetail:
    """One talk as one analyst reads it."""

    talk: Talk
    conference: str
    status: TalkStatus
    abstract: PartText
    reports: tuple[ReportDetail, ...]
    tags: tuple[Tag, ...] = ()
    rating: int = 0
    """The asking analyst's own stars, 0 without."""
    other_ratings: tuple[Rating, ...] = ()
    notes: tuple[Note, ...] = ()
    """Notes on the talk itself; those on highlights hang on these."""
    unplaced: tuple[MarkedPassage, ...] = ()
    """Highlights whose passage is not in the text that is shown."""
    links: tuple[LinkDetail, ...] = ()
    documents: tuple[DocumentPlace, ...] = ()
    warnings: tuple[Message, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    """Newest first."""
    challenges: tuple[Challenge, ...] = ()
    """All that a passage can be evidence for."""
    row_ids: frozenset[str] = frozenset()
    """The keys of the rows that it was made of: a change of one of them makes it out of date."""

    @property
    def own_report(self) -> ReportDetail | None:
        """The report that the asking analyst wrote, if they did."""
        return next((report for report in self.reports if report.is_own), None)

    def texts(self) -> Iterator[tuple[str, PartText]]:
        """Yield every text with the id of its report ("" for the talk's own), in the order of reading."""
        yield "", self.abstract
        for report in self.reports:
            for part in report.parts:
                yield report.id, part

    def passages(self) -> tuple[MarkedPassage, ...]:
        """Return every highlight: those in place in the order of reading, then those without one."""
        return (*(passage for _, part in self.texts() for passage in part.passages), *self.unplaced)
