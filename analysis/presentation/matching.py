"""Which of many short texts a few typed letters mean: the command palette's search.

A typed word is looked for in four ways, the best that answers counts: at the beginning of a word, as the beginnings of
neighbouring words ("kvc" finds Key Value Cache, "cunchuxt" and "ccxt" find 存储系统), anywhere, and as beginnings of
words further apart. Chinese answers to its pinyin once `spell_out` has spelt it, which belongs into another process:
loading the dictionaries holds the interpreter for a third of a second.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from storage.text import normalise, normalise_with_offsets

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_UNIT = re.compile(f"[{_HAN}]|[^\\W_{_HAN}]+")
_PIECE = re.compile(f"[{_HAN}]+|[^\\s{_HAN}]+")
_LETTER = re.compile(r"[^\W_]")
_SPELLING = re.compile(r"[\w'’·-]+")  # what is typed as words or pinyin (xi'an); other signs are meant as they stand

_BEGIN = "\x1f"  # stands before every unit of a spelt text
_WORD = f"\x1e{_BEGIN}"  # and this before a word, so that its beginning is told from that of a syllable
_ASCII, _OTHER_BITS = 128, 64

_WORD_START, _NEIGHBOURS, _ANYWHERE, _APART = 400, 300, 200, 100
_AT_THE_BEGINNING = 60
_TELLING_PLACE = 40  # further into a text, a place says nothing of how well it fits
_FEWEST_APART = 3  # two letters that stand apart are in every text


@dataclass(frozen=True, slots=True)
class MatchIndex:
    """Texts, each with its compared form, its units (words, Chinese characters) as spelt, and its letters as bits."""

    texts: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()
    letters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A text that answers, by its place in the index; `spans` are (start, end) in the text as shown, in order."""

    place: int
    score: int
    spans: tuple[tuple[int, int], ...]


def build_index(texts: Iterable[str], spellings: Mapping[str, str] | None = None) -> MatchIndex:
    """Return the index of texts; those of which `spellings` (of `spell_out`) says nothing go without pinyin.

    About 20 µs a text: belongs off the main thread.
    """
    known = spellings or {}
    shown = tuple(texts)
    plain = tuple(map(normalise, shown))
    spelt = tuple(known.get(text) or _spelt(compared, tuple) for text, compared in zip(shown, plain, strict=True))
    return MatchIndex(shown, plain, spelt, tuple(map(_letters_of, plain, spelt)))


def has_chinese(text: str) -> bool:
    """Say whether a text has anything that pinyin spells."""
    return _HAN_RUN.search(text) is not None


def spell_out(texts: Iterable[str]) -> dict[str, str]:
    """Return text → its units with Chinese in toneless pinyin, for `build_index`; a reading follows the word.

    Loads two dictionaries (some 0.5 s, 60 MB) and holds the interpreter meanwhile: run it in a worker process.
    """
    return {text: _spelt(normalise(text), _pinyin) for text in texts}


def rank(query: str, index: MatchIndex, limit: int, among: Sequence[int] | None = None) -> list[Match]:
    """Return the best `limit` texts that answer to every word of a query, best first, equals in the index's order.

    `among` names the places to look at, all by default; without a word to look for these are returned as they come.
    """
    places = range(len(index.texts)) if among is None else among
    compared = normalise(query)
    pieces = _PIECE.findall(compared)
    if not pieces:
        return [Match(place, 0, ()) for place in places[:limit]]
    letters, plain, spelt = index.letters, index.plain, index.spelt
    needed = _letters_of(*_LETTER.findall(compared))
    scores = {place: 0 for place in places if letters[place] & needed == needed}
    for piece in sorted(pieces, key=len, reverse=True):  # the longest leaves the fewest
        score = _scorer(piece)
        scores = {at: so_far + found for at, so_far in scores.items() if (found := score(plain[at], spelt[at]))}
    best = heapq.nsmallest(limit, ((-score, len(plain[place]), place) for place, score in scores.items()))
    return [Match(place, -score, spans_of(query, index, place)) for score, _length, place in best]


