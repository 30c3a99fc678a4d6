"""What came of an import in words."""

from __future__ import annotations

from analysis.presentation.import_preview import PreviewCounts, PreviewError, PreviewWarning
from analysis.presentation.import_summary import FileOutcome, ImportSummary
from storage.messages import Message

EMPTY = Message("reading.empty")
PROGRAMME = FileOutcome("p.json", "imported", PreviewCounts(talks=9, new_talks=9), seq=4)
DIGEST = FileOutcome("d.md", "updated", PreviewCounts(talks=3, new_talks=1, reports=3), seq=5)
KNOWN = FileOutcome("k.md", "unchanged", PreviewCounts(sections=7))
BROKEN = FileOutcome("b.pdf", "failed", error=PreviewError(EMPTY, "b.pdf", Message("reading.empty.remedy")))


def test_only_what_was_written_is_counted() -> None:
    summary = ImportSummary((PROGRAMME, DIGEST, KNOWN))
    counts = {"files": 2, "new_talks": 10, "reports": 3, "challenges": 0, "sections": 0}
    assert summary.title == Message("import_summary.title")
    assert summary.lines == (
        Message("import_summary.counts", counts),
        Message("import_summary.unchanged", {"count": 1}),
    )


def test_the_last_file_is_taken_back_first() -> None:
    assert ImportSummary((PROGRAMME, KNOWN, DIGEST)).change_sets == (5, 4)


def test_failures_come_before_warnings() -> None:
    warnings = (PreviewWarning("7", 7, EMPTY), PreviewWarning("", 0, EMPTY))
    summary = ImportSummary((FileOutcome("d.md", "imported", warnings=warnings, seq=1), BROKEN))
    assert summary.title == Message("import_summary.title_failed")
    assert [problem.key for problem in summary.problems] == [
        "import_summary.failed_remedy",
        "import_summary.warning_at",
        "import_summary.warning",
    ]
    assert summary.problems[1].parameters == {"name": "d.md", "where": "7", "message": EMPTY}


def test_an_error_without_advice_is_said_without() -> None:
    (problem,) = ImportSummary((FileOutcome("b", "failed", error=PreviewError(EMPTY)),)).problems
    assert problem == Message("import_summary.failed", {"name": "b", "what": EMPTY})


def test_a_file_that_met_a_bug_is_named() -> None:
    (problem,) = ImportSummary((FileOutcome("b", "failed"),)).problems
    assert problem == Message("import_summary.failed_by_bug", {"name": "b"})


def test_nothing_imported_and_what_was_cancelled() -> None:
    summary = ImportSummary((KNOWN,), cancelled=2)
    assert summary.title == Message("import_summary.title_nothing")
    assert summary.lines[-1] == Message("import_summary.cancelled", {"count": 2})


def test_taken_back_it_says_just_that() -> None:
    summary = ImportSummary((DIGEST, BROKEN))
    gone = summary.asking().taken_back(has_kept=False)
    assert (gone.title, gone.lines, gone.problems) == (Message("import_summary.title_taken_back"), (), ())
    assert summary.taken_back(has_kept=True).lines == (Message("import_summary.kept"),)
    assert summary.asking().standing() == summary
