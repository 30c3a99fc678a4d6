"""The numbered headings of a reference: which of its headings and lines they are, and what ends a section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from storage.importing.blocks import Block
from storage.importing.markup import plain_inline
from storage.text import single_line

Number = tuple[int, ...]

_DOTTED = re.compile(
    r"[\s»›▶•*]*(?P<number>\d{1,3}(?:[.．]\d{1,3}){1,5})(?![\d%])[.．、]?(?:\s+|(?=[^\s\d.]))(?P<title>.*)\Z"
)
_BARE_DOTTED = re.compile(r"[\s»›▶•*]*(?P<number>\d{1,3}(?:[.．]\d{1,3}){1,5})[.．]?\s*\Z")
_CHAPTER = re.compile(
    r"\s*(?:第\s*(?P<chinese>[一二三四五六七八九十\d]{1,3})\s*[章篇部编]|(?:chapter|part)\s+(?P<word>\d{1,2})\b|"
    r"(?P<plain>\d{1,2})(?:[.．、](?!\d)|\s))[.．、:：\s]*(?P<title>\S.*)\Z",
    re.IGNORECASE,
)
_BARE_CHAPTER = re.compile(r"\s*0?(\d{1,2})\s*\Z")
_CONTENTS_LINE = re.compile(r".*?(?:\t|\s*(?:\.{3,}|…{1,}|·{3,}|(?:\. ){3,})\s*)\s*(?:<b>)?\s*\d{1,4}\s*(?:</b>)?\s*\Z")
_BACK_MATTER = re.compile(
    r"\s*(?:后记|後記|附录.*|附錄.*|参考文献|參考文獻|致谢|致謝|鸣谢|商标声明|免责声明|版权声明|法律声明|版权所有.*|"
    r"references|bibliography|appendix\b.*|appendices|acknowledge?ments?|afterword|disclaimer|trademarks?|index|"
    r"legal notice|copyright.*)\s*\Z",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*/\s*\d{1,4})?)\s*\Z")
_SECTION_DEPTH = 2
_CHINESE_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A numbered heading: its block's position, the position after it (and after a title of its own), and its words.

    A number of one component is a chapter's; `written` is the heading as it stands in the document.
    """

    number: Number
    title: str
    written: str
    position: int
    after: int


def numbered_headings(blocks: Sequence[Block]) -> list[NumberedHeading]:
    """Return the numbered headings in order: those whose numbers rise, as many as can be had at once.

    So neither a contents list nor an enumeration within the text nor a stray number among the headings is taken for a
    section. A chapter has its number in its heading, on the line above it (as page furniture), or only in its sections.
    """
    found = [heading for position in range(len(blocks)) if (heading := _heading_at(blocks, position))]
    level = min((blocks[h.position].level for h in found if len(h.number) == _SECTION_DEPTH), default=6)
    found = [h for h in found if len(h.number) > 1 or blocks[h.position].level <= level]
    rising = [found[i] for i in _rising([heading.number for heading in found])]
    kept = [h for i, h in enumerate(rising) if len(h.number) > 1 or _is_next_chapter(rising, i)]
    return _with_unnumbered_chapters(blocks, kept)


def _is_next_chapter(headings: Sequence[NumberedHeading], position: int) -> bool:
    """Say whether a chapter has sections or follows the one before it; other lone numbers are pages or lists."""
    number = headings[position].number[0]
    if position + 1 < len(headings) and headings[position + 1].number[0] == number:
        return True
    return position == 0 or number == headings[position - 1].number[0] + 1


def _with_unnumbered_chapters(blocks: Sequence[Block], headings: Sequence[NumberedHeading]) -> list[NumberedHeading]:
    """Add the chapters whose numbers only their sections have: the heading next above, or the last of higher rank."""
    chapters: list[NumberedHeading] = []
    before = 0
    chapter = 0
    for heading in headings:
        if heading.number[0] != chapter and len(heading.number) > 1:
            level = blocks[heading.position].level
            for position in range(heading.position - 1, before - 1, -1):
                block = blocks[position]
                is_adjacent = position == heading.position - 1
                if (is_adjacent or block.level < level) and _can_be_chapter(block):
                    title = single_line(plain_inline(block.content))
                    chapters.append(NumberedHeading(heading.number[:1], title, title, position, position + 1))
                    break
        chapter, before = heading.number[0], heading.after
    return sorted([*headings, *chapters], key=lambda heading: heading.position)


