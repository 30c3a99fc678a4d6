"""A preview says what would come in, file after file, and writes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.presentation.import_preview import ImportPreview
from desktop.operations import import_previews
from desktop.operations.import_previews import ImportRequest, preview_imports
from desktop.operations.import_sources import find_sources
from desktop.operations.importing import import_files
from storage.errors import LibraryError
from storage.library import write_library
from tests.desktop.papers import CONFERENCE, DAILY, NEW_REPORT


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return the path of an empty library."""
    path = tmp_path / "empty.fieldbrief"
    with write_library(path, "Analyst 03", create=True):
        pass
    return path


def requests(paths: list[Path], **choices: str) -> list[ImportRequest]:
    return [ImportRequest(str(number), source, **choices) for number, source in enumerate(find_sources(paths))]


def statuses(preview: ImportPreview) -> list[tuple[str, str]]:
    return [(file.name, file.status) for file in preview.files]


def test_programmes_come_first_and_digests_find_their_talks(empty: Path, papers: list[Path]) -> None:
    preview = preview_imports(empty, requests(list(reversed(papers))))
    assert [file.kind for file in preview.files] == ["programme", "challenges", "reference", "digest", "digest"]
    assert preview.is_cumulative
    assert preview.conferences == (CONFERENCE,)
    programme, sheet, _, *digests = preview.files
    assert (programme.conference, programme.origin) == (CONFERENCE, "document")
    assert {file.conference for file in digests} == {CONFERENCE}
    assert {row.state for row in programme.rows} == {"new"}
    daily = next(file for file in digests if "daily" in file.name)
    assert [row.state for row in daily.rows] == ["joins", "new", "new"]
    assert all(row.line for row in (*daily.rows, *sheet.rows))


def test_nothing_is_written(empty: Path, papers: list[Path]) -> None:
    before = empty.read_bytes()
    preview_imports(empty, requests(papers))
    assert empty.read_bytes() == before
    with write_library(empty, "Analyst 03") as library:
        assert not library.history.entries()


def test_importing_in_that_order_brings_just_that(empty: Path, papers: list[Path]) -> None:
    preview = preview_imports(empty, requests(papers))
    with write_library(empty, "Analyst 03") as library:
        for shown in preview.files:
            path = next(paper for paper in papers if paper.name == shown.name)
            (found,) = import_files(library, [path], analyst="Analyst 03", conference=shown.conference)
            assert found.plan is not None
            assert (found.plan.status, found.plan.new_talks) == (shown.status, shown.counts.new_talks)
    again = preview_imports(empty, requests(papers))
    assert {status for _, status in statuses(again)} == {"unchanged"}
    assert {row.state for file in again.files for row in file.rows} == {"unchanged"}


def test_what_the_user_chose_is_planned(empty: Path, papers: list[Path]) -> None:
    preview = preview_imports(empty, requests(papers[1:2], kind="digest", conference="Chosen"))
    (file,) = preview.files
    assert (file.asked_kind, file.conference, file.origin) == ("digest", "Chosen", "chosen")
    (unnamed,) = preview_imports(empty, requests(papers[1:2], conference="")).files
    assert (unnamed.conference, unnamed.origin) == ("", "chosen")


def test_a_file_that_fails_stops_no_other(empty: Path, papers: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text("just a line of words\n", encoding="utf-8")
    preview = preview_imports(empty, requests([tmp_path / "missing.md", broken, papers[1]]))
    assert statuses(preview) == [(papers[1].name, "imported"), ("missing.md", "failed"), ("broken.md", "failed")]
    missing, unknown = preview.files[1:]
    assert missing.error is not None
    assert unknown.error is not None
    assert (missing.error.what.key, missing.text) == ("import.file_missing", "")
    assert (unknown.error.what.key, unknown.text) == ("reading.unknown_layout", "just a line of words\n")


def test_an_edition_shows_what_it_changes(empty: Path, papers: list[Path]) -> None:
    with write_library(empty, "Analyst 03") as library:
        list(import_files(library, papers[1:2], analyst="Analyst 03", conference=CONFERENCE))
    papers[1].write_text(DAILY.replace("先触碰再合拢", "先合拢再触碰") + NEW_REPORT, encoding="utf-8")
    (file,) = preview_imports(empty, requests(papers[1:2])).files
    assert (file.status, file.origin) == ("updated", "talks")
    assert file.states() == {"new": 1, "changed": 1, "unchanged": 2}


def test_a_large_library_is_not_copied_and_the_preview_says_so(
    empty: Path, papers: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_previews, "LARGEST_COPIED", 0)
    preview = preview_imports(empty, requests(papers))
    assert not preview.is_cumulative
    daily = next(file for file in preview.files if "daily" in file.name)
    assert {row.state for row in daily.rows} == {"new"}
    assert preview_imports(empty, requests(papers[1:2])).is_cumulative, "a single file depends on no other"


def test_progress_counts_reading_and_planning(empty: Path, papers: list[Path]) -> None:
    told: list[tuple[int, int]] = []
    preview_imports(empty, requests(papers), lambda done, total: told.append((done, total)))
    assert told == [(done, 2 * len(papers)) for done in range(2 * len(papers))]


def test_without_a_library_there_is_no_preview(tmp_path: Path, papers: list[Path]) -> None:
    with pytest.raises(LibraryError):
        preview_imports(tmp_path / "none.fieldbrief", requests(papers[:1]))
