"""What came of an import, in numbers and in the words of its warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from analysis.presentation.import_preview import FileStatus, PreviewCounts, PreviewError, PreviewWarning
from storage.messages import Message, Parameter

Ending = Literal["finished", "asking", "taken_back"]
"""Whether the import stands, is to be taken back but carries marks, or is taken back."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file."""

    name: str
    status: FileStatus
    counts: PreviewCounts = field(default_factory=PreviewCounts)
    warnings: tuple[PreviewWarning, ...] = ()
    error: PreviewError | None = None
    """Why it could not be imported; None also where a bug was the reason."""
    seq: int = 0
    """The change set that brought it in, 0 where nothing was written."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What became of all files, in the order in which they were written."""

    outcomes: tuple[FileOutcome, ...] = ()
    cancelled: int = 0
    """Files that nobody wanted any more before they were in."""
    ending: Ending = "finished"
    has_kept: bool = False
    """Whether something was left in place as it was taken back, for the marks on it."""

    @property
    def change_sets(self) -> tuple[int, ...]:
        """The change sets to take back, the last one first: a digest stands on the programme before it."""
        return tuple(outcome.seq for outcome in reversed(self.outcomes) if outcome.seq)

    @property
    def title(self) -> Message:
        """How the import went, in a few words."""
        if self.ending == "taken_back":
            return Message("import_summary.title_taken_back")
        if not self.change_sets:
            return Message("import_summary.title_nothing")
        has_failed = any(outcome.status == "failed" for outcome in self.outcomes)
        return Message("import_summary.title_failed" if has_failed else "import_summary.title")

    @property
    def lines(self) -> tuple[Message, ...]:
        """What came in, in numbers, and what did not."""
        if self.ending == "taken_back":
            return (Message("import_summary.kept"),) if self.has_kept else ()
        written = [outcome.counts for outcome in self.outcomes if outcome.seq]
        unchanged = sum(outcome.status == "unchanged" for outcome in self.outcomes)
        found = [
            (bool(written), _counts(written)),
            (bool(unchanged), Message("import_summary.unchanged", {"count": unchanged})),
            (bool(self.cancelled), Message("import_summary.cancelled", {"count": self.cancelled})),
        ]
        return tuple(message for is_said, message in found if is_said)

    @property
    def problems(self) -> tuple[Message, ...]:
        """Every file that failed, then every warning, each with the file's name."""
        if self.ending == "taken_back":
            return ()
        failed = [_failure(one.name, one.error) for one in self.outcomes if one.status == "failed"]
        return (*failed, *(_warning(one.name, warning) for one in self.outcomes for warning in one.warnings))

    def asking(self) -> ImportSummary:
        """Return the summary that asks whether what carries marks may stay."""
        return replace(self, ending="asking")

    def taken_back(self, *, has_kept: bool) -> ImportSummary:
        """Return the summary of an import that is no more."""
        return replace(self, ending="taken_back", has_kept=has_kept)

    def standing(self) -> ImportSummary:
        """Return the summary of an import that stays after all."""
        return replace(self, ending="finished")


def _counts(written: Iterable[PreviewCounts]) -> Message:
    counts = list(written)
    return Message(
        "import_summary.counts",
        {
            "files": len(counts),
            "new_talks": sum(count.new_talks for count in counts),
            "reports": sum(count.reports for count in counts),
            "challenges": sum(count.challenges for count in counts),
            "sections": sum(count.sections for count in counts),
        },
    )


def _failure(name: str, error: PreviewError | None) -> Message:
    if error is None:  # a bug, of which the window says more elsewhere
        return Message("import_summary.failed_by_bug", {"name": name})
    if error.remedy is None:
        return Message("import_summary.failed", {"name": name, "what": error.what})
    return Message("import_summary.failed_remedy", {"name": name, "what": error.what, "remedy": error.remedy})


def _warning(name: str, warning: PreviewWarning) -> Message:
    if not warning.where:
        return Message("import_summary.warning", {"name": name, "message": warning.message})
    parameters: dict[str, Parameter] = {"name": name, "where": warning.where, "message": warning.message}
    return Message("import_summary.warning_at", parameters)
