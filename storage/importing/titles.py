"""A talk's heading taken apart: 【session type】title in one or two languages [code]."""

from __future__ import annotations

import re

from storage.importing.parsed import ParsedTitle
from storage.text import is_han, language_of, single_line

_CODE = r"(?=[A-Za-z0-9._/-]*\d)[A-Za-z0-9][A-Za-z0-9._/-]{1,19}"
_CODE_AT_END = re.compile(
    rf"\s*(?:[\[［【]\s*(?P<square>{_CODE})\s*[\]］】]|[(（]\s*(?P<round>[A-Z]{{1,5}}-?\d{{4,6}}[A-Z]?)\s*[)）])\s*\Z"
)
_CODE_AT_START = re.compile(rf"\s*[\[［【]\s*(?P<square>{_CODE})\s*[\]］】]\s*")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_TYPE = re.compile(r"\s*(?:【(?P<lenticular>[^【】]{1,80})】|[\[［](?P<square>[^\[\]［］]{1,60})[\]］])\s*")
_SESSION_WORD = re.compile(
    r"\b(?:talks?|panels?|workshops?|keynotes?|tutorials?|posters?|sessions?|demos?|training|lightning|birds|connect)\b"
    r"|演讲|论坛|主题|研讨|培训|海报|圆桌|展示|講座|演講|論壇",
    re.IGNORECASE,
)

_STRONG_SEPARATOR = re.compile(r"\s*[\n|｜]\s*")
_WEAK_SEPARATOR = re.compile(r"\s+[/·／]\s+|\s*／\s*")
_SPACE = re.compile(r"\s+")
_TRANSLATION_IN_BRACKETS = re.compile(r"(?P<outer>.*\S)\s*[(（](?P<inner>[^()（）]+)[)）]\s*\Z", re.DOTALL)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w'’./+-]*")
_PLAIN_WORD = re.compile(r"[A-Z]?[a-z'’]+(?:-[A-Z]?[a-z]+)*\Z")
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "in",
        "on",
        "with",
        "and",
        "or",
        "by",
        "from",
        "at",
        "as",
        "is",
        "are",
        "via",
        "using",
        "into",
        "how",
        "what",
        "why",
        "when",
        "your",
        "you",
        "our",
        "their",
        "its",
        "this",
        "that",
        "be",
        "can",
        "through",
        "towards",
        "toward",
        "beyond",
        "over",
        "under",
        "without",
        "within",
        "across",
        "between",
    ]
)
# A Chinese text that begins or ends with one of these goes on in the other script: 使用 X 构建…, …API 的实践.
_GOES_ON = "的与和及之中在上是等或并于为到从对用将把被让向以"
_GOES_ON_WORDS = ("构建", "使用", "基于", "利用", "通过", "借助", "采用", "面向", "迈向", "拥抱", "解锁", "：", ":")
_LIST_NUMBER = re.compile(r"\A\d{1,3}[.、)．）]\s*(?=[【\[])")
_SPACES = re.compile(r"[^\S\n]+")
_LONGEST = 400


def parse_title(heading: str, language: str = "") -> ParsedTitle:
    """Take a talk's heading apart.

    `language` (`zh` or `en`) is the document's; without it the heading's own decides which of two titles comes first.
    No word is lost but a list number before the type: what is neither type nor code stays in the titles, and a heading
    that is all type is the title.
    """
    rest = _LIST_NUMBER.sub("", _SPACES.sub(" ", heading).strip())
    code, rest = _take_code(rest)
    session_type, rest = _take_type(rest)
    if not code:
        code, rest = _take_code(rest)
    if not rest:
        return ParsedTitle(single_line(heading))
    titles = split_languages(rest)
    titles.sort(key=lambda title: language_of(title) != (language or language_of(heading)))
    return ParsedTitle(titles[0], tuple(titles[1:]), session_type, code)


def split_languages(text: str) -> list[str]:
    """Return the titles in a text that repeats itself in another language, or the text as the only one.

    Two are told apart by a separator, brackets or a space, where one side reads as an English phrase (three words with
    a function word, or five everyday words) and the other has four Chinese characters or more; names of products in a
    Chinese title do not.
    """
    if len(text) > _LONGEST or text.isascii():  # a paragraph that somebody made a heading, or one language
        return [single_line(text)]
    for separator, words in ((_STRONG_SEPARATOR, 2), (_WEAK_SEPARATOR, 3)):
        for match in separator.finditer(text):
            pair = _pair(text[: match.start()], text[match.end() :], words)
            if pair:
                return pair
    bracketed = _TRANSLATION_IN_BRACKETS.match(text)
    if bracketed:
        pair = _pair(bracketed["outer"], bracketed["inner"])
        if pair:
            return pair
    for start, end in _script_changes(text):
        pair = _pair(text[:start], text[end:])
        if pair:
            return pair
    return [single_line(text)]


def _script_changes(text: str) -> list[tuple[int, int]]:
    """Return the white space after the last or before the first Chinese character, where one language can begin."""
    han = [position for position, character in enumerate(text) if is_han(character)]
    if not han:
        return []
    gaps = [match.span() for match in _SPACE.finditer(text)]
    before = [gap for gap in gaps if gap[1] <= han[0]][-1:]
    after = [gap for gap in gaps if gap[0] > han[-1]][:1]
    return before + after


def _pair(left: str, right: str, words: int = 0) -> list[str] | None:
    """Return the two sides if one is an English phrase and the other Chinese; fewer words do beside a separator."""
    left, right = single_line(left), single_line(right)
    for latin, chinese in ((left, right), (right, left)):
        if _is_phrase(latin, words) and _is_chinese(chinese):
            return [left, right]
    return None


def _is_phrase(text: str, words: int) -> bool:
    if any(is_han(character) for character in text):
        return False
    found = _LATIN_WORD.findall(text)
    if words:
        return len(found) >= words
    if len(found) >= 3 and any(word.casefold() in _FUNCTION_WORDS for word in found):
        return True
    return len(found) >= 5 and sum(1 for word in found if _PLAIN_WORD.match(word)) >= 0.75 * len(found)


def _is_chinese(text: str) -> bool:
    han = [character for character in text if is_han(character)]
    if len(han) < 4 or text[0] in _GOES_ON or text[-1] in _GOES_ON or text.endswith(_GOES_ON_WORDS):
        return False
    return language_of(text) == "zh"


def _take_code(text: str) -> tuple[str, str]:
    """Return the session code at the end or the beginning of the text, and the text without it."""
    for pattern in (_CODE_AT_END, _CODE_AT_START):
        match = pattern.search(text) if pattern is _CODE_AT_END else pattern.match(text)
        code = match and next(group for group in match.groups() if group)
        if match and code and not _YEAR.match(code):
            return code, (text[: match.start()] + text[match.end() :]).strip()
    return "", text


def _take_type(text: str) -> tuple[str, str]:
    """Return what stands in 【】 (or, if it names a kind of session, in []) at the beginning, and the rest."""
    match = _TYPE.match(text)
    if match is None:
        return "", text
    session_type = single_line(match["lenticular"] or match["square"])
    if match["square"] and not _SESSION_WORD.search(session_type):
        return "", text
    return session_type, text[match.end() :].strip()
