"""Texts as the terms that the lexical view compares, and where in the stored text each term stands.

Chinese is cut by rjieba after conversion to simplified. A word of three or more characters also gives its overlapping
pairs (注意力 → 注意, 意力), so that words which a dictionary cuts differently still meet and long words, which are the
specific ones, weigh more. A Latin word gives its singular; a mixed one (nvfp4, 3daigc, network4ai) its letters too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from analysis.linking.stopwords import STOP_WORDS
from storage.text import is_han, normalise, normalise_with_offsets

_RUN = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[234]d|[^\W\d_]{2,}")


class Token(NamedTuple):
    """A term at the characters `start` to `end` of a text; `whole` unless it is only a part of a word."""

    term: str
    start: int
    end: int
    whole: bool


def terms(text: str) -> list[str]:
    """Return the terms of a text in reading order, repeated as often as they stand there."""
    import rjieba

    return [token.term for word in rjieba.cut(normalise(text)) for token in _tokens_of_word(word)]


def tokens(text: str) -> list[Token]:
    """Return the terms of a text with the characters of `text` (the stored form) that each one covers."""
    import rjieba

    compared, offsets = normalise_with_offsets(text)
    found = []
    for word, start, _end in rjieba.tokenize(compared):
        for term, first, last, whole in _tokens_of_word(word):
            found.append(Token(term, offsets[start + first], offsets[start + last - 1] + 1, whole))
    return found


def is_single(term: str) -> bool:
    """Say whether a term is one Chinese character: what a dictionary leaves over between words."""
    return len(term) == 1


@lru_cache(maxsize=1 << 16)
def _tokens_of_word(word: str) -> tuple[Token, ...]:
    """Return the terms of one dictionary word, their offsets counted in the word."""
    found: list[Token] = []
    for run in _RUN.finditer(word):
        start = run.start()
        for han, group in groupby(run.group(), key=is_han):
            piece = "".join(group)
            found.extend(_han_tokens(piece, start) if han else _latin_tokens(piece, start))
            start += len(piece)
    return tuple(found)


def _han_tokens(run: str, start: int) -> list[Token]:
    if run in STOP_WORDS:
        return []
    found = [Token(run, start, start + len(run), True)]
    if len(run) > 2:
        pairs = ((run[i : i + 2], start + i) for i in range(len(run) - 1))
        found.extend(Token(pair, place, place + 2, False) for pair, place in pairs if pair not in STOP_WORDS)
    return found


def _latin_tokens(run: str, start: int) -> list[Token]:
    end = start + len(run)
    if len(run) < 2 or run.isdecimal() or run in STOP_WORDS:
        return []
    whole = singular(run)
    found = [] if whole in STOP_WORDS else [Token(whole, start, end, True)]
    if any(character.isdecimal() for character in run):
        parts = (part for part in _LETTERS.finditer(run) if part.group() != run)
        found.extend(Token(part.group(), start + part.start(), start + part.end(), False) for part in parts)
    return found


def singular(word: str) -> str:
    """Return an English word without its plural ending.

    Source of the rules: the S-stemmer of Harman, "How effective is suffixing?", JASIS 42 (1991); words in -is stay.
    """
    if len(word) > 3 and word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("us", "ss", "is")):
        return word[:-1]
    return word
