"""The daily digest: `## 【type】title`, then track, speakers, facts, insight and authors, in Chinese or English."""

from __future__ import annotations

from storage.importing.digests import DAILY, TAKEAWAYS, evidence, read_digest
from storage.importing.document import SourceDocument
from storage.importing.parsed import ParsedDocument

PARSER = "daily_digest 1"


def detects(document: SourceDocument) -> int:
    """Return how surely (0 to 100) the document is a daily digest: whether its talks have the parts of one."""
    daily = evidence(document, DAILY)
    return 80 if daily and daily >= evidence(document, TAKEAWAYS) else 0


def read(document: SourceDocument) -> ParsedDocument:
    """Return a report for each talk of the digest; a talk without facts and insight yet has an empty report."""
    return read_digest(document, PARSER, topics_by_default=False)
