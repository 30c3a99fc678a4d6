"""Reports of files become what the summary shows."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.import_outcomes import failed_outcome, file_outcome
from desktop.operations.import_steps import FileReport
from desktop.operations.importing import import_files
from storage.errors import InputError
from storage.library import write_library
from storage.messages import Message


def test_what_was_written_has_its_change_set_and_its_counts(tmp_path: Path, papers: list[Path]) -> None:
    with write_library(tmp_path / "l.fieldbrief", "Analyst 03", create=True) as library:
        first, again = (file_outcome(next(import_files(library, papers[1:2], analyst="Analyst 03"))) for _ in range(2))
        (entry,) = library.history.entries()
    assert (first.name, first.status, first.seq) == (papers[1].name, "imported", entry.change_set.seq)
    assert (first.counts.reports, first.counts.new_talks) == (3, 3)
    assert (again.status, again.seq) == ("unchanged", 0)


def test_what_failed_has_its_error() -> None:
    error = InputError(Message("reading.empty"), where="a.md")
    assert failed_outcome("a.md", error) == file_outcome(FileReport(Path("x/a.md"), "auto", None, error))
