"""From items and challenges to suggested links: views of evidence, one score, a threshold, receipts.

This engine has one view, shared words. Another view adds its part in `score_pairs`, where parts become one score.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.linking.evidence import Evidence
from analysis.linking.items import LinkItem
from analysis.linking.lexical import LexicalEvidence, bm25, collect
from analysis.linking.receipts import cut, cut_challenge, write_receipt
from storage.ids import link_id
from storage.records import Challenge, Suggestion

if TYPE_CHECKING:
    from analysis.linking.evidence import FloatArray

ENGINE = "lexical"
ENGINE_VERSION = "1"

SUGGESTION_THRESHOLD = 0.5
"""A pair is suggested from this score on.

Recipe: `python -m benchmarks.link_quality` prints the threshold with the best F1 of useful links (grade 2 and 3) on
all labelled documents, and what F1 such a threshold has on documents that it was not fitted on.
"""

_WORDS: Evidence = LexicalEvidence()

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is to do."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """The score of every pair of the items and challenges with these ids, in their order."""

    item_ids: tuple[str, ...]
    challenge_ids: tuple[str, ...]
    values: FloatArray
    """0 to 1, shape (items, challenges), not rounded."""
    parts: Mapping[str, FloatArray]
    """What each view says, on the same scale and of the same shape."""
    rarity: Mapping[str, float]
    """Inverse document frequency of each of the challenges' terms among these texts."""


def score_pairs(items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> PairScores:
    """Score every pair; the same texts give the same scores bit for bit, whatever their order."""
    collection = collect(items, challenges)
    lexical = bm25(collection)
    return PairScores(
        item_ids=tuple(item.id for item in items),
        challenge_ids=tuple(challenge.id for challenge in challenges),
        values=lexical,
        parts={_WORDS.name: lexical},
        rarity=collection.term_rarity(),
    )


def suggest(
    items: Sequence[LinkItem],
    challenges: Sequence[Challenge],
    scores: PairScores | None = None,
    progress: Progress | None = None,
) -> list[Suggestion]:
    """Return the links to suggest, with receipts: by challenge in the given order, best score first, then item id.

    `scores` are those of exactly these items and challenges, computed here if absent; ValueError if they are others'.
    `progress` counts items.
    """
    scores = score_pairs(items, challenges) if scores is None else scores
    if scores.item_ids != tuple(i.id for i in items) or scores.challenge_ids != tuple(c.id for c in challenges):
        raise ValueError("scores of other items or challenges")
    prepared = [cut_challenge(challenge, scores.rarity) for challenge in challenges]
    suggestions: list[tuple[int, Suggestion]] = []
    for row, item in enumerate(items):
        columns = [int(c) for c in (scores.values[row] >= SUGGESTION_THRESHOLD).nonzero()[0]]
        passages = cut(item.fields) if columns else []
        for column in columns:
            parts = {name: float(part[row, column]) for name, part in scores.parts.items()}
            receipt = write_receipt(passages, prepared[column], parts)
            challenge_id = challenges[column].id
            score = float(scores.values[row, column])
            made = Suggestion(link_id(item.id, challenge_id), item.kind, item.id, challenge_id, score, receipt)
            suggestions.append((column, made))
        if progress is not None:
            progress(row + 1, len(items))
    suggestions.sort(key=lambda entry: (entry[0], -entry[1].score, entry[1].item_id))
    return [suggestion for _, suggestion in suggestions]


def input_hash(items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> str:
    """Return the SHA-256 (hex) of all that suggestions depend on: the texts, whatever their order, and the engine."""
    digest = hashlib.sha256()
    settings = [ENGINE, ENGINE_VERSION, SUGGESTION_THRESHOLD, _WORDS.settings]
    for line in (settings, *sorted(_inputs(items, challenges))):
        digest.update(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _inputs(items: Sequence[LinkItem], challenges: Sequence[Challenge]) -> Iterator[list[str]]:
    for item in items:
        yield [item.kind, item.id, *(part for f in item.fields for part in (f.record_id, f.name, f.text))]
    for challenge in challenges:
        yield ["challenge", challenge.id, challenge.text, challenge.focus_area, *challenge.keywords]