def _can_be_chapter(block: Block) -> bool:
    is_plain = block.kind == "heading" and not _is_numbered(block)
    return is_plain and not is_contents_line(block.content) and not is_back_matter(block)


def is_contents_line(line: str) -> bool:
    """Say whether a line is one of a table of contents: it ends with a page number behind a tab or dots."""
    return _CONTENTS_LINE.match(line) is not None


def is_back_matter(block: Block) -> bool:
    """Say whether a heading begins what follows the last section: an afterword, references, legal notes."""
    return block.kind == "heading" and _BACK_MATTER.match(plain_inline(block.content)) is not None


def is_page_furniture(block: Block) -> bool:
    """Say whether a paragraph is nothing but a page or chapter number."""
    return block.kind in {"paragraph", "list"} and _PAGE.match(block.content) is not None


def dotted(number: Number) -> str:
    """Return a section number as it is written: `3.2.5`."""
    return ".".join(map(str, number))


def read_number(text: str) -> tuple[Number, str] | None:
    """Return section number and title of a line such as `3.2.5 title`; None for any other line."""
    match = _DOTTED.match(text)
    if match is None:
        return None
    return _number(match["number"]), single_line(match["title"])


def read_chapter(text: str) -> tuple[Number, str] | None:
    """Return number and title of a chapter's line (`3. title`, `第三章 title`, `Chapter 3: title`); None for others."""
    match = _CHAPTER.match(text)
    if match is None:
        return None
    digits = match["word"] or match["plain"]
    number = int(digits) if digits else _chinese_number(match["chinese"])
    return ((number,), single_line(match["title"])) if number else None


def _heading_at(blocks: Sequence[Block], position: int) -> NumberedHeading | None:
    block = blocks[position]
    if block.kind == "paragraph":
        return _furnished_chapter(blocks, position)
    if block.kind != "heading" or is_contents_line(block.content):
        return None
    words = plain_inline(block.content)
    bare = _BARE_DOTTED.match(words)
    if bare:
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if following is None or following.kind != "heading" or _is_numbered(following):
            return NumberedHeading(_number(bare["number"]), "", single_line(words), position, position + 1)
        title = single_line(plain_inline(following.content))
        return NumberedHeading(_number(bare["number"]), title, f"{bare['number']} {title}", position, position + 2)
    read = read_number(words) or read_chapter(words)
    if read is None:
        return None
    return NumberedHeading(read[0], read[1], single_line(words.strip(" »›▶•")), position, position + 1)


def _furnished_chapter(blocks: Sequence[Block], position: int) -> NumberedHeading | None:
    """Return the chapter whose number stands alone above its heading."""
    bare = _BARE_CHAPTER.match(blocks[position].content)
    following = blocks[position + 1] if position + 1 < len(blocks) else None
    if bare is None or following is None or following.kind != "heading" or _is_numbered(following):
        return None
    title = single_line(plain_inline(following.content))
    return NumberedHeading((int(bare[1]),), title, title, position, position + 2)


def _is_numbered(block: Block) -> bool:
    words = plain_inline(block.content)
    return bool(_BARE_DOTTED.match(words) or read_number(words))


def _rising(numbers: Sequence[Number]) -> list[int]:
    """Return the positions of a longest strictly rising subsequence; of several, the one that ends last.

    Patience sorting, O(n log n); https://en.wikipedia.org/wiki/Longest_increasing_subsequence
    """
    tails: list[Number] = []
    tail_positions: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(tail_positions[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        tail_positions[at : at + 1] = [position]
    chosen: list[int] = []
    position = tail_positions[-1] if tail_positions else -1
    while position >= 0:
        chosen.append(position)
        position = before[position]
    return chosen[::-1]


def _number(text: str) -> Number:
    return tuple(int(part) for part in text.replace("．", ".").split("."))


def _chinese_number(text: str) -> int:
    """Return the value of a number up to 99 in Chinese or Arabic digits; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _CHINESE_DIGITS.find(text) if len(text) == 1 else 0
    return 10 * (_CHINESE_DIGITS.find(tens) if tens else 1) + (_CHINESE_DIGITS.find(ones) if ones else 0)
