"""Text as search compares it: folded character by character, so that a part of a text folds to a part of its form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HAN_CLASS = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Characters that are searched by pairs, written for the brackets of a regular expression."""

WORD = re.compile(rf"[^\W_{HAN_CLASS}]+")
"""A word of any script whose words are searched whole."""

_HAN = re.compile(f"[{HAN_CLASS}]")
_LETTER = re.compile(r"[^\W_]")

# Accents go, so that names are found from any keyboard; the others are invisible, and text that comes out of PDFs and
# web pages has them in the middle of words.
_DROPPED = re.compile("[\u0300-\u036f\u00ad\u034f\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]")

# Characters that OpenCC tells apart by their neighbours (瞭解 → 了解, but 瞭望) and are one character in most.
# A query is rarely the whole phrase, so search takes each pair for one character.
# From OpenCC 1.4's TSPhrases, STPhrases, TWVariants and HKVariants.
_VARIANTS = dict(
    zip(
        "瞭藉覆著座馀锺讬甦揹沈彷俱画祇衹麺赒谘钜甯薰枱衞敍粧缐迳镟簷痺颚牠醯幺暱",
        "了借复着坐余钟托苏背沉仿具划只只面周咨巨宁熏台卫叙妆线径旋檐痹腭它酰么昵",
        strict=True,
    )
)


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


class _Folding(dict[int, str]):
    """Translation table that learns a character when it first meets it; every result folds to itself."""

    def __init__(self) -> None:
        super().__init__()
        import opencc

        self._simplified: _Converter = opencc.OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        while (again := self._step(folded)) != folded:
            folded = again
        self[code] = folded
        return folded

    def _step(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", _DROPPED.sub("", unicodedata.normalize("NFKD", text))).casefold()
        if plain.isascii():
            return plain if _LETTER.search(plain) or not plain else text
        return "".join(self._simplify(character) if _HAN.match(character) else character for character in plain)

    def _simplify(self, character: str) -> str:
        simplified = self._simplified.convert(character)
        return _VARIANTS.get(simplified, simplified)


@cache
def _folding() -> _Folding:
    return _Folding()


class Alphabet:
    """The folding of characters that fold to one, as arrays by code point: for whole texts at once, thrice as fast."""

    SEVERAL = 0x110000
    """Stands for what a character folds to that folds to none or to several."""

    def __init__(self) -> None:
        import numpy as np

        self._folded: NDArray[np.uint32] = np.full(self.SEVERAL, self.SEVERAL + 1, np.uint32)
        self._is_han: NDArray[np.bool_] = np.zeros(self.SEVERAL + 1, np.bool_)

    def read(self, text: str) -> tuple[NDArray[np.uint32], bool]:
        """Return a text's folded code points, and whether each of its characters folds to one."""
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        folded = self._folded[codes]
        highest = folded.max(initial=0)
        if highest > self.SEVERAL:
            self._learn(np.unique(codes[folded > self.SEVERAL]).tolist())
            folded = self._folded[codes]
            highest = folded.max()
        return folded, bool(highest < self.SEVERAL)

    def is_han(self, folded: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Return which of the folded code points are Han characters."""
        return self._is_han[folded]

    def _learn(self, codes: list[int]) -> None:
        for code in codes:
            folded = _folding()[code]
            single = ord(folded) if len(folded) == 1 else self.SEVERAL
            # In this order, since another thread may read meanwhile.
            self._is_han[single] = single != self.SEVERAL and _HAN.match(folded) is not None
            self._folded[code] = single


@cache
def alphabet() -> Alphabet:
    """Return the one alphabet; it fills itself as it reads."""
    return Alphabet()


def fold(text: str) -> str:
    """Return the form in which texts and queries meet: width, case, accents and Chinese script made equal.

    Unlike `storage.text.normalise`, no character's result depends on its neighbours: any part of a text folds to a
    part of the folded text, so that a query cut out of a text is found in it. Punctuation stays as it is.
    """
    return fold_all([text])[0]


def fold_all(texts: Sequence[str]) -> list[str]:
    """Fold several texts in about the time of one."""
    joined = "\n".join(texts)
    if joined.isascii():
        return [text.lower() for text in texts]
    codes, one_by_one = alphabet().read(joined)
    if not one_by_one:
        return [text.translate(_folding()) for text in texts]
    folded = _decoded(codes)
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return [folded[start : start + len(text)] for start, text in zip(starts, texts, strict=False)]


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text and, for each of its characters, the offset in `text` of the character it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    codes, one_by_one = alphabet().read(text)
    if one_by_one:
        return _decoded(codes), range(len(text))
    pieces = [_folding()[ord(character)] for character in text]
    return "".join(pieces), [position for position, piece in enumerate(pieces) for _ in piece]


def _decoded(codes: NDArray[np.uint32]) -> str:
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
