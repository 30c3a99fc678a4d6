"""What the two layouts of digests have in common: many talks in one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from storage.importing.blocks import Block
from storage.importing.dates import find_date
from storage.importing.digest_outline import DigestOutline, TalkPassage, digest_outline, is_marked
from storage.importing.document import SourceDocument
from storage.importing.labels import Field, names_digest, names_level
from storage.importing.markup import plain_inline
from storage.importing.parsed import ParsedDocument, ParsedReport, ReadingWarning
from storage.importing.parts import RawPart
from storage.importing.reports import build_report
from storage.messages import Message
from storage.text import language_of, single_line

DAILY: frozenset[Field] = frozenset({"speakers", "facts", "insight", "authors"})
TAKEAWAYS: frozenset[Field] = frozenset({"takeaways", "key_takeaways", "topics"})


def evidence(document: SourceDocument, fields: frozenset[Field]) -> int:
    """Return how many parts of these fields the talks of a digest have; 0 for a document about a single talk."""
    outline = document.once(digest_outline)
    if not outline.talks or is_single_talk(document, outline):
        return 0
    return sum(count for field, count in outline.fields.items() if field in fields)


def is_single_talk(document: SourceDocument, outline: DigestOutline) -> bool:
    """Say whether the outline's one talk is the whole document: nothing stands above it, or its title once more."""
    if len(outline.talks) != 1:
        return False
    talk = outline.talks[0]
    if document.front("title", "标题"):
        return not is_marked(talk.heading)
    return not any(
        language_of(block.content) == language_of(talk.heading.content)
        or names_digest(block.content)
        or names_level(block.content)
        for block in talk.above
    )


def read_digest(document: SourceDocument, parser: str, *, topics_by_default: bool) -> ParsedDocument:
    """Return the reports of a digest, one for each of its talks, with a warning for each heading that is none."""
    outline = document.once(digest_outline)
    reports: list[ParsedReport] = []
    warnings: list[ReadingWarning] = []
    marked = sum(1 for talk in outline.talks if talk.heading.content.startswith("【"))
    for talk in outline.talks:
        if _is_stray(talk, marked, len(outline.talks)):
            heading = single_line(plain_inline(talk.heading.content))
            message = Message("reading.heading_without_talk", {"line": talk.heading.line, "heading": heading})
            warnings.append(ReadingWarning(str(talk.heading.line), message))
            continue
        reports.append(_report(document, talk, topics_by_default))
    return ParsedDocument(
        kind="digest",
        parser=parser,
        encoding=document.encoding,
        title=_title(document, outline.talks),
        conference=document.front("conference", "event", "会议", "大会") or _value(outline.preamble, "conference"),
        reports=tuple(reports),
        warnings=tuple(warnings),
    )


def _report(document: SourceDocument, talk: TalkPassage, topics_by_default: bool) -> ParsedReport:
    report = build_report(talk.heading, talk.parts, document.language, topics_by_default=topics_by_default)
    level = report.level or _level(talk.above, any_heading=topics_by_default)
    return replace(report, level=level, date=talk.date, start=talk.heading.start, end=talk.end)


def _is_stray(talk: TalkPassage, marked: int, talks: int) -> bool:
    """Say whether the heading is none of a talk: where nearly all have 【】, one without it and without known parts."""
    if talk.heading.content.startswith("【") or marked < 0.8 * talks or marked < 2:
        return False
    return not any(part.field for part in talk.parts)


def _level(above: Sequence[Block], *, any_heading: bool) -> str:
    """Return the talk's level: the heading right above it, unless that is the digest's own title."""
    for block in reversed(above):
        heading = single_line(plain_inline(block.content))
        if names_digest(heading) or find_date(heading):
            continue
        if any_heading or names_level(heading):
            return heading
    return ""


def _title(document: SourceDocument, talks: Sequence[TalkPassage]) -> str:
    front = document.front("title", "标题")
    first = talks[0].above[0] if talks and talks[0].above else None
    if front or first is None:
        return front
    heading = plain_inline(first.content)
    is_level = _level((first,), any_heading=False)
    return "" if is_level else heading


def _value(parts: Sequence[RawPart], field: Field) -> str:
    return next((single_line(part.text) for part in parts if part.field == field and part.text), "")
