"""The real digest of takeaways: 15 reports, kept in traditional Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.importing.parsed import ParsedDocument
from storage.importing.registry import read_document, source_text


@pytest.fixture(scope="module")
def data(shared_data: Path) -> bytes:
    (path,) = (shared_data / "seeds").glob("002_*")
    return path.read_bytes()


@pytest.fixture(scope="module")
def digest(data: bytes) -> ParsedDocument:
    return read_document("002", data)


def test_counts(digest: ParsedDocument) -> None:
    assert (digest.kind, digest.parser, digest.warnings) == ("digest", "takeaways_digest 1", ())
    assert len(digest.reports) == 15
    assert {report.level for report in digest.reports} == {"Technical - Advanced"}
    assert all(report.facts and report.takeaways and report.topics for report in digest.reports)
    assert not any(report.insight or report.other_parts or report.track for report in digest.reports)


def test_codes_and_topics(digest: ParsedDocument) -> None:
    coded = {report.heading.code: report for report in digest.reports if report.heading.code}
    (alone,) = coded.values()
    assert alone.heading.title.isascii()
    assert len(alone.topics) == 1
    assert sorted(len(report.topics) for report in digest.reports) == [1, *[3] * 8, *[4] * 6]
    assert not any(set(topic) & set("、，,*") for report in digest.reports for topic in report.topics)


def test_text_is_kept_as_it_is_written(data: bytes, digest: ParsedDocument) -> None:
    text = source_text("002", data, digest.encoding)
    for report in digest.reports:
        passage = text[report.start : report.end]
        assert report.facts in passage
        bullets = report.takeaways.split("\n")
        assert len(bullets) == passage.split("### Topic")[0].count("\n*   ")
        assert all(bullet.startswith("- ") and "*" not in bullet for bullet in bullets)
        assert all(bullet[2:] in passage.replace("**", "") for bullet in bullets)
