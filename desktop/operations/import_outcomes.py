"""Reports of imported files as the summary shows them."""

from __future__ import annotations

from analysis.presentation.import_preview import PreviewCounts, preview_error, preview_warnings
from analysis.presentation.import_summary import FileOutcome
from desktop.operations.import_steps import FileReport
from storage.errors import InputError


def file_outcome(report: FileReport) -> FileOutcome:
    """Return what became of a file."""
    name, plan = report.path.name, report.plan
    if plan is None:
        return FileOutcome(name, "failed", error=preview_error(report.error) if report.error else None)
    counts = PreviewCounts(plan.talks, plan.new_talks, plan.reports, plan.challenges, plan.sections, plan.withdrawn)
    seq = report.change_set.seq if report.change_set else 0
    return FileOutcome(name, plan.status, counts, preview_warnings(plan.warnings), seq=seq)


def failed_outcome(name: str, error: InputError) -> FileOutcome:
    """Return what became of a file that could not be read."""
    return FileOutcome(name, "failed", error=preview_error(error))
