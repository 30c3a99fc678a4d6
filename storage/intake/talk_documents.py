"""Digests and programmes: documents whose items are statements about talks."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from storage.edits import Value, content_hash
from storage.importing.parsed import ParsedDocument
from storage.intake.aliases import event_aliases, heading_aliases
from storage.intake.editions import EditionItem
from storage.intake.pairing import Item
from storage.intake.statement_drafter import Found, StatementDrafter
from storage.intake.statement_rows import event_values, report_values
from storage.intake.tasks import Drafted, DraftTask, standing_rows
from storage.text import LANGUAGES, language_of, title_key

_BODY = ("facts", "insight", "takeaways", "other_parts")


class DigestIntake:
    """Brings a digest in: reports on talks that are new, known from elsewhere, or reported by its earlier edition."""

    def items(self, connection: sqlite3.Connection, document: ParsedDocument) -> list[EditionItem]:
        """Return the reports by title and wording: two analysts' digests of the same talks are two documents."""
        return [_report_item(report_values(report)) for report in document.reports]

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the reports that the library has of a digest."""
        return [_report_item(row) for row in standing_rows(connection, "report", source_id)]

    def draft(self, task: DraftTask) -> Drafted:
        """Put talks, aliases and reports into the draft."""
        found = [
            Found(report_values(report), aliases, Item(tuple(aliases), report.heading.title), report.line)
            for report in task.document.reports
            for aliases in [heading_aliases(report.heading)]
        ]
        return StatementDrafter(task, "report", one_each=False).draft(found)


class ProgrammeIntake:
    """Brings a programme in: every event is a talk; what vanished from it is cancelled, what changed its time moved."""

    def items(self, connection: sqlite3.Connection, document: ParsedDocument) -> list[EditionItem]:
        """Return the events by guid, code, or title and time."""
        return [_event_item(event_values(event)) for event in document.events]

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the events that the library has of a programme."""
        return [_event_item(row) for row in standing_rows(connection, "programme_event", source_id)]

    def draft(self, task: DraftTask) -> Drafted:
        """Put talks, aliases and events into the draft."""
        found = [
            Found(event_values(event), aliases, Item(names, f"{event.heading.title} {event.start}"), event.line)
            for event in task.document.events
            for aliases in [event_aliases(event.guid, event.heading)]
            for names in [tuple(alias for alias in aliases if not alias.startswith("title:"))]
        ]
        return StatementDrafter(task, "programme_event", one_each=True).draft(found)


def _report_item(values: Mapping[str, Value]) -> EditionItem:
    """Return a report by wording and by name, the title in the body's language: a translation is no new edition."""
    body = "\n".join(str(values[part]) for part in _BODY if values[part] not in ("", "[]"))
    title = title_key(str(values["title"]))
    digest = content_hash(body.encode())
    languages = [language_of(body)] if body else LANGUAGES
    names = {f"{language}|{title}" for language in languages}
    return EditionItem(f"{title}|{digest}", frozenset(names | {digest} if body else names))


def _event_item(values: Mapping[str, Value]) -> EditionItem:
    identity = str(values["guid"] or values["code"] or f"{title_key(str(values['title']))}|{values['start']}")
    return EditionItem(identity, frozenset({identity, title_key(str(values["title"]))}))
