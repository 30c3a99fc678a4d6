"""The formats of briefings by file suffix, and the writers of those that can be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from analysis.briefing.document import BriefingDocument
from storage.errors import RequestError
from storage.messages import Message

Translate = Callable[[Message], str]
Writer = Callable[[BriefingDocument, Translate], bytes]


def _write_pdf(document: BriefingDocument, translate: Translate) -> bytes:
    from analysis.briefing.typst_writer import write_pdf

    return write_pdf(document, translate)


FORMATS: Mapping[str, Writer | None] = MappingProxyType(
    {"pdf": _write_pdf, "docx": None, "pptx": None, "xlsx": None, "md": None, "html": None}
)
"""Suffix without its dot → writer, None where there is none yet."""


def writer_for(name: str) -> Writer:
    """Return the writer of the format that a file name's suffix names, in whatever case.

    Raises `RequestError` for a name without a known suffix and for a format that cannot be written yet.
    """
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if suffix not in FORMATS:
        raise RequestError(
            Message("briefing.format_unknown", {"format": suffix or name}),
            where=name,
            remedy=Message("briefing.format_known", {"formats": ", ".join(FORMATS)}),
        )
    writer = FORMATS[suffix]
    if writer is None:
        available = ", ".join(known for known, found in FORMATS.items() if found)
        raise RequestError(
            Message("briefing.format_not_available", {"format": suffix}),
            where=name,
            remedy=Message("briefing.format_available", {"formats": available}),
        )
    return writer
