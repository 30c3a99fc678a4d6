"""The order of texts in lists: digits and letters as usual, Chinese by pinyin.

The order of the characters (each by its commonest reading, tones told apart) was written down once from the tables of
`pypinyin`, as loading those holds the interpreter for a third of a second:
https://github.com/mozillazg/pinyin-data (MIT).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from storage.text import normalise

_FIRST_HAN = 0x4E00
_NUMBER = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """Return what a text is sorted by; case, width and script make no difference, and 2 comes before 10."""
    return folded_sort_key(normalise(text))


def folded_sort_key(folded: str) -> str:
    """Return what a text is sorted by, where it has been normalised before."""
    spelt = folded if folded.isascii() else folded.translate(_places())
    return _NUMBER.sub(lambda digits: digits.group().zfill(8), spelt)


@cache
def _places() -> dict[int, int]:
    """Return, for each Chinese character, the character at whose code point its place in the order is."""
    lines = files("resources").joinpath("pinyin", "characters.txt").read_text(encoding="utf-8")
    return {ord(character): _FIRST_HAN + place for place, character in enumerate(lines.replace("\n", ""))}
