"""What importing files would do, worked out beside the library: for the worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.presentation.import_preview import (
    ConferenceOrigin,
    FilePreview,
    ImportPreview,
    planned_preview,
    preview_error,
)
from desktop.operations.conference_offers import ConferenceOffers
from desktop.operations.import_sources import AUTO, ImportSource, read_source
from storage.errors import InputError
from storage.intake.plan import ImportFile
from storage.library import Library, read_library, scratch_copy
from storage.records import SourceKind

LARGEST_COPIED = 64_000_000
"""Bytes of a library up to which the preview works on a copy in memory, where each file sees those before it."""

_ANALYST = "preview"
_ORDER: dict[str, int] = {"programme": 0, "challenges": 1, "reference": 2, "digest": 3, "": 4}
_ABOUT_TALKS = frozenset({"programme", "digest"})
_READING, _PLANNING = 1, 2

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file that is to be imported, and what the user chose for it."""

    key: str
    source: ImportSource
    kind: str = AUTO
    conference: str | None = None
    """None where the user leaves it to the offer; "" for the unnamed conference."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A request as far as reading it went."""

    request: ImportRequest
    file: ImportFile | None
    shown: FilePreview

    @property
    def kind(self) -> str:
        return self.file.document.kind if self.file else ""


def preview_imports(
    library_path: Path, requests: Sequence[ImportRequest], progress: Progress | None = None
) -> ImportPreview:
    """Return what importing the files would do, in the order in which they are to be written.

    Programmes come first, for they name the conference and its talks; then what digests are linked with; then the
    digests. A file that cannot be read says why and stops no other. Raises LibraryError as `read_library` does.
    """
    total = len(requests) * _PLANNING
    read: list[_Read] = []
    for number, request in enumerate(requests):
        _tell(progress, number, total)
        read.append(_read(request))
    read.sort(key=lambda one: _ORDER[one.kind])
    is_cumulative = _is_copied(library_path, read)
    with _planning_library(library_path, copied=is_cumulative) as library:
        offers = ConferenceOffers(library, [one.file for one in read if one.file])
        shown: list[FilePreview] = []
        for number, one in enumerate(read):
            _tell(progress, len(requests) + number, total)
            later = [other.kind for other in read[number + 1 :]]
            shown.append(_planned(library, one, offers, is_followed=is_cumulative and _bears_on(one.kind, later)))
    names = dict.fromkeys([*offers.known, *(file.conference for file in shown if file.conference)])
    return ImportPreview(tuple(shown), tuple(names), is_cumulative or not _is_joint(read))


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)


def _read(request: ImportRequest) -> _Read:
    from storage.importing.registry import source_text

    name = request.source.name
    try:
        file = read_source(request.source, request.kind)
    except InputError as error:
        failed = FilePreview(
            request.key,
            name,
            "failed",
            asked_kind=request.kind,
            kinds=_kinds(request.source),
            error=preview_error(error),
            text=_text(request.source),
        )
        return _Read(request, None, failed)
    document = file.document
    text = source_text(name, file.data, document.encoding)
    return _Read(request, file, FilePreview(request.key, name, "imported", document.kind, request.kind, text=text))


def _kinds(source: ImportSource) -> tuple[SourceKind, ...]:
    from storage.importing.registry import readable_kinds

    try:
        return readable_kinds(source.name, source.read())
    except InputError:
        return ()


def _text(source: ImportSource) -> str:
    """Return the text of a file that could not be read as a document, as far as it is text."""
    from storage.importing.binary_formats import is_workbook
    from storage.importing.decoding import decode

    try:
        data = source.read()
        return "" if is_workbook(data) else decode(source.name, data).text
    except InputError:
        return ""


def _planned(library: Library, one: _Read, offers: ConferenceOffers, *, is_followed: bool) -> FilePreview:
    from storage.importing.registry import readable_kinds

    if one.file is None:
        return one.shown
    offer = offers.offer(one.file)
    chosen = one.request.conference
    origin: ConferenceOrigin = offer.origin if chosen is None else "chosen"
    plan = library.plan_import(one.file, offer.name if chosen is None else chosen, detailed=True)
    if is_followed and plan.edit is not None:
        library.apply(plan.edit, _ANALYST)
    return planned_preview(one.shown, plan, kinds=readable_kinds(one.file.name, one.file.data), origin=origin)


def _bears_on(kind: str, later: Sequence[str]) -> bool:
    """Return whether a file of this kind may change what becomes of a later one."""
    return any(other == kind or {kind, other} <= _ABOUT_TALKS for other in later if kind and other)


def _is_joint(read: Sequence[_Read]) -> bool:
    kinds = [one.kind for one in read]
    return any(_bears_on(kind, kinds[number + 1 :]) for number, kind in enumerate(kinds))


def _is_copied(library_path: Path, read: Sequence[_Read]) -> bool:
    return _is_joint(read) and library_path.stat().st_size <= LARGEST_COPIED


@contextmanager
def _planning_library(path: Path, *, copied: bool) -> Iterator[Library]:
    if copied:
        with scratch_copy(path) as library:
            yield library
    else:
        with read_library(path) as library, library.snapshot():
            yield library
