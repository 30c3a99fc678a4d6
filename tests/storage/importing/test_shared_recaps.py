"""Real recaps of events: each is one talk, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storage.importing.parsed import ParsedReport
from storage.importing.registry import read_document


@pytest.fixture(scope="module")
def recaps(shared_data: Path) -> dict[str, ParsedReport]:
    found: dict[str, ParsedReport] = {}
    for path in sorted((shared_data / "recaps").glob("*/*.md")):
        document = read_document(path.name, path.read_bytes())
        assert (document.kind, document.parser, len(document.reports)) == ("digest", "single_talk 1", 1)
        assert document == read_document(path.name, path.read_bytes(), "digest")
        found[f"{path.parent.name}/{path.name}"] = document.reports[0]
    return found


def test_each_is_one_talk_with_title_date_and_text(recaps: dict[str, ParsedReport]) -> None:
    assert len(recaps) == 20
    for report in recaps.values():
        assert report.heading.title
        assert report.heading.other_titles == ()
        assert report.date.startswith("202")
        assert report.topics
        assert report.authors
        assert report.facts


def test_titles_are_those_of_the_front_matter(recaps: dict[str, ParsedReport], shared_data: Path) -> None:
    for name, report in recaps.items():
        stated = re.search(r'^title: "(.+)"$', (shared_data / "recaps" / name).read_text("utf-8"), re.MULTILINE)
        assert stated is not None
        assert report.heading.title == stated[1]


def test_markup_is_gone_and_code_is_text(recaps: dict[str, ParsedReport]) -> None:
    texts = {name: "\n".join(part.text for part in report.other_parts) for name, report in recaps.items()}
    for name, text in texts.items():
        assert not any(mark in text for mark in ("**", "](", "<Bili", "<YouTube", "truncate", "import You")), name
    assert "# CUDA 12.1" in texts["zh/vllm-meetup-shanghai-2026-recap.md"]
    assert not any(part.name.startswith("CUDA") for report in recaps.values() for part in report.other_parts)