def spans_of(query: str, index: MatchIndex, place: int) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of what a query finds in one text, in the text as shown; nothing where it finds none."""
    text = index.texts[place]
    compared, offsets = normalise_with_offsets(text)
    found: set[int] = set()
    for piece in _PIECE.findall(normalise(query)):
        found.update(_positions(piece, compared, index.spelt[place]))
    ends = [*offsets[1:], len(text)]
    return _joined((offsets[at], _end_of(at, offsets, ends)) for at in sorted(found))


def _spelt(compared: str, spell: Callable[[str], Iterable[str]]) -> str:
    """Return every word and every Chinese character of a compared text behind a mark."""
    syllables = iter([syllable for run in _HAN_RUN.findall(compared) for syllable in spell(run)])
    units = _UNIT.findall(compared)
    return "".join(_BEGIN + next(syllables) if _HAN_RUN.match(unit) else _WORD + unit for unit in units)


def _letters_of(*texts: str) -> int:
    """Return the characters of texts as bits; what lacks a bit of a query cannot answer to it."""
    bits = 0
    for character in set().union(*texts):
        code = ord(character)
        bits |= 1 << (code if code < _ASCII else _ASCII + code % _OTHER_BITS)
    return bits


def _pinyin(run: str) -> list[str]:
    import rjieba

    return [syllable for word in rjieba.cut(run) for syllable in _syllables(word)]


@cache  # titles of one field share their words, and a word takes 20 µs to spell; lives as long as the worker
def _syllables(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin

    spelt = tuple(lazy_pinyin(word))
    return spelt if len(spelt) == len(word) else tuple(word)


def _scorer(piece: str) -> Callable[[str, str], int]:
    """Return what scores a text, given compared and spelt, against one piece of a query; 0: it does not answer."""
    word, neighbours, apart = _WORD + piece, _neighbours(piece), _apart(piece)
    is_chinese = _HAN_RUN.match(piece) is not None

    def score(plain: str, spelt: str) -> int:
        at = plain.find(piece)
        if at == 0:
            return _WORD_START + _AT_THE_BEGINNING + (len(piece) == len(plain))
        if at > 0 and (is_chinese or word in spelt):
            return _WORD_START + _nearness(at)
        if neighbours is not None and (found := neighbours.search(spelt)):
            return _NEIGHBOURS + _nearness(found.start())
        if at > 0:
            return _ANYWHERE + _nearness(at)
        if apart is not None and (found := apart.search(spelt)):
            return _APART + _nearness(found.end() - found.start())
        return 0

    return score


def _nearness(distance: int) -> int:
    return _TELLING_PLACE - min(distance, _TELLING_PLACE)


def _neighbours(piece: str) -> re.Pattern[str] | None:
    """Return what finds the letters of a piece, a group each, each after the last or where the next unit begins."""
    letters = [f"({letter})" for letter in _letters_to_spell(piece)]
    return re.compile(_BEGIN + f"(?:[^{_BEGIN}]*+{_BEGIN})?".join(letters)) if letters else None


def _apart(piece: str) -> re.Pattern[str] | None:
    """Return what finds the letters of a piece, each after the last or at the beginning of the nearest unit that fits.

    The nearest is taken for good, so that the time a text takes does not grow with the ways to spread the letters.
    """
    letters = _letters_to_spell(piece)
    if len(letters) < (2 if _HAN_RUN.match(piece) else _FEWEST_APART):
        return None
    first, *rest = letters
    unit = f"[^{_BEGIN}]*+"
    steps = (f"(?>({one})|{unit}(?:{_BEGIN}(?!{one}){unit})*+{_BEGIN}({one}))" for one in rest)
    return re.compile(f"{_BEGIN}({first})" + "".join(steps))


def _letters_to_spell(piece: str) -> list[str]:
    return _LETTER.findall(piece) if _SPELLING.fullmatch(piece) else []


def _positions(piece: str, compared: str, spelt: str) -> list[int]:
    """Return the places in a compared text of what a piece finds there, in the order in which ways are scored."""
    at = _first_start(piece, compared)
    if at < 0:
        for pattern in (_neighbours(piece), _apart(piece)):
            if pattern is not None and (found := pattern.search(spelt)):
                return _of_units(found, compared, spelt)
            at = compared.find(piece)
            if at >= 0:
                break
    return list(range(at, at + len(piece))) if at >= 0 else []


def _first_start(piece: str, compared: str) -> int:
    """Return the first place of a piece at the beginning of a word, else -1; every Chinese character begins one."""
    if _HAN_RUN.match(piece) or compared.startswith(piece):
        return compared.find(piece)
    return next((unit.start() for unit in _UNIT.finditer(compared) if compared.startswith(piece, unit.start())), -1)


def _of_units(found: re.Match[str], compared: str, spelt: str) -> list[int]:
    """Return the places in the compared text of the letters found in the spelt one: its units stand in one order."""
    units = list(_UNIT.finditer(compared))
    places: list[int] = []
    for at in (found.start(group) for group in range(1, found.re.groups + 1) if found[group]):
        unit = units[spelt.count(_BEGIN, 0, at) - 1]
        inside = 0 if _HAN_RUN.match(unit[0]) else at - spelt.rindex(_BEGIN, 0, at) - 1
        places.append(unit.start() + inside)
    return places


def _end_of(at: int, offsets: Sequence[int], ends: Sequence[int]) -> int:
    """Return where the shown character ends that a compared one came from; several may come from one (ﬃ)."""
    start = offsets[at]
    while ends[at] == start:
        at += 1
    return ends[at]


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order with those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
