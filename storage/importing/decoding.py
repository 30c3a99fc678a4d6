"""Bytes to text: byte-order marks, UTF-8, UTF-16 with and without a mark, GB18030 (with GBK and GB2312) and Big5."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from storage.errors import InputError
from storage.importing.binary_formats import binary_format
from storage.messages import Message
from storage.text import is_han

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ODD = re.compile(r"[\x80-\x9f\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_EXPECTED = re.compile(r"[\t-\r -~\xa0-ÿ–-…　-〿一-鿿＀-￯]")
# Shares of characters below which a decoding is taken for garbage. Real Chinese text has over 0.97 of common
# characters; UTF-8 or Big5 bytes read as GB18030 (and the reverse) stay under 0.75.
_LEAST_EXPECTED = 0.9
_LEAST_COMMON = 0.85
_MOST_CONTROL = 0.002
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the Python codec that turned the bytes into it."""

    text: str
    encoding: str


def decode(name: str, data: bytes) -> Decoded:
    """Return the text of a file and its codec, so that `data.decode(encoding)` is that text again.

    Raises `InputError` for an empty file, a binary one (named after its signature where that is known), and one in an
    encoding that cannot be told or that the bytes violate.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(Message("reading.empty"), where=name, remedy=Message("reading.empty.remedy"))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _with_mark(name, data, codec)
    known = binary_format(data)
    if known is not None:
        raise _binary(name, known)
    decoded = _utf8(data) or _utf16(data) or _chinese(data)
    if decoded is None:
        raise _binary(name, "") if _looks_binary(data) else _unreadable(name)
    return _not_blank(name, decoded)


def _with_mark(name: str, data: bytes, codec: str) -> Decoded:
    text = _strict(data, codec)
    if text is None:
        raise _unreadable(name)
    if _too_many_controls(text):
        raise _binary(name, "")
    return _not_blank(name, Decoded(text, codec))


def _not_blank(name: str, decoded: Decoded) -> Decoded:
    if not decoded.text.strip("\ufeff \t\r\n　"):
        raise InputError(Message("reading.empty"), where=name, remedy=Message("reading.empty.remedy"))
    return decoded


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> Decoded | None:
    text = _strict(data, "utf-8")
    return None if text is None or _too_many_controls(text) else Decoded(text, "utf-8")


def _utf16(data: bytes) -> Decoded | None:
    """Try both byte orders; the wrong one turns Chinese and Latin text alike into rare characters."""
    if len(data) % 2:
        return None
    best: tuple[float, Decoded] | None = None
    for codec in ("utf-16-le", "utf-16-be"):
        text = _strict(data, codec)
        if text is None or _too_many_controls(text):
            continue
        sample = text[:_SAMPLE]
        share = len(_EXPECTED.findall(sample)) / len(sample)
        common = _common_share(sample)
        if share >= _LEAST_EXPECTED and common >= _LEAST_COMMON and (best is None or share * common > best[0]):
            best = (share * common, Decoded(text, codec))
    return best[1] if best else None


def _chinese(data: bytes) -> Decoded | None:
    """Choose between GB18030 and Big5 by the share of everyday characters; reject what looks like neither."""
    best: tuple[float, Decoded] | None = None
    for codec in ("gb18030", "big5", "cp950"):
        text = _strict(data, codec)
        if text is None or _too_many_controls(text) or _ODD.search(text):
            continue
        sample = text[:_SAMPLE]
        foreign = len(_ASCII.sub("", sample))
        expected = len(_EXPECTED.findall(_ASCII.sub("", sample)))
        share = _common_share(sample)
        if expected >= _LEAST_EXPECTED * foreign and share >= _LEAST_COMMON and (best is None or share > best[0]):
            best = (share, Decoded(text, codec))
    return best[1] if best else None


def _common_share(text: str) -> float:
    """Return the share of everyday characters among the Chinese ones; 1 where there are none."""
    counts = Counter(text)
    han = common = 0
    for character, count in counts.items():
        if is_han(character):
            han += count
            common += count if _is_common(character) else 0
    return common / han if han else 1.0


@cache
def _is_common(character: str) -> bool:
    """Say whether a character is in the first level of GB 2312 (3,755 characters) or of Big5 (5,401 characters)."""
    for codec, last in (("gb2312", 0xD7), ("big5", 0xC6)):
        try:
            if character.encode(codec)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _too_many_controls(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text)


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    return b"\x00" in head or len(head.translate(None, bytes(range(0x20)) + b"\x7f")) < 0.9 * len(head)


def _binary(name: str, known: str) -> InputError:
    what = Message("reading.binary.known", {"format": known}) if known else Message("reading.binary.unknown")
    return InputError(what, where=name, remedy=Message("reading.binary.remedy"))


def _unreadable(name: str) -> InputError:
    return InputError(
        Message("reading.unreadable_encoding"), where=name, remedy=Message("reading.unreadable_encoding.remedy")
    )
