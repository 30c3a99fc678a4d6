"""A research-fund call as plain text: topics by numbered lines, each with overview, methods and acceptance criteria."""

from __future__ import annotations

import re
from collections.abc import Iterator

from storage.importing.blocks import Block, cut_block, split_lines
from storage.importing.document import SourceDocument
from storage.importing.numbered_headings import is_contents_line, read_chapter, read_number
from storage.importing.parsed import ParsedDocument, ParsedSection
from storage.importing.sections import read_sections
from storage.text import single_line

PARSER = "fund_call 1"

_LEAST_SECTIONS = 2
_LONGEST_HEADING = 100
_NUMBERED = re.compile(r"\d{1,2}[.．、]|第\s*[一二三四五六七八九十\d]+\s*章|chapter \d", re.IGNORECASE)
_SENTENCE_END = ("。", "；", ";", "，", ",", "：", ":")


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a fund call: whether two of its topics have named parts."""
    sections = document.once(_sections)
    return 72 if sum(1 for section in sections if section.parts) >= _LEAST_SECTIONS else 0


def detects_when_asked(document: SourceDocument) -> int:
    """Return how surely (0 to 100) a document said to be a reference is one: any numbered line will do."""
    return 5 if document.once(_sections) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return the topics of the call; chapters that have topics are their path, one that has parts is a topic itself."""
    first = next((block.content.split("\n")[0] for block in document.blocks), "")
    return ParsedDocument(
        kind="reference",
        parser=PARSER,
        encoding=document.encoding,
        title=document.front("title", "标题") or single_line(first),
        sections=document.once(_sections),
    )


def _sections(document: SourceDocument) -> tuple[ParsedSection, ...]:
    if document.is_workbook:
        return ()
    blocks = [piece for block in document.blocks for piece in _with_headings(document.text, block)]
    return read_sections(blocks, chapters_need_parts=True)


def _with_headings(text: str, block: Block) -> Iterator[Block]:
    """Yield a block with each line that looks like a numbered heading as a heading of its own, offsets exact."""
    levels = [_level(line) for line in block.content.split("\n")] if block.kind in {"paragraph", "list"} else []
    if not any(levels):
        yield block
        return
    lines = split_lines(text[block.start : block.end])
    starts = [i for i, level in enumerate(levels) if level or (i and levels[i - 1])]
    for piece in cut_block(block, starts):
        first, last = lines[piece.line - block.line], lines[piece.last_line - block.line]
        level = levels[piece.line - block.line]
        yield Block(
            "heading" if level else block.kind,
            block.start + first.start,
            block.start + last.start + len(last.text.rstrip()),
            piece.line,
            piece.last_line,
            piece.content.strip() if level else piece.content,
            level,
        )


def _level(line: str) -> int:
    """Return the level of a numbered heading: the components of its number; 0 for any other line."""
    line = line.strip(" \t　*_")
    if (
        not _NUMBERED.match(line)
        or len(line) > _LONGEST_HEADING
        or line.endswith(_SENTENCE_END)
        or is_contents_line(line)
    ):
        return 0
    read = read_number(line) or read_chapter(line)
    return len(read[0]) if read and read[1] else 0
