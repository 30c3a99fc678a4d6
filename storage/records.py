"""Frozen records of what the library keeps: what repositories return and everybody else reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SourceKind = Literal["digest", "challenges", "programme", "reference"]
ItemKind = Literal["talk", "section"]
TalkStatus = Literal["planned", "reported", "moved", "cancelled"]
LinkState = Literal["suggested", "accepted", "rejected", "suspect"]
Verdict = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks in a talk."""

    name: str
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """An analyst who wrote a report, as the digest names them; the number is the staff number."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a document for which the library has no word of its own."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Conference:
    """An event; the conference of files imported without one has an empty name."""

    id: str
    name: str
    time_zone: str = ""
    archived: bool = False


HAND_WRITTEN = "hand"
"""The parser of a source that is no document: the reports that an analyst writes in the library itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was imported; its bytes lie in the library under their SHA-256."""

    id: str
    kind: SourceKind
    name: str
    conference_id: str
    sha256: str
    parser: str
    encoding: str

    @property
    def is_hand_written(self) -> bool:
        """Whether it is no document but an analyst, whose name it has."""
        return self.parser == HAND_WRITTEN


@dataclass(frozen=True, slots=True)
class Announcement:
    """A talk as a programme has it: what the event is found by in the programme's text."""

    source_id: str
    guid: str
    code: str
    title: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """One session at a conference, whatever number of digests reports on it."""

    id: str
    conference_id: str
    title: str
    other_titles: tuple[str, ...] = ()
    code: str = ""
    session_type: str = ""
    level: str = ""
    track: str = ""
    subtrack: str = ""
    start: str = ""
    """ISO 8601 with offset, empty when unknown."""
    end: str = ""
    room: str = ""
    abstract: str = ""
    speakers: tuple[Speaker, ...] = ()
    schedule_status: str = ""
    """`moved` or `cancelled` by the programme, else empty."""
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What one digest says of one talk; `start` and `end` are character offsets in the source's text."""

    id: str
    talk_id: str
    source_id: str
    position: int
    facts: str = ""
    insight: str = ""
    takeaways: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    other_parts: tuple[Part, ...] = ()
    start: int = 0
    end: int = 0
    withdrawn: bool = False

    @property
    def has_content(self) -> bool:
        """Whether the report says anything of the talk yet."""
        return bool(self.facts or self.insight or self.takeaways or self.other_parts)


@dataclass(frozen=True, slots=True)
class BusinessUnit:
    """The uppermost level of the challenge sheet."""

    id: str
    name: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class FocusArea:
    """What a business unit looks into: the middle level of the challenge sheet."""

    id: str
    business_unit_id: str
    name: str
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """One numbered problem of a focus area of a business unit."""

    id: str
    business_unit: str
    focus_area: str
    number: int
    text: str
    source_id: str = ""
    keywords: tuple[str, ...] = ()
    focus_area_id: str = ""
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered section of a reference; `path` names the headings above it, outermost first."""

    id: str
    source_id: str
    number: str
    title: str
    path: tuple[str, ...]
    text: str
    parts: tuple[Part, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A passage: the characters `start` to `end` of one field of one kept row."""

    record_id: str
    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PassagePair:
    """The passage of an item that bears on a passage of a challenge, and how strongly."""

    item: Span
    challenge: Span
    score: float


@dataclass(frozen=True, slots=True)
class Receipt:
    """Why a link exists: passages, shared topics and terms, and the parts of the score."""

    passages: tuple[PassagePair, ...] = ()
    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    parts: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkKey:
    """Which item and which challenge a link joins, and its id, whether or not anybody suggested or decided it."""

    id: str
    item_kind: ItemKind
    item_id: str
    challenge_id: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link that an engine proposes; its id is a function of the item's and the challenge's."""

    id: str
    item_kind: ItemKind
    item_id: str
    challenge_id: str
    score: float
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided of a link."""

    link_id: str
    item_kind: ItemKind
    item_id: str
    challenge_id: str
    verdict: Verdict
    analyst: str
    note: str = ""
    decided_at: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Talk or section to challenge: the suggestion, if an engine still makes it, and the decision, if there is one."""

    id: str
    item_kind: ItemKind
    item_id: str
    challenge_id: str
    score: float
    state: LinkState
    receipt: Receipt
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A field of a kept row that answers a search; `snippet` is cut from the stored text.

    `matches` are (start, end) offsets into `snippet`.
    """

    kind: str
    id: str
    title: str
    field: str
    snippet: str
    matches: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class ItemRef:
    """The item that a mark is on."""

    kind: Literal["talk", "section", "challenge"]
    id: str


@dataclass(frozen=True, slots=True)
class FieldRef:
    """A text of an item: one of its own fields, or, with a report's id, a field of one of its reports."""

    item: ItemRef
    field: str
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label of the analysts' own; a tag may stand below another."""

    id: str
    name: str
    parent_id: str = ""
    colour: str = ""
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class Tagging:
    """A tag on an item, given by an analyst; `analyst_id` is the key of the analyst's row."""

    id: str
    tag_id: str
    item: ItemRef
    analyst_id: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked passage of an item's field, held by the text itself (W3C text-quote selector) and by its offsets."""

    id: str
    item: ItemRef
    analyst: str
    field: str
    report_id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    colour: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A highlight that an analyst gave as evidence for a challenge."""

    id: str
    highlight_id: str
    challenge_id: str
    analyst: str


@dataclass(frozen=True, slots=True)
class Note:
    """An analyst's words on an item, or on a highlight of it."""

    id: str
    item: ItemRef
    analyst: str
    text: str
    made_at: str
    highlight_id: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """An analyst's one to five stars for a talk."""

    id: str
    talk_id: str
    analyst: str
    value: int


@dataclass(frozen=True, slots=True)
class Revision:
    """An analyst's own version of a part of a report."""

    id: str
    report_id: str
    analyst: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the analysts' own glossary, which adds to the shipped one."""

    id: str
    zh_hans: str
    zh_hant: str
    en: str
    abbreviations: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file on an item; its bytes lie in the library under their SHA-256."""

    id: str
    item: ItemRef
    analyst: str
    name: str
    media_type: str
    sha256: str
