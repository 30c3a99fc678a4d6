"""Why an item and a challenge are linked: the best passages of both, and the words they share.

A passage is scored like an item, by BM25 against the whole challenge, its passage mates being the collection; the
challenge's side is the passage that shares most with it. Every span counts characters of the stored text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.linking.items import ItemField, challenge_fields
from analysis.linking.lexical import bounded, query_terms, saturation, term_worth
from analysis.linking.passages import passages
from analysis.linking.shared_terms import ChallengeWords, challenge_words, shared_terms
from analysis.linking.tokens import Token, tokens
from storage.records import Challenge, PassagePair, Receipt, Span

LABEL_WEIGHT = 0.6
"""Titles, headings, topics and focus areas name things; a body that says nearly as much is the better evidence."""

LONGEST_HEADING = 30
"""Characters of the longest line that counts as a heading in a text of several lines."""

COVERED_WEIGHT = 0.3
"""What a word already quoted is worth in the second passage: it should add something."""

SECOND_PAIR = 0.4
"""The second passage must reach this share of the first one's score."""

MOST_TERMS = 12
"""How many shared terms a receipt names."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a field with its tokens, whose offsets count in the field's text."""

    field: ItemField
    start: int
    end: int
    tokens: tuple[Token, ...]
    counts: Mapping[str, int]
    """How often each of its terms stands in it."""
    weight: float
    """LABEL_WEIGHT if it names what the text is about, as titles, topics and headings do, 1 if it says something."""

    def span(self) -> Span:
        """Return the characters of the stored text that the passage covers."""
        return Span(self.field.record_id, self.field.name, self.start, self.end, self.field.text[self.start : self.end])


def cut(fields: Sequence[ItemField]) -> list[Passage]:
    """Return the passages of some fields, in order; tokens that no passage covers whole are left out."""
    found = []
    for field in fields:
        of_field = tokens(field.text)
        place = 0
        for start, end in passages(field.text):
            inside = []
            while place < len(of_field) and of_field[place].start < end:
                if start <= of_field[place].start and of_field[place].end <= end:
                    inside.append(of_field[place])
                place += 1
            weight = LABEL_WEIGHT if field.is_label or _is_heading(field.text, start, end) else 1.0
            counts = Counter(token.term for token in inside)
            found.append(Passage(field, start, end, tuple(inside), counts, weight))
    return found


def _is_heading(text: str, start: int, end: int) -> bool:
    """Say whether a passage is a short line of its own that ends like no sentence, in a text of several lines."""
    return (
        end - start <= LONGEST_HEADING
        and text[end - 1].isalnum()
        and text[end : end + 1] in {"", "\n"}
        and "\n" in text
    )


@dataclass(frozen=True, slots=True)
class CutChallenge:
    """A challenge cut once for the receipts of all its links."""

    passages: tuple[Passage, ...]
    words: ChallengeWords
    worth: Mapping[str, float]
    """What each of its terms adds to a score (`lexical.term_worth`)."""


def cut_challenge(challenge: Challenge, rarity: Mapping[str, float]) -> CutChallenge:
    """Return the challenge ready for receipts; `rarity` is that of `Collection.term_rarity`."""
    words = challenge_words((challenge.text, challenge.focus_area, *challenge.keywords))
    worth = term_worth(query_terms(challenge), rarity)
    return CutChallenge(tuple(cut(challenge_fields(challenge))), words, worth)


def write_receipt(item: Sequence[Passage], challenge: CutChallenge, parts: Mapping[str, float]) -> Receipt:
    """Return the receipt of a link: at most two passage pairs, the best first, and the shared terms.

    `item` holds all passages of the item (`cut(item.fields)`), `parts` the score of each view.
    Where no term is shared, or the challenge is nothing but keywords, there is nothing to quote.
    """
    mean = sum(len(passage.tokens) for passage in item) / max(len(item), 1)
    gains = [_gains(passage, challenge.worth, mean) for passage in item]
    chosen = _best_passages(gains)
    pairs = tuple(_pair(item[place], challenge, sum(gains[place].values())) for place in chosen if challenge.passages)
    others = [place for place, of_passage in enumerate(gains) if of_passage and place not in chosen]
    sharing = [item[place] for place in (*chosen, *others)]
    texts = [(passage.field.text, passage.tokens) for passage in sharing]
    terms = shared_terms(texts, challenge.words, _gains_of_all(sharing, challenge.worth))
    return Receipt(pairs, (), tuple(terms[:MOST_TERMS]), dict(parts))


def _gains(passage: Passage, worth: Mapping[str, float], mean_length: float) -> dict[str, float]:
    """Return what each of the challenge's terms adds to the score of a passage."""
    relative_length = len(passage.tokens) / max(mean_length, 1.0)
    shared = sorted(passage.counts.keys() & worth.keys())
    return {
        term: passage.weight * worth[term] * saturation(float(passage.counts[term]), relative_length) for term in shared
    }


def _gains_of_all(sharing: Sequence[Passage], worth: Mapping[str, float]) -> dict[str, float]:
    """Return what each shared term adds to the score of the item as a whole, its length left out."""
    counts = Counter(token.term for passage in sharing for token in passage.tokens if token.term in worth)
    return {term: worth[term] * saturation(float(count), 1.0) for term, count in counts.items()}


def _best_passages(gains: Sequence[Mapping[str, float]]) -> list[int]:
    """Return the places of the best passage and, if there is one that adds enough to it, of a second one."""
    totals = [sum(of_passage.values()) for of_passage in gains]
    best = max(range(len(gains)), key=totals.__getitem__, default=-1)
    if best < 0 or totals[best] <= 0.0:
        return []
    added = [
        sum(gain * (COVERED_WEIGHT if term in gains[best] else 1.0) for term, gain in of_passage.items())
        for of_passage in gains
    ]
    added[best] = 0.0
    second = max(range(len(gains)), key=added.__getitem__)
    return [best, second] if added[second] >= SECOND_PAIR * totals[best] else [best]


def _pair(passage: Passage, challenge: CutChallenge, score: float) -> PassagePair:
    """Pair a passage of the item with that of the challenge which shares most with it, its first one if none does."""

    def shared(other: Passage) -> float:
        terms = sorted(other.counts.keys() & passage.counts.keys())
        return other.weight * sum(challenge.worth[term] for term in terms)

    return PassagePair(passage.span(), max(challenge.passages, key=shared).span(), bounded(score))
