"""The real daily digest: 19 reports, 8 of them still empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storage.importing.parsed import ParsedDocument
from storage.importing.registry import read_document, source_text
from storage.text import language_of, title_key


@pytest.fixture(scope="module")
def data(shared_data: Path) -> bytes:
    (path,) = (shared_data / "seeds").glob("001_*")
    return path.read_bytes()


@pytest.fixture(scope="module")
def digest(data: bytes) -> ParsedDocument:
    return read_document("001", data)


def test_counts(digest: ParsedDocument) -> None:
    assert (digest.kind, digest.parser, digest.warnings) == ("digest", "daily_digest 1", ())
    assert len(digest.reports) == 19
    empty = [report for report in digest.reports if not (report.facts or report.insight)]
    assert len(empty) == 8
    assert all(report.track and report.subtrack and report.speakers for report in digest.reports)
    assert not any(report.other_parts or report.takeaways or report.topics for report in digest.reports)


def test_first_and_last(digest: ParsedDocument) -> None:
    first, last = digest.reports[0], digest.reports[-1]
    assert first.heading.session_type == "Talks & Panels"
    assert first.heading.title.startswith("3D ")
    assert (first.track, first.subtrack) == ("Robotics", "Robotics Simulation")
    assert first.speakers[0].role.startswith("Sales & Marketing Director of ")
    assert "," not in first.speakers[0].role
    assert len(first.authors) == 2
    assert all(len(author.number) == 8 for report in digest.reports for author in report.authors)
    assert (last.track, last.speakers[0].role, last.authors) == ("Edge Computing", "CEO", ())


def test_hard_names(digest: ParsedDocument) -> None:
    speakers = [speaker for report in digest.reports for speaker in report.speakers]
    assert len(speakers) == 31
    assert all(speaker.name and speaker.role and speaker.affiliation for speaker in speakers)
    companies = [speaker.affiliation for speaker in speakers if re.search(r", (?:Ltd|Inc)\.?$", speaker.affiliation)]
    assert len(companies) == 4
    assert all(len(company.split(",")[0].split()) > 1 for company in companies)
    assert [speaker.role for speaker in speakers if speaker.role.startswith("Founder,")] == ["Founder, CEO"]
    assert sum("(" in speaker.name for speaker in speakers) == 1


def test_only_one_heading_has_two_languages(digest: ParsedDocument) -> None:
    (bilingual,) = (report.heading for report in digest.reports if report.heading.other_titles)
    (other,) = bilingual.other_titles
    assert language_of(bilingual.title) == "zh"
    assert other.isascii()
    assert len(other.split()) == 10


def test_passages_are_cut_from_the_source(data: bytes, digest: ParsedDocument) -> None:
    text = source_text("001", data, digest.encoding)
    for report in digest.reports:
        passage = text[report.start : report.end]
        assert passage.startswith("## 【")
        assert passage.count("## 【") == 1
        assert report.facts in passage
        assert report.insight in passage
        assert text.split("\n")[report.line - 1] == passage.split("\n")[0]


def test_two_talks_are_also_in_the_other_digest(shared_data: Path, digest: ParsedDocument) -> None:
    (path,) = (shared_data / "seeds").glob("002_*")
    other = read_document(path.name, path.read_bytes())
    keys = [
        {title_key(title) for report in found.reports for title in (report.heading.title, *report.heading.other_titles)}
        for found in (digest, other)
    ]
    assert len(keys[0] & keys[1]) == 2
