"""The terms under which the search index holds a text: pairs of Han characters and words, each with its strength."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from storage.search_text import WORD, alphabet, fold_all

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRENGTHS = ("", "·", "•")
"""Marks before terms, weakest first: every text has a plain term; one that is much about it has marked ones besides."""

# BM25's tf/(tf + saturation) passes .67 and .8 here: a text of average length has a term twice and five times.
_THRESHOLDS = (2.0, 4.0)

_AVERAGE_BYTES = 1800


def saturation(text: str) -> float:
    """Return BM25's k₁·(1 − b + b·length/average) of a text, with k₁ = 1.2 and b = 0.75.

    The average is a constant, so that a text's terms never change with its neighbours; lengths are bytes of UTF-8,
    since a Chinese text and its translation then weigh about the same.
    Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
    """
    return 1.2 * (0.25 + 0.75 * len(text.encode("utf-8", "surrogatepass")) / _AVERAGE_BYTES)


def index_terms(texts: Sequence[str]) -> list[str]:
    """Return each text's terms, separated by spaces; empty where a text has no word.

    Terms are the overlapping pairs of each run of Han characters, the last character of each run, and every other
    word; each once, and again behind each of `STRENGTHS` that it reaches. They depend on nothing but their text, so
    that an old text's terms can be made again to delete them.
    """
    import numpy as np

    singles, codes, is_han = _read(texts)
    ends = np.cumsum([len(single) + 1 for single in singles], dtype=np.intp)
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), np.diff(ends, prepend=0))
    saturations = [saturation(text) for text in texts]
    pairs = _pair_terms(owners, codes, is_han, np.array(saturations))
    folded = codes.tobytes().decode("utf-32-le", "surrogatepass")
    words = [folded[end - len(single) - 1 : end] for single, end in zip(singles, ends.tolist(), strict=True)]
    return [
        (pair_terms + _word_terms(word, saturated)).rstrip()
        for pair_terms, word, saturated in zip(pairs, words, saturations, strict=True)
    ]


def _read(texts: Sequence[str]) -> tuple[list[str], NDArray[np.uint32], NDArray[np.bool_]]:
    """Return texts that fold one to one, their folded code points, a line end after each, and which are Han."""
    singles = list(texts)
    codes, one_by_one = alphabet().read("\n".join([*singles, ""]))
    if not one_by_one:
        singles = fold_all(texts)
        codes, _ = alphabet().read("\n".join([*singles, ""]))
    return singles, codes, alphabet().is_han(codes)


def _pair_terms(
    owners: NDArray[np.uint64], codes: NDArray[np.uint32], is_han: NDArray[np.bool_], saturations: NDArray[np.float64]
) -> list[str]:
    """Return for each text its pairs of Han characters as terms, found and counted by one sort for all texts."""
    import numpy as np

    space = ord(" ")
    following = np.where(np.roll(is_han, -1), np.roll(codes, -1), space).astype(np.uint64)
    keys = np.sort((owners << 42 | codes.astype(np.uint64) << 21 | following)[is_han])
    is_new = np.diff(keys, prepend=np.uint64(0)) != 0
    firsts = np.flatnonzero(is_new)
    counts = np.diff(firsts, append=keys.size)
    keys = keys[firsts]
    reached = np.searchsorted(_THRESHOLDS, counts / saturations[(keys >> 42).astype(np.intp)], "right")
    # A term stands in as many rows as it has marks, the plain one included.
    keys = np.repeat(keys, reached + 1)
    marks = np.arange(keys.size) - np.repeat(np.cumsum(reached + 1) - reached - 1, reached + 1)
    written = np.empty((keys.size, 4), np.uint32)
    written[:, 0] = np.array([ord(mark or " ") for mark in STRENGTHS])[marks]
    written[:, 1] = keys >> 21 & 0x1FFFFF
    written[:, 2] = keys & 0x1FFFFF
    written[:, 3] = space
    terms = written.tobytes().decode("utf-32-le")
    bounds = (np.searchsorted(keys >> 42, np.arange(saturations.size + 1)) * 4).tolist()
    return [terms[start:end] for start, end in pairwise(bounds)]


def _word_terms(folded: str, saturated: float) -> str:
    return " ".join(
        mark + word
        for word, count in Counter(WORD.findall(folded)).items()
        for mark in STRENGTHS[: bisect_right(_THRESHOLDS, count / saturated) + 1]
    )
