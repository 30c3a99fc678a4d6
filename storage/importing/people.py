"""Speakers and authors as digests list them: `Name（role, affiliation）、…` and `name number、…`."""

from __future__ import annotations

import re

from storage.importing.markup import plain_lines
from storage.records import Author, Speaker
from storage.text import single_line

_OPEN, _CLOSE = "(（[［", ")）]］"
_BRACKETS = re.compile(r"[(（\[［)）\]］]")
_SUFFIX = re.compile(
    r"(?:co|ltd|inc|llc|llp|lp|corp|corporation|limited|company|gmbh|ag|s\.?a|s\.?p\.?a|b\.?v|n\.?v|plc|pte|pty|k\.?k|"
    r"oy|ab|jr|sr|ph\.?\s?d|m\.?d|ii|iii)\b\.?(?:\s*,?\s*(?:ltd|inc|llc|limited|co)\b\.?)*\s*\Z",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:c[a-z]o|s?vp|president|chair\w*|founder|co-?founder|director|head|lead|leader|manager|engineer|architect|"
    r"scientist|researcher|professor|prof|fellow|developer|officer|analyst|consultant|partner|evangelist|specialist|"
    r"student|lecturer|maintainer|principal|staff|chief|advocate|ambassador|moderator|host)\b"
    r"|总监|總監|工程师|工程師|架构师|架構師|教授|经理|經理|科学家|科學家|创始人|創始人|研究员|研究員"
    r"|总裁|總裁|院长|院長|主任|主管|负责人|負責人|专家|專家|博士|院士|首席|顾问|顧問|董事|主席|会长"
    r"|會長|秘书|秘書|讲师|講師|学生|學生|主持人",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\A\s*(?:-\s+|\d{1,3}[.)、）]\s*(?=\D))")
_NUMBER = r"(?:(?<![A-Za-z])[A-Za-z]{1,3})?\d{4,}"
_BARE_NUMBER = re.compile(rf"{_NUMBER}\Z")
_AUTHOR = re.compile(rf"(?P<name>.*?[^\s(（:：])\s*[:：]?\s*[(（]?\s*(?P<number>{_NUMBER})\s*[)）]?\Z")
_NUMBER_FIRST = re.compile(rf"(?P<number>{_NUMBER})\s+(?P<name>\S.*)\Z")
_AFTER_NUMBER = re.compile(r"(?<=\d{4})[)）]?\s+(?=[^\d\s(（)）])")
_AUTHOR_SEPARATOR = re.compile(r"[、,，;；\n&]|(?<!\d)\s*/\s*|\s+and\s+")


def parse_speakers(text: str) -> tuple[Speaker, ...]:
    """Return the people of a speaker part, in order and each once.

    People are separated by `、`, `；`, `，`, a line end or comma. The last brackets, half- or full-width, hold role and
    affiliation: the last part after a comma is the affiliation, with its `, Ltd`; a single part is a role if it has
    a word for one. An entry without brackets is a name.
    """
    entries = (_BULLET.sub("", entry).strip() for entry in _people(plain_lines(text)))
    return tuple(dict.fromkeys(_speaker(entry) for entry in entries if entry.strip("-—/ .。")))


def parse_authors(text: str) -> tuple[Author, ...]:
    """Return the authors of a report, in order and each once; a staff number has four digits or more."""
    authors: list[Author] = []
    for entry in _AUTHOR_SEPARATOR.split(plain_lines(text)):
        entry = _BULLET.sub("", entry).strip()
        for person in [entry] if _NUMBER_FIRST.match(entry) else _AFTER_NUMBER.split(entry):
            author = _author(single_line(person).strip("。. "))
            if author:
                authors.append(author)
    return tuple(dict.fromkeys(authors))


def split_outside_brackets(text: str, separators: str) -> list[str]:
    """Split a text at any of the separators that is in no brackets; without balance, brackets do not count."""
    if not any(separator in text for separator in separators):
        return [text]
    brackets_count = _is_balanced(text)
    parts: list[str] = []
    depth = start = 0
    for match in re.finditer(f"[{re.escape(separators + _OPEN + _CLOSE)}]", text):
        mark = match[0]
        if mark in separators:
            if depth == 0:
                parts.append(text[start : match.start()])
                start = match.end()
        elif brackets_count:
            depth += 1 if mark in _OPEN else -1
    return [*parts, text[start:]]


def _is_balanced(text: str) -> bool:
    depth = 0
    for mark in _BRACKETS.findall(text):
        depth += 1 if mark in _OPEN else -1
        if depth < 0:
            return False
    return depth == 0


def _people(text: str) -> list[str]:
    if not _is_balanced(text):  # brackets tell nothing then, and a comma may stand in them
        return [entry.strip() for entry in re.split(r"[、；;\n]", text)]
    strong = [entry for line in text.split("\n") for entry in split_outside_brackets(line, "、；;，")]
    listed = len([entry for entry in strong if entry.strip()]) > 1
    people: list[str] = []
    for entry in strong:
        pieces = _join_suffixes(split_outside_brackets(entry, ","))
        # A comma after brackets ends a person; one elsewhere does so only where nothing stronger separates people.
        if listed and not all(piece.rstrip()[-1:] in tuple(_CLOSE) for piece in pieces[:-1]):
            people.append(entry.strip())
        else:
            people.extend(piece.strip() for piece in pieces)
    return people


def _join_suffixes(pieces: list[str]) -> list[str]:
    """Join `Ltd`, `Inc.` and their like to the name before them."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.match(piece.strip()):
            joined[-1] = f"{joined[-1].rstrip()}, {piece.strip()}"
        else:
            joined.append(piece)
    return joined


def _speaker(entry: str) -> Speaker:
    entry = single_line(entry)
    opening = _last_opening(entry)
    if opening is None:
        return Speaker(entry)
    name, details = entry[:opening].strip(), entry[opening + 1 :].rstrip()
    if details[-1:] in tuple(_CLOSE):
        details = details[:-1]
    if not name:
        return Speaker(details.strip() or entry)
    role, affiliation = _role_and_affiliation(details)
    return Speaker(name, role, affiliation)


def _last_opening(entry: str) -> int | None:
    """Return where the last outer brackets open, if the entry ends with them (or they never close)."""
    if entry[-1:] not in tuple(_CLOSE):
        openings = [i for i, character in enumerate(entry) if character in _OPEN]
        unclosed = len(openings) > sum(1 for character in entry if character in _CLOSE)
        return openings[0] if unclosed and openings[0] > 0 else None
    depth = 0
    for position in range(len(entry) - 1, -1, -1):
        if entry[position] in _CLOSE:
            depth += 1
        elif entry[position] in _OPEN:
            depth -= 1
            if depth == 0:
                return position
    return None


def _role_and_affiliation(details: str) -> tuple[str, str]:
    pieces = [piece.strip() for piece in _join_suffixes(split_outside_brackets(details, ",，"))]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) == 1:
        role, at, affiliation = pieces[0].partition(" @ ")
        if at:
            return role.strip(), affiliation.strip()
        return (pieces[0], "") if _ROLE.search(pieces[0]) else ("", pieces[0])
    return (", ".join(pieces[:-1]), pieces[-1]) if pieces else ("", "")


def _author(entry: str) -> Author | None:
    if not entry:
        return None
    match = None if _BARE_NUMBER.match(entry) else _NUMBER_FIRST.match(entry) or _AUTHOR.match(entry)
    return Author(match["name"].strip(), match["number"]) if match else Author(entry)
