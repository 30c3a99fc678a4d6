"""The words that an item and a challenge share, as a receipt names them: as the item writes them, phrases whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis.linking.tokens import Token, is_single, tokens

_JOINS = frozenset({"", " ", "-"})
"""What may stand between two words of one phrase (长序列, KV Cache, co-design)."""


@dataclass(frozen=True, slots=True)
class ChallengeWords:
    """The whole words of a challenge, and which of them follow each other in it."""

    words: frozenset[str]
    neighbours: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Neighbouring shared words: as they stand in the item, and the terms in them, parts of words included."""

    shown: str
    terms: frozenset[str]


def challenge_words(texts: Iterable[str]) -> ChallengeWords:
    """Return the words of a challenge's texts."""
    words: set[str] = set()
    neighbours: set[tuple[str, str]] = set()
    for text in texts:
        whole = [token for token in tokens(text) if token.whole]
        words.update(token.term for token in whole)
        neighbours.update((a.term, b.term) for a, b in pairwise(whole) if _touch(text, a, b))
    return ChallengeWords(frozenset(words), frozenset(neighbours))


def shared_terms(
    texts: Iterable[tuple[str, Sequence[Token]]], challenge: ChallengeWords, gains: Mapping[str, float]
) -> list[str]:
    """Return the shared words, what adds most to the score first, then what stands first; none is part of another.

    `texts` are the item's texts in reading order with their tokens, whose offsets count in the text; `gains` is what
    each shared term adds to the score.
    """
    found: dict[str, frozenset[str]] = {}
    for text, text_tokens in texts:
        shared = [token for token in text_tokens if token.term in gains]
        for start, end in _phrases(text, shared, challenge):
            shown = text[start:end]
            if shown not in found:
                found[shown] = frozenset(token.term for token in shared if start <= token.start and token.end <= end)
    phrases = [_Phrase(shown, terms) for shown, terms in found.items()]
    kept: list[_Phrase] = []
    for phrase in sorted(phrases, key=lambda phrase: -sum(gains[term] for term in sorted(phrase.terms))):
        if not all(is_single(term) for term in phrase.terms) and not any(phrase.terms <= other.terms for other in kept):
            kept.append(phrase)
    return [phrase.shown for phrase in kept]


def _touch(text: str, first: Token, second: Token) -> bool:
    return text[first.end : second.start] in _JOINS and first.end <= second.start


def _phrases(text: str, shared: Sequence[Token], challenge: ChallengeWords) -> Iterator[tuple[int, int]]:
    """Join words of the text as long as the challenge has the same neighbours; yield start and end of each phrase."""
    words = _outermost(shared, challenge)
    first = 0
    while first < len(words):
        last = first
        while last + 1 < len(words) and _neighbours(text, words[last], words[last + 1], challenge):
            last += 1
        yield words[first].start, words[last].end
        first = last + 1


def _neighbours(text: str, first: Token, second: Token, challenge: ChallengeWords) -> bool:
    return (first.term, second.term) in challenge.neighbours and _touch(text, first, second)


def _outermost(shared: Sequence[Token], challenge: ChallengeWords) -> list[Token]:
    """Return the shared words in order, without those inside another and without parts that are a word nowhere."""
    found: list[Token] = []
    named = (token for token in shared if token.whole or token.term in challenge.words)
    for token in sorted(named, key=lambda token: (token.start, -token.end)):
        if not found or token.start >= found[-1].end:
            found.append(token)
    return found
