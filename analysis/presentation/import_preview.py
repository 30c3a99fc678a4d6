"""What an import would bring in, as a preview shows it before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from storage.errors import InputError
from storage.importing.parsed import ReadingWarning
from storage.intake.plan import ImportPlan, ItemState, PlannedItem, PlannedKind
from storage.messages import Message, Parameter
from storage.records import SourceKind

FileStatus = Literal["imported", "updated", "unchanged", "failed"]
ConferenceOrigin = Literal["document", "chosen", "talks", "programme", "earlier", "only", "none"]
"""Who named the conference: the document, the user, the talks that it has already, the programme beside the file, an
earlier edition of the file, or that there is only this one; `none`: nobody."""

STATES: tuple[ItemState, ...] = ("new", "joins", "changed", "withdrawn", "unchanged")

_PARTS: dict[str, str] = {
    "withdrawn": "back",
    "title": "title",
    "other_titles": "title",
    "code": "title",
    "number": "number",
    "text": "text",
    "facts": "text",
    "insight": "text",
    "takeaways": "text",
    "abstract": "text",
    "other_parts": "text",
    "parts": "text",
    "start": "time",
    "end": "time",
    "date": "time",
    "room": "room",
    "speakers": "people",
    "authors": "people",
    "focus_area_id": "place",
    "path": "place",
    "track": "place",
    "subtrack": "place",
    "schedule_status": "status",
}


_REMEDIES: dict[str, str] = {
    "reading.unknown_layout.remedy": "import_preview.remedy.unknown_layout",
    "reading.layout_mismatch.remedy": "import_preview.remedy.layout_mismatch",
    "reading.layout_of_other_kind.remedy": "import_preview.remedy.layout_of_other_kind",
}
"""What the readers advise on the command line, and what to do in the window instead."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One item of a file: what becomes of it, and why."""

    kind: PlannedKind
    state: ItemState
    title: str
    label: str = ""
    """A session code or a number."""
    group: tuple[str, ...] = ()
    line: int = 0
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class PreviewWarning:
    """Something in a file that could not be used; `line` is 0 where that is no line of the text."""

    where: str
    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class PreviewError:
    """Why a file cannot be imported: what, where, and what to do about it."""

    what: Message
    where: str = ""
    remedy: Message | None = None
    details: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewCounts:
    """What a file holds, in numbers."""

    talks: int = 0
    new_talks: int = 0
    reports: int = 0
    challenges: int = 0
    sections: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file of a preview; one that cannot be read has an error and nothing else."""

    key: str
    """Names the file within the preview."""
    name: str
    status: FileStatus
    kind: SourceKind | Literal[""] = ""
    asked_kind: str = "auto"
    kinds: tuple[SourceKind, ...] = ()
    """The kinds as which the file can be read."""
    conference: str = ""
    origin: ConferenceOrigin = "none"
    counts: PreviewCounts = field(default_factory=PreviewCounts)
    rows: tuple[PreviewRow, ...] = ()
    warnings: tuple[PreviewWarning, ...] = ()
    error: PreviewError | None = None
    text: str = ""
    """The decoded source, to whose lines rows and warnings point; "" for a workbook and for what cannot be decoded."""

    @property
    def is_importable(self) -> bool:
        """Whether importing it would write something."""
        return self.status in ("imported", "updated")

    def states(self) -> dict[ItemState, int]:
        """Return how many rows are in which state, in the order of `STATES`, those that occur."""
        counts = {state: sum(row.state == state for row in self.rows) for state in STATES}
        return {state: count for state, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """The files of an import in the order in which they will be written."""

    files: tuple[FilePreview, ...] = ()
    conferences: tuple[str, ...] = ()
    """The names of the library's conferences, and of those that these files bring."""
    is_cumulative: bool = True
    """Whether each file is planned upon those before it; otherwise each against the library as it is."""

    @property
    def importable(self) -> tuple[FilePreview, ...]:
        """The files that would change something."""
        return tuple(file for file in self.files if file.is_importable)


def planned_preview(
    file: FilePreview, plan: ImportPlan, *, kinds: tuple[SourceKind, ...], origin: ConferenceOrigin
) -> FilePreview:
    """Return a file's preview, so far without a plan, with what its plan says."""
    return FilePreview(
        key=file.key,
        name=file.name,
        status=plan.status,
        kind=file.kind,
        asked_kind=file.asked_kind,
        kinds=kinds,
        conference=plan.conference,
        origin=origin,
        counts=PreviewCounts(plan.talks, plan.new_talks, plan.reports, plan.challenges, plan.sections, plan.withdrawn),
        rows=tuple(preview_row(item) for item in plan.items),
        warnings=preview_warnings(plan.warnings),
        text=file.text,
    )


def preview_error(error: InputError) -> PreviewError:
    """Return what an error says of a file, with what to do about it in the window rather than on the command line."""
    remedy = error.remedy
    if remedy is not None and remedy.key in _REMEDIES:
        remedy = Message(_REMEDIES[remedy.key], remedy.parameters)
    return PreviewError(error.what, error.where, remedy, error.details)


def preview_row(item: PlannedItem) -> PreviewRow:
    """Return a planned item with the reason for its state in words."""
    return PreviewRow(item.kind, item.state, item.title, item.label, item.group, item.line, _reason(item))


def preview_warnings(warnings: Iterable[ReadingWarning]) -> tuple[PreviewWarning, ...]:
    """Return a reader's warnings, those about a line with its number, in the order of the file."""
    found = [
        PreviewWarning(warning.where, int(warning.where) if warning.where.isdecimal() else 0, warning.message)
        for warning in warnings
    ]
    return tuple(sorted(found, key=lambda warning: warning.line))


def _reason(item: PlannedItem) -> Message | None:
    if item.merges:
        parameters: dict[str, Parameter] = {"title": item.merges[0], "count": len(item.merges)}
        return Message(
            "import_preview.reason.merges" if len(item.merges) == 1 else "import_preview.reason.merges_more", parameters
        )
    if item.state == "joins":
        return _joining(item)
    if item.state == "changed":
        return _changing(item)
    return Message("import_preview.reason.withdrawn") if item.state == "withdrawn" else None


def _joining(item: PlannedItem) -> Message:
    if item.by == "title" and item.joins == item.title:
        return Message("import_preview.reason.same_title")
    key = f"import_preview.reason.joins_by_{item.by}" if item.by else "import_preview.reason.joins"
    return Message(key, {"title": item.joins, "code": item.label})


def _changing(item: PlannedItem) -> Message:
    parts = list(dict.fromkeys(_PARTS.get(column, "details") for column in item.changed))
    first = Message(f"import_preview.part.{parts[0]}") if parts else Message("import_preview.part.details")
    if len(parts) < 2:
        return Message("import_preview.reason.changed", {"part": first})
    second = Message(f"import_preview.part.{parts[1]}")
    if len(parts) == 2:
        return Message("import_preview.reason.changed_two", {"part": first, "other": second})
    return Message("import_preview.reason.changed_more", {"part": first, "other": second, "count": len(parts) - 2})


def preview_totals(preview: ImportPreview) -> Message:
    """Return in one line what the files that would change something bring together."""
    counts = [file.counts for file in preview.importable]
    return Message(
        "import_preview.totals",
        {
            "files": len(counts),
            "new_talks": sum(count.new_talks for count in counts),
            "reports": sum(count.reports for count in counts),
            "challenges": sum(count.challenges for count in counts),
            "sections": sum(count.sections for count in counts),
            "warnings": sum(len(file.warnings) for file in preview.files),
        },
    )
