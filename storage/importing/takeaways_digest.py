"""The key-takeaways digest: level, `## title [code]`, Key Takeaways, 重點摘要 and Topic, in Chinese or English."""

from __future__ import annotations

from storage.importing.digests import DAILY, TAKEAWAYS, evidence, read_digest
from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedDocument

PARSER = "takeaways_digest 1"


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a digest of takeaways: whether its talks have the parts of one."""
    takeaways = evidence(document, TAKEAWAYS)
    return 80 if takeaways > evidence(document, DAILY) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return a report for each talk of the digest; the heading above the talks is their level."""
    return read_digest(document, PARSER, topics_by_default=True)
