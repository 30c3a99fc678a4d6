"""Texts as the page can show them: no character that the typeface lacks, none that is invisible or breaks the line."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from analysis.briefing.fonts import Coverage

MISSING = "〓"
"""The geta mark, with which printers of Chinese and Japanese have always marked a character they have no type for."""

RUNNING_TITLE = 30.0
"""Width in em of what a running head holds on either side."""

_KANGXI = range(0x2E80, 0x2FE0)
_SYMBOL_BULLET = "\uf0b7"
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# No line can break inside these; longer ones would run off the page.
_LONG_WORD = re.compile(r"[^\s\u200b\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]{40}(?=\S)")
_BREAK = "\u200b"
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co"})
_SELECTORS = range(0xFE00, 0xFE10)
_ORDINARY = re.compile(r"[\n\x20-\x7e\u4e00-\u9fa5，。、；：？！（）“”《》]*")


class Printer:
    """Makes texts printable in a typeface and counts the characters that it lacks."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self._plain: set[str] = set()
        self.missing = 0

    def __call__(self, text: str) -> str:
        """Return the text with every run of characters that the typeface lacks as one `〓`.

        Control, format and private characters go, radicals of the Kangxi block (from text taken out of PDFs) become the
        characters they stand for, and words of more than 40 characters may break.
        """
        if not (_ORDINARY.fullmatch(text) or self._is_plain(text)):
            text = self._cleaned(_LINE_ENDS.sub("\n", text))
        return _LONG_WORD.sub(lambda found: found.group() + _BREAK, text)

    def _is_plain(self, text: str) -> bool:
        """Say whether every character is printed as it is; looks each character up once."""
        unknown = set(text) - self._plain
        self._plain.update(one for one in unknown if _shown(one) == one and (one == "\n" or self._coverage.has(one)))
        return unknown <= self._plain

    def _cleaned(self, text: str) -> str:
        characters: list[str] = []
        lacking = False
        for character in text:
            shown = _shown(character)
            absent = [piece for piece in shown if piece != "\n" and not self._coverage.has(piece)]
            if absent:
                self.missing += len(absent)
                shown = "" if lacking else MISSING
            if shown or absent:
                lacking = bool(absent)
            characters.append(shown)
        return "".join(characters)


def _shown(character: str) -> str:
    """Return what is printed for a character: itself, another one, or nothing."""
    code = ord(character)
    if code in _KANGXI:
        return unicodedata.normalize("NFKC", character)
    if character == "\t":
        return " "
    if character == _SYMBOL_BULLET:
        return "•"
    if character == "\n":
        return character
    if code in _SELECTORS or unicodedata.category(character) in _UNSHOWN:
        return ""
    return character


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that say something, list bullets as `•`."""
    lines = (re.sub(r"^[*+-]\s+", "• ", line.strip()) for line in text.splitlines())
    return [line for line in lines if line]


def fitted(text: str, width: float) -> str:
    """Return the text, or its beginning with `…`, so that it is about `width` em wide at most."""
    if em_width(text) <= width:
        return text
    used = 1.0
    for place, character in enumerate(text):
        used += _em(character)
        if used > width:
            return text[:place].rstrip(" ，、,;；-—") + "…"
    return text


def em_width(text: str) -> float:
    """Return about how wide a text is in em."""
    return sum(map(_em, text))


@cache
def _em(character: str) -> float:
    """Return about how wide a character is in em, in the semibold of Noto Sans CJK."""
    if unicodedata.east_asian_width(character) in "WFA":
        return 1.0
    if character.islower() or character.isdigit():
        return 0.54
    return 0.65 if character.isupper() else 0.3
