"""A reference with numbered Markdown headings: white papers, also as OCR leaves them, and calls for proposals."""

from __future__ import annotations

from storage.importing.document import SourceDocument
from storage.importing.markup import plain_inline
from storage.importing.parsed import ParsedDocument, ParsedSection
from storage.importing.sections import read_sections
from storage.text import single_line

PARSER = "numbered_reference 1"

_LEAST_SECTIONS = 3


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a reference: three numbered sections, or two with named parts."""
    sections = document.once(_sections)
    dotted = [section for section in sections if "." in section.number]
    with_parts = [section for section in sections if section.parts]
    return 70 if len(dotted) >= _LEAST_SECTIONS or len(with_parts) > 1 else 0


def detects_when_asked(document: SourceDocument) -> int:
    """Return how surely (0 to 100) a document said to be a reference is one: any numbered section will do."""
    return 10 if document.once(_sections) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return the numbered sections of the document; its first heading is its title."""
    headings = (block for block in document.blocks if block.kind == "heading")
    first = next((single_line(plain_inline(block.content)) for block in headings), "")
    return ParsedDocument(
        kind="reference",
        parser=PARSER,
        encoding=document.encoding,
        title=document.front("title", "标题") or first,
        sections=document.once(_sections),
    )


def _sections(document: SourceDocument) -> tuple[ParsedSection, ...]:
    return () if document.is_workbook else read_sections(document.blocks, chapters_need_parts=False)
