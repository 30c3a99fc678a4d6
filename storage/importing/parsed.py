"""What readers make of a document, before anything is matched with the library."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.messages import Message
from storage.records import Author, Part, SourceKind, Speaker


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a reader could not use, and where: a line, row or page of the file."""

    where: str
    message: Message


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """A talk's heading taken apart: 【session type】title in one or more languages [code]."""

    title: str
    """In the document's language where the heading has several."""
    other_titles: tuple[str, ...] = ()
    session_type: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """What a digest says of one talk; `start` and `end` are character offsets in the document's text."""

    heading: ParsedTitle
    level: str = ""
    track: str = ""
    subtrack: str = ""
    speakers: tuple[Speaker, ...] = ()
    facts: str = ""
    insight: str = ""
    takeaways: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[Author, ...] = ()
    other_parts: tuple[Part, ...] = ()
    date: str = ""
    """ISO date of the talk where the document gives one, else empty."""
    start: int = 0
    end: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParsedChallenge:
    """One numbered problem; a lone unnumbered one has number 1."""

    business_unit: str
    focus_area: str
    number: int
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParsedSection:
    """One numbered section of a reference; `text` ends at the next numbered heading."""

    number: str
    title: str
    path: tuple[str, ...]
    text: str
    parts: tuple[Part, ...] = ()
    start: int = 0
    end: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParsedEvent:
    """One event of a programme; `start` and `end` are ISO 8601 with offset."""

    guid: str
    heading: ParsedTitle
    start: str = ""
    end: str = ""
    room: str = ""
    track: str = ""
    subtrack: str = ""
    abstract: str = ""
    speakers: tuple[Speaker, ...] = ()
    schedule_status: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A whole file as its reader understood it; only the tuple that belongs to its kind is filled."""

    kind: SourceKind
    parser: str
    encoding: str
    """Python codec that turns the file's bytes into the text that offsets count in; empty for workbooks."""
    title: str = ""
    conference: str = ""
    """The conference's name where the document itself gives one."""
    time_zone: str = ""
    reports: tuple[ParsedReport, ...] = ()
    challenges: tuple[ParsedChallenge, ...] = ()
    sections: tuple[ParsedSection, ...] = ()
    events: tuple[ParsedEvent, ...] = ()
    warnings: tuple[ReadingWarning, ...] = field(default_factory=tuple)
