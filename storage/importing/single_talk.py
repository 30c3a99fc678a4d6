"""A document about a single talk: its heading is the title, its sub-headings are the parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storage.importing.blocks import Block
from storage.importing.dates import find_date
from storage.importing.digest_outline import digest_outline
from storage.importing.digests import is_single_talk
from storage.importing.document import SourceDocument
from storage.importing.labels import DOCUMENT_WIDE, STRONG, heading_label, line_label
from storage.importing.markup import plain_inline
from storage.importing.parsed import ParsedDocument, ParsedReport
from storage.importing.parts import RawPart, split_parts
from storage.importing.people import parse_authors
from storage.importing.reports import build_report, split_topics, with_other_title
from storage.text import language_of, single_line, title_key

PARSER = "single_talk 1"

_LONGEST_TITLE = 150
_MARKUP_START = re.compile(r"[\ufeff\s]*(?:[<{\[]|BEGIN:|%|@)")
_TAGS = ("tags", "topics", "keywords", "标签", "关键词")
_AUTHORS = ("authors", "author", "作者", "撰稿人")


@dataclass(frozen=True, slots=True)
class _Title:
    """Where the title is: its words, its repetition in another language, the block it stands in, and the body."""

    words: str
    other: str
    block: Block
    body: tuple[Block, ...]


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is about one talk.

    It has a title in front matter, or one heading for it above others; without any heading, a first line and parts
    that begin with known names.
    """
    if document.is_workbook or _find_title(document) is None:
        return 0
    if document.front("title", "标题"):
        return 30 if any(block.kind != "front_matter" for block in document.blocks) else 0
    headings = [block for block in document.blocks if block.kind == "heading"]
    known = _known_parts(document)
    if not headings:
        return 20 if known > 1 else 0
    outline = document.once(digest_outline)
    if known and is_single_talk(document, outline):
        return 40
    tops = [block for block in headings if block.level == headings[0].level]
    repeated = len(tops) == 2 and _repeats(tops[0].content, tops[1].content)
    is_only_one = len(tops) == 1 or repeated or headings[0].level > 1
    return 30 if is_only_one and (known or len(headings) > 1 + repeated) else 0


def detects_when_asked(document: SourceDocument) -> int:
    """Return how surely (0 to 100) a document said to be a digest is about one talk: it has a title and a text."""
    if document.is_workbook or _MARKUP_START.match(document.text):
        return 0
    title = _find_title(document)
    headings = sum(1 for block in document.blocks if block.kind == "heading" and block.level == 1)
    return 10 if title and headings < 2 and any(block.kind != "comment" for block in title.body) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return the one report of the document, with the conference that its front matter names.

    Raises `ValueError` for a document without a title, which the detecting functions exclude.
    """
    title = _find_title(document)
    if title is None:
        raise ValueError("a document without a title is no talk")
    return ParsedDocument(
        kind="digest",
        parser=PARSER,
        encoding=document.encoding,
        title=title.words,
        conference=document.front("conference", "event", "会议", "大会"),
        reports=(_report(document, title),),
    )


def _report(document: SourceDocument, title: _Title) -> ParsedReport:
    parts = split_parts(title.body, _part_level(title.body), known_anywhere=False)
    report = build_report(title.block, parts, document.language, title=title.words)
    heading = with_other_title(report.heading, title.other, document.language) if title.other else report.heading
    front = document.front_matter
    tags = [tag for key in _TAGS for value in front.get(key, ()) for tag in split_topics(value)]
    authors = [author for key in _AUTHORS for value in front.get(key, ()) for author in parse_authors(value)]
    kept = [block for block in (title.block, *title.body) if block.kind not in {"rule", "comment"}]
    return replace(
        report,
        heading=heading,
        topics=tuple(dict.fromkeys((*report.topics, *tags))),
        authors=tuple(dict.fromkeys((*report.authors, *authors))),
        date=_date(document, parts),
        start=min(block.start for block in kept),
        end=max(block.end for block in kept),
    )


def _date(document: SourceDocument, parts: Sequence[RawPart]) -> str:
    stated = (part.text for part in parts if part.field == "date")
    return find_date(document.front("date", "日期")) or next((date for text in stated if (date := find_date(text))), "")


def _part_level(body: Sequence[Block]) -> int:
    """Return the deepest level whose headings begin parts: the highest one there is, or that of the known names."""
    levels = [block.level for block in body if block.kind == "heading"]
    known = Counter(
        block.level for block in body if block.kind == "heading" and heading_label(block.content).field is not None
    )
    return max([min(levels, default=6), *(level for level, _ in known.most_common(1))])


def _known_parts(document: SourceDocument) -> int:
    """Return how many parts of the document have a name that only reports of talks have."""
    known = STRONG - DOCUMENT_WIDE
    count = 0
    for block in document.blocks:
        if block.kind == "heading":
            count += heading_label(block.content).field in known
        elif block.kind in {"paragraph", "list"}:
            labels = (line_label(line) for line in block.content.split("\n"))
            count += sum(1 for label in labels if label and label.field in known)
    return count


def _find_title(document: SourceDocument) -> _Title | None:
    """Return the title: of the front matter, else of the one top heading, else of the first heading or first line."""
    blocks = tuple(block for block in document.blocks if block.kind not in {"comment", "rule"})
    front = document.front("title", "标题")
    if front:
        return _front_title(front, blocks)
    headings = [i for i, block in enumerate(blocks) if block.kind == "heading"]
    if not headings:
        return _first_line_title(blocks)
    tops = [i for i in headings if blocks[i].level == 1]
    at = tops[0] if len(tops) == 1 else headings[0]
    if heading_label(blocks[at].content).field is not None:
        return None
    words = single_line(plain_inline(blocks[at].content))
    rest = blocks[at + 1 :]
    other = ""
    if rest and rest[0].kind == "heading" and _repeats(words, rest[0].content):
        other, rest = single_line(plain_inline(rest[0].content)), rest[1:]
    return _Title(words, other, blocks[at], (*blocks[:at], *rest)) if words else None


def _front_title(front: str, blocks: tuple[Block, ...]) -> _Title:
    body = blocks[1:]
    top = next((i for i, block in enumerate(body) if block.kind == "heading"), None)
    other = ""
    if top is not None and body[top].level == 1:
        words = single_line(plain_inline(body[top].content))
        same = title_key(words) == title_key(front)
        if same or _repeats(front, words):
            other = "" if same else words
            body = (*body[:top], *body[top + 1 :])
    return _Title(front, other, blocks[0], body)


def _first_line_title(blocks: tuple[Block, ...]) -> _Title | None:
    """Return the first line as the title if it is short and something follows."""
    if not blocks or blocks[0].kind != "paragraph":
        return None
    first, _, following = blocks[0].content.partition("\n")
    if len(first.strip()) > _LONGEST_TITLE or not (following or blocks[1:]) or line_label(first):
        return None
    rest = replace(blocks[0], line=blocks[0].line + 1, content=following)
    return _Title(single_line(plain_inline(first)), "", blocks[0], (rest, *blocks[1:]) if following else blocks[1:])


def _repeats(title: str, heading: str) -> bool:
    """Say whether a heading can be the title once more: it is in the other language and names no part."""
    if heading_label(heading).field is not None or len(heading) < 4:
        return False
    return language_of(heading) != language_of(title)
