"""The view of shared words: Okapi BM25 with every challenge as a weighted query over the items.

Source of the formula: Robertson & Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
never negative inverse document frequency log(1 + (N - n + ½) / (n + ½)). Departures:

- The challenges are counted among the N texts: a word of many challenges tells them apart as little as a word of many
  talks tells those apart, and a library of one digest already knows which words are common.
- The inverse frequency counts on both sides, squared, as in the cosine of tf-idf vectors (Salton & Buckley,
  "Term-weighting approaches in automatic text retrieval", 1988): challenges are whole paragraphs, and many common words
  must not outweigh few telling ones.

Scores are not divided by what a challenge could attain at most: wordy challenges do bear on more talks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from analysis.linking.items import LinkItem
from analysis.linking.tokens import terms
from storage.records import Challenge

if TYPE_CHECKING:
    from analysis.linking.evidence import FloatArray

_Number = TypeVar("_Number", float, "FloatArray")

SATURATION = 3.0
"""k1: how slowly repetition stops counting. Above the usual 1.2 to 2, as items are whole reports and sections."""

LENGTH_CORRECTION = 0.75
"""b: how far a long text must repeat a word to score like a short one; inside the usual range of 0.5 to 0.8."""

TEXT_WEIGHT = 1.0
FOCUS_AREA_WEIGHT = 1.0
KEYWORD_WEIGHT = 1.5
"""An analyst gives keywords to say what matters, so they count more than the sheet's own words."""

FEWEST_TEXTS = 40
"""A library of fewer talks, sections and challenges is taken for a part of one with so many: no word is common yet."""

HALF_SCORE = 9.0
"""The sum that is given the score ½: a word of one text in twenty (inverse frequency 3) that the item is full of.

It changes no order; it lies near the threshold of suggestions, so that scores spread on both sides of that.
"""


@dataclass(frozen=True, slots=True)
class Collection:
    """What BM25 must know of items and challenges: counts of the challenges' terms only, so that memory stays small."""

    terms: tuple[str, ...]
    """Sorted, so that sums run in one order whatever the order of challenges."""
    queries: tuple[Mapping[str, float], ...]
    """For each challenge, the weight of each of its terms."""
    counts: FloatArray
    """How often each term stands in each item, shape (terms, items)."""
    lengths: FloatArray
    """How many terms each item has, shape (items,)."""
    rarity: FloatArray
    """Inverse document frequency of each term, a natural logarithm above 0, shape (terms,)."""

    def term_rarity(self) -> dict[str, float]:
        """Return the rarity of each term by the term itself."""
        return dict(zip(self.terms, self.rarity.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class LexicalEvidence:
    """Shared words in either script; needs neither glossary nor encoder."""

    name: str = "lexical"

    @property
    def settings(self) -> str:
        """Constants and the versions of the packages that cut and convert the texts."""
        from importlib.metadata import version

        weights = (TEXT_WEIGHT, FOCUS_AREA_WEIGHT, KEYWORD_WEIGHT)
        shape = (SATURATION, LENGTH_CORRECTION, FEWEST_TEXTS, HALF_SCORE)
        return f"bm25 {weights} {shape} rjieba {version('rjieba')} opencc {version('opencc')}"

    def scores(self, items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> FloatArray:
        """Return the score of every pair, 0 to 1, shape (items, challenges)."""
        return bm25(collect(items, challenges))


def query_terms(challenge: Challenge) -> dict[str, float]:
    """Return the terms of a challenge with their weights, in the order of first mention.

    A term weighs as in the field where it weighs most; repetition within a field counts by its square root.
    """
    weights: dict[str, float] = {}
    fields = (
        (challenge.text, TEXT_WEIGHT),
        (challenge.focus_area, FOCUS_AREA_WEIGHT),
        ("\n".join(challenge.keywords), KEYWORD_WEIGHT),
    )
    for text, field_weight in fields:
        for term, count in Counter(terms(text)).items():
            weights[term] = max(weights.get(term, 0.0), field_weight * float(count) ** 0.5)
    return weights


def collect(items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> Collection:
    """Cut all texts and count the terms of the challenges in them."""
    import numpy as np

    queries = tuple(query_terms(challenge) for challenge in challenges)
    vocabulary = tuple(sorted({term for query in queries for term in query}))
    rows = {term: row for row, term in enumerate(vocabulary)}
    counts = np.zeros((len(vocabulary), len(items)))
    lengths = np.zeros(len(items))
    for column, item in enumerate(items):
        for field in item.fields:
            found = terms(field.text)
            lengths[column] += len(found)
            for term in found:
                row = rows.get(term)
                if row is not None:
                    counts[row, column] += 1.0
    in_challenges = Counter(term for query in queries for term in query)
    frequencies = np.count_nonzero(counts, axis=1) + np.array([in_challenges[term] for term in vocabulary], dtype=float)
    return Collection(vocabulary, queries, counts, lengths, rarity(frequencies, len(items) + len(challenges)))


def rarity(frequencies: FloatArray, total: int) -> FloatArray:
    """Return the inverse document frequency of terms in `frequencies` of `total` texts: natural logarithms above 0."""
    import numpy as np

    total = max(total, FEWEST_TEXTS)
    return np.asarray(np.log1p((total - frequencies + 0.5) / (frequencies + 0.5)))


def saturation(counts: _Number, relative_lengths: _Number) -> _Number:
    """Return how far counts fill a term's weight, 0 to 1: the term frequency part of BM25.

    `relative_lengths` are those of the counted texts as shares of the mean length; arrays are broadcast.
    """
    return counts / (counts + SATURATION * (1.0 - LENGTH_CORRECTION + LENGTH_CORRECTION * relative_lengths))


def term_worth(query: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    """Return what each term of a challenge adds to a score when an item is full of it, in the order of terms.

    `query` is that of `query_terms`, `rarity` that of `Collection.term_rarity`.
    """
    return {term: query[term] * rarity[term] ** 2 for term in sorted(query)}


def bounded(scores: _Number) -> _Number:
    """Return sums of worth as scores from 0 to 1, in the same order; HALF_SCORE becomes ½."""
    return scores / (scores + HALF_SCORE)


def bm25(collection: Collection) -> FloatArray:
    """Return the score of every pair, 0 to 1, shape (items, challenges).

    Terms are added one after the other in their order, without BLAS, so that results depend neither on its threads
    nor on the order of items and challenges.
    """
    import numpy as np

    rows = {term: row for row, term in enumerate(collection.terms)}
    mean_length = max(float(collection.lengths.mean()), 1.0) if collection.lengths.size else 1.0
    filled = saturation(collection.counts, collection.lengths / mean_length)
    term_rarity = collection.term_rarity()
    scores = np.zeros((len(collection.lengths), len(collection.queries)))
    for column, query in enumerate(collection.queries):
        for term, worth in term_worth(query, term_rarity).items():
            scores[:, column] += worth * filled[rows[term]]
    return bounded(scores)
