"""The briefing as plain data: what every writer renders, and nothing that only one of them needs.

Texts that belong to the library stand here as they are stored; labels are left to the writers, which know the
language. Anchors are unique within a document and made of letters, digits, `-` and `.`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storage.records import ItemKind, LinkState, SourceKind, Speaker, TalkStatus

Language = Literal["zh", "en"]
RunRole = Literal["context", "passage", "term"]
MatrixRowKind = Literal["track", "other", "untracked", "references"]


@dataclass(frozen=True, slots=True)
class BriefingScope:
    """What a briefing was asked to hold; an empty tuple restricts nothing."""

    business_units: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    """ISO dates, in the talks' own time zone."""
    tags: tuple[str, ...] = ()
    language: Language = "zh"
    prepared_on: str = ""
    """ISO date; a document never reads the clock, so that the same input gives the same bytes."""
    prepared_by: str = ""
    title: str = ""
    """Empty: the writer names it after the conference."""
    subtitle: str = ""
    confidentiality: str = ""
    """Empty: the writer's usual line."""
    most_items: int = 8
    """Items printed for a challenge; decided links are printed beyond it, suggestions are not."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the cover counts; talks and sections are counted once, links each."""

    business_units: int = 0
    challenges: int = 0
    challenges_with_links: int = 0
    talks: int = 0
    """Talks in the scope, linked or not."""
    talks_reported: int = 0
    talks_linked: int = 0
    sections_linked: int = 0
    accepted: int = 0
    suspect: int = 0
    suggested: int = 0
    weaker_left_out: int = 0
    """Suggestions beyond `most_items`."""
    unquotable_left_out: int = 0
    """Suggestions whose every passage stands in a withdrawn report."""
    first_day: str = ""
    last_day: str = ""

    @property
    def links(self) -> int:
        """Links that the chapters print."""
        return self.accepted + self.suspect + self.suggested

    @property
    def challenges_without_links(self) -> int:
        """Challenges for which nothing was found."""
        return self.challenges - self.challenges_with_links


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The distinct items of a row that bear on a business unit, and how many of them by an accepted link."""

    items: int = 0
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A track, several small tracks together, the talks without track, or the sections of references."""

    kind: MatrixRowKind
    name: str
    """The track's name, empty for the other kinds."""
    tracks: int
    """How many tracks the row stands for."""
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class CoverageMatrix:
    """Which tracks bear on which business units; a last column of small units has `folded_units` above 0."""

    business_units: tuple[str, ...] = ()
    folded_units: int = 0
    rows: tuple[MatrixRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ChallengeLine:
    """A challenge in one line, with the anchor of its place in the chapters."""

    anchor: str
    number: str
    business_unit: str
    focus_area: str
    text: str


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link in one line."""

    challenge: ChallengeLine
    item_kind: ItemKind
    title: str
    score: float
    state: LinkState


@dataclass(frozen=True, slots=True)
class Summary:
    """What fits one page: coverage, the strongest links, and the challenges with nothing found."""

    coverage: CoverageMatrix
    strongest: tuple[LinkLine, ...] = ()
    nothing_found: tuple[ChallengeLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a quote stands: document, place of the record in it, and the field of the record.

    `start` and `end` are characters of the document's text (0, 0: unknown); `field_start` and `field_end` those of
    the field.
    """

    source: str
    """File names; several are joined by `; `."""
    record: Literal["report", "section", "talk", "programme"]
    field: str
    section: str = ""
    start: int = 0
    end: int = 0
    field_start: int = 0
    field_end: int = 0


@dataclass(frozen=True, slots=True)
class QuoteRun:
    """A stretch of a quote: text around the passage, the passage, or a shared term within it."""

    text: str
    role: RunRole


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of an item within its context, word for word but for white space."""

    runs: tuple[QuoteRun, ...]
    cut_before: bool
    """Whether the quote begins in the middle of a sentence."""
    cut_after: bool
    note: SourceNote

    @property
    def text(self) -> str:
        """The whole quote as one text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Insight:
    """What analysts conclude from a talk; authors by name only."""

    text: str
    authors: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """A talk or section under a challenge: what it is, why it stands there, and who says so."""

    kind: ItemKind
    title: str
    score: float
    state: LinkState
    card: str = ""
    """Anchor of the talk's card, empty for sections."""
    card_number: str = ""
    other_titles: tuple[str, ...] = ()
    session_type: str = ""
    track: str = ""
    subtrack: str = ""
    start: str = ""
    end: str = ""
    room: str = ""
    speakers: tuple[Speaker, ...] = ()
    reference: str = ""
    """The file name of a section's document."""
    section: str = ""
    path: tuple[str, ...] = ()
    decided_by: str = ""
    decided_on: str = ""
    decision_note: str = ""
    quotes: tuple[Quote, ...] = ()
    terms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    insights: tuple[Insight, ...] = ()
    insights_at: ChallengeLine | None = None
    """The earlier challenge of the chapter under which the insights of this talk are printed already."""


@dataclass(frozen=True, slots=True)
class ChallengeSection:
    """A challenge with what bears on it, in order: accepted before suggested, then by score."""

    line: ChallengeLine
    heading: str
    """The challenge's text, shortened where it is too long for a heading."""
    sheet_number: int
    items: tuple[LinkedItem, ...] = ()
    weaker_left_out: int = 0
    unquotable_left_out: int = 0


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A focus area of a business unit and its challenges."""

    number: str
    name: str
    challenges: tuple[ChallengeSection, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A business unit: its focus areas, and what was found for them."""

    anchor: str
    number: str
    business_unit: str
    statistics: Statistics
    focus_areas: tuple[FocusArea, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """From a talk's card back to a challenge that it bears on."""

    anchor: str
    number: str
    state: LinkState


@dataclass(frozen=True, slots=True)
class TalkCard:
    """A talk in the appendix."""

    anchor: str
    number: str
    title: str
    other_titles: tuple[str, ...]
    code: str
    session_type: str
    track: str
    subtrack: str
    start: str
    end: str
    room: str
    status: TalkStatus
    sources: tuple[str, ...]
    challenges: tuple[CardLink, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document that the briefing rests on; the hash says which edition of it."""

    name: str
    kind: SourceKind
    sha256: str


@dataclass(frozen=True, slots=True)
class BriefingDocument:
    """A whole briefing."""

    scope: BriefingScope
    conferences: tuple[str, ...]
    statistics: Statistics
    summary: Summary
    chapters: tuple[Chapter, ...]
    talk_cards: tuple[TalkCard, ...]
    sources: tuple[SourceEntry, ...]
