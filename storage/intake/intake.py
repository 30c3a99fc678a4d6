"""Planning an import: which document the file is, and which rows it wants."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from storage.edits import Edit, Value, content_hash
from storage.ids import stable_id
from storage.importing.parsed import ParsedDocument, ReadingWarning
from storage.intake.draft import Draft
from storage.intake.editions import edition_of
from storage.intake.names import find_conference
from storage.intake.plan import ImportFile, ImportPlan, ImportStatus
from storage.intake.references import ReferenceIntake
from storage.intake.sheets import SheetIntake
from storage.intake.talk_documents import DigestIntake, ProgrammeIntake
from storage.intake.tasks import DocumentIntake, Drafted, DraftTask
from storage.messages import Message
from storage.records import Source, SourceKind
from storage.repositories.conferences import SourceRepository
from storage.text import single_line

INTAKE_READS: frozenset[str] = frozenset(
    [
        "conference",
        "source",
        "talk",
        "talk_alias",
        "report",
        "programme_event",
        "business_unit",
        "focus_area",
        "challenge",
        "section",
        "amendment",
        "distinction",
    ]
)
"""The tables on which a plan depends; one that merges talks depends on the marks on them too."""

_INTAKES: dict[SourceKind, DocumentIntake] = {
    "digest": DigestIntake(),
    "programme": ProgrammeIntake(),
    "challenges": SheetIntake(),
    "reference": ReferenceIntake(),
}


def plan_import(
    connection: sqlite3.Connection, file: ImportFile, conference: str, now: str, *, detailed: bool = False
) -> ImportPlan:
    """Return what importing a file would change; `conference` may be empty, `now` is an ISO 8601 time.

    Reading only: nothing is written until the plan's edit is applied. `detailed` fills the plan's `items` as well.
    """
    document = file.document
    name = single_line(conference or document.conference)
    key = find_conference(connection, name)
    sources = SourceRepository(connection).of_kind(key, document.kind)
    intake = _INTAKES[document.kind]
    sha256 = content_hash(file.data)
    unchanged = next((known for known in sources if (known.sha256, known.parser) == (sha256, document.parser)), None)
    known_items = {source.id: intake.known_items(connection, source.id) for source in sources}
    earlier = unchanged or edition_of(file.name, sources, intake.items(connection, document), known_items)
    draft = Draft(connection)
    source_id = earlier.id if earlier else _new_source_id(connection, key, document.kind, file.name)
    if unchanged is None:
        draft.put_new("conference", key, {"name": name, "time_zone": document.time_zone})
        _draft_source(draft, file, key, source_id, earlier, now)
    drafted = intake.draft(DraftTask(connection, draft, document, key, source_id, detailed))
    held = draft.get("conference", key) or {"name": name}
    if held.get("archived") and document.kind in ("digest", "programme"):
        warning = ReadingWarning("", Message("import.archived_conference", {"name": str(held["name"])}))
        drafted = replace(drafted, warnings=(*drafted.warnings, warning))
    name = str(held["name"])
    if unchanged is not None:
        return _plan(drafted, document, name, "unchanged", None)
    message = Message("history.import" if earlier is None else "history.import_edition", {"name": file.name})
    edit = Edit(message, draft.changes(), kind="import", contents=(file.data,), sliced=True)
    return _plan(drafted, document, name, "imported" if earlier is None else "updated", edit)


def _draft_source(draft: Draft, file: ImportFile, key: str, source_id: str, earlier: Source | None, now: str) -> None:
    document = file.document
    if document.time_zone and not (draft.get("conference", key) or {}).get("time_zone"):
        draft.put("conference", key, {"time_zone": document.time_zone})
    values: dict[str, Value] = {
        "conference_id": key,
        "kind": document.kind,
        "name": file.name,
        "title": document.title,
        "sha256": content_hash(file.data),
        "parser": document.parser,
        "encoding": document.encoding,
    }
    draft.put("source", source_id, values if earlier else {**values, "imported_at": now})


def _new_source_id(connection: sqlite3.Connection, conference: str, kind: SourceKind, name: str) -> str:
    """Return a key for a new source: a document that was renamed since may still hold the key of this name."""
    edition = 0
    while True:
        candidate = stable_id("source", conference, kind, name, *([str(edition)] if edition else []))
        if connection.execute("SELECT 1 FROM source WHERE id = ?", (candidate,)).fetchone() is None:
            return candidate
        edition += 1


def _plan(
    drafted: Drafted, document: ParsedDocument, conference: str, status: ImportStatus, edit: Edit | None
) -> ImportPlan:
    total = drafted.reports + drafted.challenges + drafted.sections
    warnings = (*document.warnings, *drafted.warnings)
    if drafted.withdrawn > total:
        warning = Message("import.many_withdrawn", {"count": drafted.withdrawn})
        warnings = (*warnings, ReadingWarning("", warning))
    return ImportPlan(
        status=status,
        conference=conference,
        edit=edit,
        talks=drafted.talks,
        reports=drafted.reports,
        challenges=drafted.challenges,
        sections=drafted.sections,
        new_talks=drafted.new_talks,
        withdrawn=drafted.withdrawn,
        warnings=warnings,
        items=drafted.items,
    )
