"""What somebody typed into a search box, as terms that can be looked up, verified and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from storage.search_text import HAN_CLASS, WORD, fold

_PIECE = re.compile(rf"[{HAN_CLASS}]+|{WORD.pattern}")
_HAN = re.compile(f"[{HAN_CLASS}]")
_QUOTES = '"＂“”„«»「」『』'
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
# What ends a term outside quotes; hyphens, dots, slashes and the like join the parts of one: co-design, 3D/4D, 2.5.
_SEPARATOR = re.compile(rf"[\s{_QUOTES},;:!?|()\[\]{{}}<>，；：！？｜（）［］｛｝＜＞、。【】《》〈〉…·]+")

_MOST_TOKENS = 64
"""More tokens make an index query slower, not more exact: what it finds is verified on the text."""


@dataclass(frozen=True)
class Term:
    """Something that must occur: Chinese characters exactly in this sequence, other words whole, in this order.

    Between two pieces a text may have any spaces and punctuation, none where one of them is Chinese.
    """

    pieces: tuple[str, ...]
    """Folded runs of Han characters and folded other words."""
    is_prefix: bool = False
    """Whether the last piece, if a word, stands for all words that begin so."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the term in folded text."""
        parts: list[str] = []
        for index, piece in enumerate(self.pieces):
            if index:
                optional = _is_han(piece) or _is_han(self.pieces[index - 1])
                parts.append(r"[\W_]*" if optional else r"[\W_]+")
            open_ended = self.is_prefix and index == len(self.pieces) - 1
            parts.append(re.escape(piece) if _is_han(piece) else _word_pattern(piece, open_ended=open_ended))
        return re.compile("".join(parts))

    @property
    def tokens(self) -> tuple[tuple[str, bool], ...]:
        """What the index must hold for the term: token and whether all tokens that begin so will do."""
        tokens: dict[tuple[str, bool], None] = {}
        for index, piece in enumerate(self.pieces):
            if not _is_han(piece):
                tokens[piece, self.is_prefix and index == len(self.pieces) - 1] = None
            elif len(piece) == 1:
                tokens[piece, True] = None
            else:
                tokens.update({(piece[at : at + 2], False): None for at in range(len(piece) - 1)})
        return tuple(tokens)

    def count(self, folded: str) -> int:
        """Return how often the term occurs in a folded text."""
        return len(self.pattern.findall(folded))


def query_terms(query: str) -> tuple[Term, ...]:
    """Return the terms of a query, all of which must occur; none where it has no letter, digit or Han character.

    White space and punctuation between clauses separate terms; quotes of any kind keep a phrase together; an asterisk
    behind a word stands for its endings. There are no operators: AND, OR, NOT and NEAR are words.
    """
    terms: dict[tuple[tuple[str, ...], bool], Term] = {}
    for chunk in _chunks(fold(query)):
        pieces = tuple(_PIECE.findall(chunk))
        if pieces:
            is_prefix = chunk.endswith((f"{pieces[-1]}*", f"{pieces[-1]}＊")) and not _is_han(pieces[-1])
            terms.setdefault((pieces, is_prefix), Term(pieces, is_prefix))
    return tuple(terms.values())


def match_expression(terms: Sequence[Term], strength: str = "") -> str:
    """Return the FTS5 expression of the texts that may hold all terms, each token with that mark of `STRENGTHS`.

    Every string in it is quoted and has no quotes in it. There must be terms.
    """
    tokens = list(dict.fromkeys(token for term in terms for token in term.tokens))
    step = -(-len(tokens) // _MOST_TOKENS)
    return " AND ".join(f'"{strength}{token}"{"*" * is_prefix}' for token, is_prefix in tokens[::step])


def _chunks(query: str) -> Iterator[str]:
    """Yield quoted phrases whole and the rest cut at separators."""
    end = 0
    for quoted in _QUOTED.finditer(query):
        yield from _SEPARATOR.split(query[end : quoted.start()])
        yield quoted[1]
        end = quoted.end()
    yield from _SEPARATOR.split(query[end:])


def _is_han(piece: str) -> bool:
    return _HAN.match(piece) is not None


def _word_pattern(word: str, *, open_ended: bool) -> str:
    letter = rf"[^\W_{HAN_CLASS}]"
    literal = re.escape(word)
    # What stands before is looked at last: `re` is several times as fast where a pattern begins with literal text.
    return rf"{literal}(?<!{letter}{literal})" + (rf"{letter}*" if open_ended else rf"(?!{letter})")
