"""Text as it is compared: one form for width, case and Chinese script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol

_TELLING_LENGTH = 4_000

LANGUAGES = ("zh", "en")
"""The languages that texts are told apart by."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_HAN_RUN = re.compile(f"{_HAN.pattern}+")
_WORD = re.compile(r"[^\W_]+")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _to_simplified() -> _Converter:
    """Load OpenCC once, when first needed (30 ms)."""
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


def is_han(character: str) -> bool:
    """Say whether the character is a Chinese character (not punctuation, not kana)."""
    return _HAN.match(character) is not None


def normalise(text: str) -> str:
    """Return the form in which texts are compared: NFKC, simplified Chinese, case-folded; never shown to anybody."""
    return normalise_with_offsets(text)[0]


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the compared form and, for each of its characters, the offset in `text` of the character it came from.

    Offsets never decrease; an accent written as a character of its own belongs to the letter before it.
    """
    if text.isascii():
        return text.casefold(), list(range(len(text)))
    folded, offsets = _fold(text)
    simplified = _to_simplified().convert(folded)
    if len(simplified) != len(folded):  # a phrase that OpenCC shortens: character by character keeps the offsets true
        pieces = [_to_simplified().convert(character)[:1] or character for character in folded]
        simplified = "".join(pieces)
    return simplified, offsets


def _fold(text: str) -> tuple[str, list[int]]:
    plain = text.casefold()
    if len(plain) == len(text) and unicodedata.is_normalized("NFKC", plain):  # as nearly all text is
        return plain, list(range(len(text)))
    characters: list[str] = []
    offsets: list[int] = []
    for position, cluster in _clusters(text):
        piece = _folded(cluster)
        characters.append(piece)
        offsets.extend([position] * len(piece))
    return "".join(characters), offsets


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character with the marks that follow it and belong to it, and its offset."""
    start = 0
    for position, character in enumerate(text):
        if position > start and not _follows(character):
            yield start, text[start:position]
            start = position
    if text:
        yield start, text[start:]


@lru_cache(maxsize=8192)
def _folded(cluster: str) -> str:
    # Folding case can take a composed letter apart, so that it is composed again.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cluster).casefold())


@lru_cache(maxsize=8192)
def _follows(character: str) -> bool:
    plain = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(plain)[0] == "M" or "\u1160" <= plain <= "\u11ff"  # marks, and the later parts of 한


@lru_cache(maxsize=4096)  # an import compares the same titles again and again
def title_key(title: str) -> str:
    """Return what two spellings of one title share: compared form without spaces and punctuation."""
    return "".join(_WORD.findall(normalise(title)))


def language_of(text: str) -> str:
    """Return `zh` or `en`: the script in which most of the text is written, a Latin word weighing one Han character.

    The beginning of a long text speaks for all of it.
    """
    beginning = text[:_TELLING_LENGTH]
    han = sum(map(len, _HAN_RUN.findall(beginning)))
    return "zh" if han and han >= len(_LATIN_WORD.findall(beginning)) else "en"


def single_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())
