"""Markdown-ish text to blocks with offsets and lines: headings, paragraphs, lists, tables, rules, fences and more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

BlockKind = Literal["front_matter", "heading", "paragraph", "list", "table", "rule", "fence", "comment"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(
    r" {0,3}(?P<marks>[#＃]{1,6})(?:[ \t　]+(?P<spaced>.*)|(?P<tight>(?:(?<=##)[A-Za-z0-9]|[^\x00-\x7f\s＃]).*))\Z"
)
_CLOSING_HASHES = re.compile(r"[ \t]+#+\Z")
_RULE = re.compile(r"\s{0,3}([-*_—])(?:[ \t]*\1){2,}[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}={3,}\Z")
_FENCE = re.compile(r" {0,12}(`{3,}|~{3,})[^`]*\Z")
_BULLET = re.compile(r"\s*(?:[-*+•·●○▪◦‣∙■◆➢–]\s+|[•●○▪◦‣■◆➢](?=\S)|\d{1,3}[.)、）]\s*(?=\D))")
_TABLE_SEPARATOR = re.compile(r"[\s|:-]*-[\s|:-]*\Z")
_BLANK = re.compile(r"[\s\ufeff\u200b]*\Z")
_FRONT_MATTER_KEY = re.compile(r"[A-Za-z_][\w .-]*:(?:\s|\Z)|[㐀-鿿]{1,12}\s*[:：]")
_LONGEST_FRONT_MATTER = 400


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a text: `text[start:end]` without the line end, `line` counted from 1, `last_line` included.

    `content` is the heading's words without its marks, and for any other kind the block's lines joined by `\\n`.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    last_line: int
    content: str
    level: int = 0


class Line(NamedTuple):
    """A line without its end: its offset in the text and its number, counted from 1."""

    text: str
    start: int
    number: int


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text without their ends, which may be `\\n`, `\\r\\n` or `\\r`."""
    lines: list[Line] = []
    start = 0
    for number, match in enumerate(_LINE_END.finditer(text), start=1):
        lines.append(Line(text[start : match.start()], start, number))
        start = match.end()
    if start < len(text):
        lines.append(Line(text[start:], start, len(lines) + 1))
    return lines


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order, blank lines left out; linear in the length of the text.

    The blocks are those of CommonMark (https://spec.commonmark.org/0.31.2/), with what OCR and hurried typing ask for:
    a heading needs no space before Chinese text, a rule is never an underline, an unclosed fence or comment is text.
    """
    return tuple(_Splitter(split_lines(text)).blocks())


def part_of_block(block: Block, first: int, after: int) -> Block:
    """Return the lines `first` to `after` (counted from 0, the last one left out) of a block as one of its own.

    Its `start` and `end` stay those of the whole block.
    """
    return _part(block, block.content.split("\n"), first, after)


def cut_block(block: Block, starts: Sequence[int]) -> list[Block]:
    """Return a block cut before each of these lines (counted from 0, rising); no piece is empty.

    The pieces keep `start` and `end` of the whole block.
    """
    lines = block.content.split("\n")
    bounds = [0, *(start for start in starts if start > 0), len(lines)]
    return [_part(block, lines, first, after) for first, after in pairwise(bounds)]


def _part(block: Block, lines: list[str], first: int, after: int) -> Block:
    content = "\n".join(lines[first:after])
    return Block(block.kind, block.start, block.end, block.line + first, block.line + after - 1, content, block.level)


class _Splitter:
    """Walks over the lines once; what a fence, a comment or front matter swallows is looked up, not searched for."""

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self._comment_end = self._comment_ends()
        self._longest_fence = self._fences_ahead()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in order."""
        position = self._end_of_front_matter()
        if position:
            yield self._block("front_matter", 0, position)
        run_kind: BlockKind | None = None
        run_start = position
        while position < len(self._lines):
            kind, after = self._classify(position, run_kind)
            if kind == run_kind and kind in {"paragraph", "list", "table"}:
                position = after
                continue
            if run_kind is not None:
                yield self._block(run_kind, run_start, position)
            run_kind, run_start, position = kind, position, after
        if run_kind is not None:
            yield self._block(run_kind, run_start, position)

    def _classify(self, position: int, open_kind: BlockKind | None) -> tuple[BlockKind | None, int]:
        """Return what the line begins (None: it is blank) and the position after it."""
        line = self._lines[position].text
        if _BLANK.match(line):
            return None, position + 1
        special = self._special(position)
        if special is not None:
            return special
        if _is_heading(line) or self._is_setext(position, open_kind):
            return "heading", position + (1 if _is_heading(line) else 2)
        if _RULE.match(line):
            return "rule", position + 1
        if self._is_table(position, open_kind):
            return "table", position + 1
        if _BULLET.match(line) or (open_kind == "list" and line[:1].isspace()):
            return "list", position + 1
        return "paragraph", position + 1

    def _special(self, position: int) -> tuple[BlockKind, int] | None:
        """Return the fence or comment that begins at the line, if it also ends."""
        line = self._lines[position].text
        fence = _FENCE.match(line)
        if fence:
            mark = fence[1]
            if self._longest_fence[position].get(mark[0], 0) >= len(mark):
                after = position + 1
                while not _closes_fence(self._lines[after].text, mark):
                    after += 1
                return "fence", after + 1
        if line.lstrip().startswith("<!--"):
            last = self._comment_end[position]
            if last is not None and not self._lines[last].text.split("-->", 1)[1].strip():
                return "comment", last + 1
        return None

    def _comment_ends(self) -> list[int | None]:
        """Return, for each line, the first line from it on that closes a comment."""
        ends: list[int | None] = []
        current: int | None = None
        for position in range(len(self._lines) - 1, -1, -1):
            if "-->" in self._lines[position].text:
                current = position
            ends.append(current)
        ends.reverse()
        return ends

    def _fences_ahead(self) -> list[dict[str, int]]:
        """Return, for each line, the longest closing fence of either character that stands after it."""
        ahead: list[dict[str, int]] = []
        current: dict[str, int] = {}
        for line in reversed(self._lines):
            ahead.append(current)
            stripped = line.text.strip()
            if len(stripped) >= 3 and stripped[0] in "`~" and not stripped.strip(stripped[0]):
                longest = max(current.get(stripped[0], 0), len(stripped))
                if longest != current.get(stripped[0], 0):
                    current = {**current, stripped[0]: longest}
        ahead.reverse()
        return ahead

    def _is_table(self, position: int, open_kind: BlockKind | None) -> bool:
        line = self._lines[position].text
        if "|" not in line:
            return False
        if open_kind == "table" or line.lstrip().startswith("|"):
            return True
        following = self._lines[position + 1].text if position + 1 < len(self._lines) else ""
        return "|" in following and _TABLE_SEPARATOR.match(following) is not None

    def _is_setext(self, position: int, open_kind: BlockKind | None) -> bool:
        following = position + 1
        return (
            open_kind not in {"paragraph", "list", "table"}
            and following < len(self._lines)
            and _SETEXT.match(self._lines[following].text) is not None
        )

    def _end_of_front_matter(self) -> int:
        """Return the position after the front matter; 0 where there is none."""
        if not self._lines or self._lines[0].text.strip("\ufeff \t") != "---":
            return 0
        limit = min(len(self._lines), _LONGEST_FRONT_MATTER)
        for position in range(1, limit):
            line = self._lines[position].text.rstrip()
            if line in {"---", "..."}:
                return position + 1 if position > 1 else 0
            if position == 1 and not _FRONT_MATTER_KEY.match(line) and not line.startswith("#"):
                return 0
        return 0

    def _block(self, kind: BlockKind, first: int, after: int) -> Block:
        lines = self._lines[first:after]
        level = 0
        content = "\n".join(line.text.rstrip() for line in lines)
        if kind == "heading":
            level, content = _heading(lines[0].text)
        end = lines[-1].start + len(lines[-1].text.rstrip())
        return Block(kind, lines[0].start, end, lines[0].number, lines[-1].number, content, level)


def _is_heading(line: str) -> bool:
    return (
        ("#" in line or "＃" in line) and _HEADING.match(line.lstrip("\ufeff")) is not None and bool(_heading(line)[1])
    )


def _heading(line: str) -> tuple[int, str]:
    """Return level and words of a heading line; level 1 for the line above `===`."""
    match = _HEADING.match(line.lstrip("\ufeff"))
    if match is None:
        return 1, line.strip().lstrip("\ufeff")
    words = (match["spaced"] if match["spaced"] is not None else match["tight"]).strip()
    words = "" if words and not words.strip("#") else _CLOSING_HASHES.sub("", words)
    return len(match["marks"]), words.strip()


def _closes_fence(line: str, mark: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(mark) and not stripped.strip(mark[0])
