"""Numbered headings to the sections of a reference, with their paths, texts and parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storage.importing.blocks import Block, cut_block, part_of_block
from storage.importing.markup import plain_blocks, plain_inline
from storage.importing.numbered_headings import (
    Number,
    NumberedHeading,
    dotted,
    is_back_matter,
    is_page_furniture,
    numbered_headings,
)
from storage.importing.parsed import ParsedSection
from storage.records import Part
from storage.text import single_line

_PART_WORDS = (
    "概述|概要|简介|背景|研究背景|研究概述|研究目标|研究内容|研究方法|研究方法推荐|推荐研究方法|方法|技术路线|验收标准|验收指标|"
    "考核指标|考核标准|预期成果|交付物|overview|summary|background|objectives?|goals?|scope|"
    "(?:recommended |suggested |proposed )?(?:research )?(?:methods?|approach(?:es)?)|methodology|"
    "(?:recommended |suggested )?research directions?|acceptance(?: criteria)?|evaluation criteria|success criteria|"
    "deliverables|expected (?:results|outcomes)"
)
_PART_LINE = re.compile(
    rf"\s*(?:[-*+•]\s+)?(?:\*\*|__)?(?P<name>{_PART_WORDS})(?:\*\*|__)?\s*[:：](?:\*\*|__)?(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_PART_HEADING = re.compile(rf"\s*(?P<name>{_PART_WORDS})\s*[:：]?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Passage:
    heading: NumberedHeading
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]


def read_sections(blocks: Sequence[Block], *, chapters_need_parts: bool) -> tuple[ParsedSection, ...]:
    """Return the numbered sections that the blocks' headings begin, in order.

    A section's text ends at the next numbered heading or chapter, or where the back matter begins; headings without a
    number stay in it, page numbers and contents lines do not. A chapter (a number of one component) is the path of its
    sections; one without any is itself a section, if it has parts or, unless `chapters_need_parts`, if its number
    stands in its heading.
    """
    passages = _passages(blocks)
    with_sections = {passage.heading.number[0] for passage in passages if len(passage.heading.number) > 1}
    titles: dict[Number, str] = {}
    sections: list[ParsedSection] = []
    for passage in passages:
        heading = passage.heading
        titles[heading.number] = heading.written
        if len(heading.number) == 1 and (
            heading.number[0] in with_sections or not _is_section(passage, chapters_need_parts)
        ):
            continue
        path = (titles.get(heading.number[:depth], "") for depth in range(1, len(heading.number)))
        sections.append(_section(blocks, passage, tuple(title for title in path if title)))
    return tuple(sections)


def _is_section(passage: _Passage, chapters_need_parts: bool) -> bool:
    """Say whether a chapter without sections is one itself; a chapter numbered by page furniture never is."""
    is_in_heading = passage.heading.written != passage.heading.title
    return len(passage.parts) > 1 or (is_in_heading and not chapters_need_parts)


def _section(blocks: Sequence[Block], passage: _Passage, path: tuple[str, ...]) -> ParsedSection:
    heading = passage.heading
    first, last_of_heading = blocks[heading.position], blocks[heading.after - 1]
    return ParsedSection(
        number=dotted(heading.number),
        title=heading.title,
        path=path,
        text=plain_blocks(passage.blocks),
        parts=passage.parts,
        start=first.start,
        end=passage.blocks[-1].end if passage.blocks else last_of_heading.end,
        line=first.line,
    )


def _passages(blocks: Sequence[Block]) -> list[_Passage]:
    """Return each numbered heading with the blocks that belong to it; parts count where the document repeats them."""
    headings = numbered_headings(blocks)
    ends = [*(heading.position for heading in headings[1:]), len(blocks)]
    bodies = [_body(blocks[heading.after : end]) for heading, end in zip(headings, ends, strict=False)]
    parts = [_parts(body) for body in bodies]
    uses = Counter(part.name.casefold() for found in parts for part in found)
    return [
        _Passage(heading, body, found if len(found) > 1 or any(uses[p.name.casefold()] > 1 for p in found) else ())
        for heading, body, found in zip(headings, bodies, parts, strict=True)
    ]


def _body(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of a section without page furniture, contents lines and whatever follows the back matter."""
    kept: list[Block] = []
    for block in blocks:
        if is_back_matter(block):
            break
        if is_page_furniture(block) or block.kind in {"comment", "rule"}:
            continue
        kept.append(block)
    return tuple(kept)


def _parts(body: Sequence[Block]) -> tuple[Part, ...]:
    """Return the parts of a section: from each sub-heading or line that begins with a known name to the next."""
    found: list[tuple[str, list[Block]]] = []
    for block in body:
        heading = _PART_HEADING.match(plain_inline(block.content)) if block.kind == "heading" else None
        if heading:
            found.append((heading["name"], []))
        elif block.kind in {"paragraph", "list"}:
            _split_at_names(block, found)
        elif found:
            found[-1][1].append(block)
    return tuple(Part(single_line(name), plain_blocks(blocks).lstrip("。 \n")) for name, blocks in found)


def _split_at_names(block: Block, found: list[tuple[str, list[Block]]]) -> None:
    """Add a block's lines to the parts, beginning a new one at each line with a known name."""
    names = {i: match for i, line in enumerate(block.content.split("\n")) if (match := _PART_LINE.match(line))}
    for piece in cut_block(block, list(names)):
        match = names.get(piece.line - block.line)
        if match is None:
            if found:
                found[-1][1].append(piece)
            continue
        first = replace(part_of_block(piece, 0, 1), kind="paragraph", content=match["rest"])
        lines = piece.last_line - piece.line + 1
        found.append((match["name"], [first, *([part_of_block(piece, 1, lines)] if lines > 1 else [])]))
