"""A file that names no conference is offered the one that something speaks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.operations.conference_offers import ConferenceOffers, Offer
from desktop.operations.import_sources import ImportSource, read_source
from desktop.operations.import_steps import import_steps
from storage.intake.plan import ImportFile
from storage.library import Library, write_library
from storage.slices import run_through
from tests.desktop.papers import CONFERENCE, DAILY, NEW_REPORT, SHEET, programme

OTHER_DAY = "# 每日参会快报\n\n" + NEW_REPORT


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "empty.fieldbrief", "Analyst 03", create=True) as library:
        yield library


def file(name: str, text: str) -> ImportFile:
    return read_source(ImportSource(Path(name), text.encode()))


def take_in(library: Library, taken: ImportFile, conference: str) -> None:
    run_through(import_steps(library, Path(taken.name), taken, conference, "Analyst 03"))


def offer(library: Library, wanted: ImportFile, *beside: ImportFile) -> Offer:
    return ConferenceOffers(library, [wanted, *beside]).offer(wanted)


def test_the_document_has_the_first_word(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "Other")
    assert offer(empty, file("p.json", programme())) == Offer(CONFERENCE, "document")


def test_a_programme_beside_it_gives_its_conference(empty: Library) -> None:
    assert offer(empty, file("daily.md", DAILY), file("p.json", programme())) == Offer(CONFERENCE, "programme")
    assert offer(empty, file("daily.md", DAILY)) == Offer("", "none")


def test_two_programmes_beside_it_give_none(empty: Library) -> None:
    other = programme().replace(CONFERENCE, "Another")
    assert offer(empty, file("daily.md", DAILY), file("p.json", programme()), file("q.json", other)) == Offer(
        "", "none"
    )


def test_the_same_bytes_belong_where_they_are(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "Last Year")
    assert offer(empty, file("renamed.md", DAILY), file("p.json", programme())) == Offer("Last Year", "earlier")


def test_a_namesake_counts_more_for_a_sheet_than_for_a_digest(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "Last Year")
    take_in(empty, file("sheet.md", SHEET), "Last Year")
    beside = file("p.json", programme())
    assert offer(empty, file("daily.md", OTHER_DAY), beside) == Offer(CONFERENCE, "programme")
    assert offer(empty, file("daily.md", OTHER_DAY)) == Offer("Last Year", "earlier")
    assert offer(empty, file("sheet.md", SHEET.replace("机房", "数据中心")), beside) == Offer("Last Year", "earlier")


def test_the_only_conference_is_offered_and_one_of_two_is_not(empty: Library) -> None:
    take_in(empty, file("p.json", programme()), "")
    assert offer(empty, file("daily.md", DAILY)) == Offer(CONFERENCE, "only")
    take_in(empty, file("sheet.md", SHEET), "Another")
    assert offer(empty, file("daily.md", DAILY)) == Offer("", "none")


def test_the_unnamed_conference_is_kept_by_an_earlier_edition(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "")
    assert offer(empty, file("daily.md", DAILY)) == Offer("", "earlier")
    assert ConferenceOffers(empty, []).known == ()


def test_a_digest_belongs_where_most_of_its_talks_are(empty: Library) -> None:
    take_in(empty, file("p.json", programme()), "")
    take_in(empty, file("daily.md", DAILY), "Other")
    wanted = file("another.md", DAILY + NEW_REPORT)
    assert offer(empty, wanted) == Offer("Other", "talks")
    assert offer(empty, file("sheet.md", SHEET)) == Offer("", "none")


def test_as_many_talks_in_two_conferences_speak_for_none(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "One")
    take_in(empty, file("daily.md", DAILY), "Two")
    assert offer(empty, file("another.md", DAILY + NEW_REPORT)) == Offer("", "none")


def test_a_talk_of_many_speaks_for_nothing(empty: Library) -> None:
    take_in(empty, file("daily.md", DAILY), "One")
    take_in(empty, file("sheet.md", SHEET), "Two")
    strangers = "".join(NEW_REPORT.replace("新增的一场", f"第{number}场新的") for number in range(7))
    assert offer(empty, file("another.md", DAILY + strangers)) == Offer("", "none")
