"""The one door to the readers: bytes in, a parsed document out, by the layout and never by the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from storage.errors import InputError
from storage.importing import (
    challenge_sheet,
    daily_digest,
    fund_call,
    numbered_reference,
    programme_json,
    single_talk,
    takeaways_digest,
)
from storage.importing.decoding import decode
from storage.importing.document import SourceDocument
from storage.importing.other_programmes import programme_format
from storage.importing.parsed import ParsedDocument
from storage.messages import Message
from storage.records import SourceKind

AUTO = "auto"
KINDS: tuple[str, ...] = (AUTO, *get_args(SourceKind))
_SURE = 50


@dataclass(frozen=True, slots=True)
class Reader:
    """A layout: how surely (0 to 100) a document has it, and what the document says in it.

    `detects_when_asked` is how a document is judged that the user says is of this kind and no layout fits surely.
    """

    kind: SourceKind
    detects: Callable[[SourceDocument], int]
    read: Callable[[SourceDocument], ParsedDocument]
    detects_when_asked: Callable[[SourceDocument], int] | None = None


# In the order in which they are asked: the surer layouts first.
READERS: tuple[Reader, ...] = (
    Reader("programme", programme_json.detects, programme_json.read),
    Reader("challenges", challenge_sheet.detects, challenge_sheet.read),
    Reader("digest", daily_digest.detects, daily_digest.read),
    Reader("digest", takeaways_digest.detects, takeaways_digest.read),
    Reader("reference", fund_call.detects, fund_call.read, fund_call.detects_when_asked),
    Reader("reference", numbered_reference.detects, numbered_reference.read, numbered_reference.detects_when_asked),
    Reader("digest", single_talk.detects, single_talk.read, single_talk.detects_when_asked),
)


def read_document(name: str, data: bytes, kind: str = AUTO) -> ParsedDocument:
    """Return what a file says, read by the reader whose layout it has.

    `name` serves messages only. `kind` is one of `KINDS`; any but `auto` restricts the readers tried and reads a
    document of that kind also where no layout is certain. Raises `InputError` for a file that is empty, binary, in an
    unreadable encoding, of no known layout, of another kind than asked for, or in a format that is not available yet,
    and `ValueError` for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}")
    document = SourceDocument(name, data)
    reader = _best(document, [reader for reader in READERS if kind in {AUTO, reader.kind}])
    if reader is not None:
        return reader.read(document)
    if kind in {AUTO, "programme"}:
        _refuse_other_programmes(document)
    if kind == AUTO:
        raise InputError(Message("reading.unknown_layout"), where=name, remedy=Message("reading.unknown_layout.remedy"))
    return _read_as_asked(document, kind)


def readable_kinds(name: str, data: bytes) -> tuple[SourceKind, ...]:
    """Return the kinds as which `read_document` would read a file when asked, in the order of `KINDS`.

    None for a file that is neither text nor a workbook. `name` serves messages only.
    """
    try:
        document = SourceDocument(name, data)
        sure = any(reader.detects(document) >= _SURE for reader in READERS)
        fitting = {reader.kind for reader in READERS if _fits(reader, document, when_asked=not sure)}
    except InputError:
        return ()
    return tuple(kind for kind in get_args(SourceKind) if kind in fitting)


def source_text(name: str, data: bytes, encoding: str) -> str:
    """Return the text in which the offsets of a document read from these bytes count; "" for a workbook.

    `encoding` is the document's. Raises `InputError` where the bytes are not in that encoding.
    """
    if not encoding:
        return ""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return decode(name, data).text


def _fits(reader: Reader, document: SourceDocument, *, when_asked: bool) -> bool:
    judge = reader.detects_when_asked
    return bool(reader.detects(document) or (when_asked and judge is not None and judge(document)))


def _best(document: SourceDocument, readers: Iterable[Reader], at_least: int = 1) -> Reader | None:
    """Return the reader whose layout the document has most surely; the first sure one spares the others the look."""
    best: tuple[int, Reader] | None = None
    for reader in readers:
        score = reader.detects(document)
        if score >= _SURE:
            return reader
        if score >= at_least and (best is None or score > best[0]):
            best = (score, reader)
    return best[1] if best else None


def _read_as_asked(document: SourceDocument, kind: str) -> ParsedDocument:
    """Read a document as the kind asked for, unless it is surely of another or cannot be read so."""
    other = _best(document, READERS, _SURE)
    if other is not None:
        what = Message("reading.layout_of_other_kind", {"kind": _kind(kind), "found": _kind(other.kind)})
        remedy = Message("reading.layout_of_other_kind.remedy", {"found": other.kind})
        raise InputError(what, where=document.name, remedy=remedy)
    judged = [
        (reader.detects_when_asked(document), reader)
        for reader in READERS
        if reader.kind == kind and reader.detects_when_asked
    ]
    score, reader = max(judged, key=lambda pair: pair[0], default=(0, READERS[0]))
    if not score:
        what = Message("reading.layout_mismatch", {"kind": _kind(kind)})
        raise InputError(what, where=document.name, remedy=Message("reading.layout_mismatch.remedy"))
    return reader.read(document)


def _kind(kind: str) -> Message:
    return Message(f"reading.kind.{kind}")


def _refuse_other_programmes(document: SourceDocument) -> None:
    """Raise `InputError` for a programme in a format that has no reader yet."""
    found = programme_format(document)
    if found is not None:
        raise InputError(
            Message("reading.not_available_yet", {"format": found}),
            where=document.name,
            remedy=Message("reading.not_available_yet.remedy"),
        )
