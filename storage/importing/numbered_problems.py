"""A cell of the challenge sheet to its numbered problems: `1.` `2、` `（3）` `4）` `⑤`, with or without spaces."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
# A decimal point is followed by a digit, an enumeration's is not; `、` and brackets are never decimal.
_MARKER = re.compile(
    r"[（(]\s{0,2}(?P<bracketed>[0-9０-９]{1,3})\s{0,2}[)）][.．、]?"
    rf"|(?P<circled>[{_CIRCLED}])"
    r"|(?P<plain>(?<![0-9０-９A-Za-z.．/+-])[0-9０-９]{1,3})"
    r"(?P<mark>[.．](?![0-9０-９])|[、)）]"
    r"|(?=[ \t　]+[^\s0-9０-９个個種种項项台款張张條条類类次年月天倍万萬亿億位名家層层級级]))"
)
_BOUNDARY = re.compile(r"[\s，。？！；：、,.?!;:)）】」』”’…]\Z")
# Words after which a number counts or names something: 第2、, 到3.
_COUNTING = "第至到约达"
# `（1）` under `1.` is a list within a problem; `1.` and `2、` side by side are mere carelessness.
_STYLES_OF_THEIR_OWN = {"bracketed", "circled"}
_BULLETS = " \t　-*•·"
_HANGING_BULLET = re.compile(r"\n[ \t]*[-*•·]\Z")


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a cell; `number` is None where the cell does not number it."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class _Marker:
    number: int
    start: int
    end: int
    style: str
    begins_line: bool
    after_boundary: bool


def split_problems(cell: str, firsts: Iterable[int] = (1,)) -> tuple[Problem, ...]:
    """Split a cell into its problems; their texts keep all of their characters but the numbers and outer white space.

    Numbers must run in sequence from one of `firsts` (1, or where the focus area's previous row ended), so that
    `3D/4D`, `L3+`, `2026` and `2.5 倍` stay in the text. A cell without such a sequence is one unnumbered problem; an
    empty cell has none.
    """
    if not cell.strip():
        return ()
    markers = list(_markers(cell))
    sequences = [_sequence(markers, first, cell) for first in dict.fromkeys(firsts)]
    sequence = max(sequences, key=len, default=[])
    if not sequence:
        return (Problem(None, cell.strip()),)
    ends = [marker.start for marker in sequence[1:]] + [len(cell)]
    pieces = (cell[marker.end : end].strip() for marker, end in zip(sequence, ends, strict=True))
    texts = [_HANGING_BULLET.sub("", piece).rstrip() for piece in pieces]
    introduction = cell[: sequence[0].start].strip().lstrip(_BULLETS)
    if introduction:
        texts[0] = f"{introduction} {texts[0]}".strip()
    return tuple(Problem(marker.number, text) for marker, text in zip(sequence, texts, strict=True) if text)


def _markers(cell: str) -> Iterable[_Marker]:
    for match in _MARKER.finditer(cell):
        before = cell[: match.start()][-40:]
        line_start = not before.rsplit("\n", 1)[-1].strip(_BULLETS) and (len(before) < 40 or "\n" in before)
        if match["circled"]:
            number, style = _CIRCLED.index(match["circled"]) + 1, "circled"
        elif match["bracketed"]:
            number, style = int(unicodedata.normalize("NFKC", match["bracketed"])), "bracketed"
        else:
            number = int(unicodedata.normalize("NFKC", match["plain"]))
            style = unicodedata.normalize("NFKC", match["mark"]) or "bare"
        boundary = line_start or style == "circled" or _BOUNDARY.search(before) is not None
        yield _Marker(number, match.start(), match.end(), style, line_start, boundary)


def _sequence(markers: list[_Marker], first: int, cell: str) -> list[_Marker]:
    """Return the markers of one enumeration from `first` on, in order; empty where the cell has none."""
    by_number: dict[int, list[_Marker]] = {}
    for marker in markers:
        by_number.setdefault(marker.number, []).append(marker)
    found: list[_Marker] = []
    position, number = 0, first
    while True:
        following = _next(by_number.get(number, []), position, found[0].style if found else "", cell)
        if following is None:
            break
        found.append(following)
        position, number = following.end, number + 1
    # Within a sentence one number proves nothing; two in a row do.
    return found if found and (found[0].begins_line or len(found) > 1) else []


def _next(candidates: list[_Marker], position: int, style: str, cell: str) -> _Marker | None:
    """Return the candidate after the position that is written most like its predecessor; at equality the first."""
    ahead = candidates[bisect_left(candidates, position, key=lambda marker: marker.start) :]
    fitting = (marker for marker in ahead if _fits(marker, style, cell))
    return max(fitting, key=lambda marker: (marker.begins_line, marker.style == style), default=None)


def _fits(marker: _Marker, style: str, cell: str) -> bool:
    if style and marker.style != style and {marker.style, style} & _STYLES_OF_THEIR_OWN:
        return False
    if marker.style == "bare":
        return marker.begins_line
    if marker.after_boundary:
        return True
    before = cell[marker.start - 1]
    return marker.style == style and not before.isascii() and before not in _COUNTING
