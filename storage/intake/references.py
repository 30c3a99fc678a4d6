"""Reference documents: numbered sections."""

from __future__ import annotations

import sqlite3

from storage.edits import Value, to_json
from storage.importing.parsed import ParsedDocument
from storage.intake.draft import records_json
from storage.intake.editions import EditionItem
from storage.intake.pairing import Item, pair
from storage.intake.plan import PlannedItem
from storage.intake.planned_items import row_item, withdrawn_row_item
from storage.intake.tasks import Drafted, DraftTask, free_id, standing_rows, stored_rows, withdraw
from storage.text import title_key


class ReferenceIntake:
    """Brings a reference in; a section keeps its identity when it is renumbered or renamed."""

    def items(self, connection: sqlite3.Connection, document: ParsedDocument) -> list[EditionItem]:
        """Return the sections by number and title."""
        return [_edition_item(section.number, section.title) for section in document.sections]

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the sections that the library has of a reference."""
        rows = standing_rows(connection, "section", source_id)
        return [_edition_item(str(row["number"]), str(row["title"])) for row in rows]

    def draft(self, task: DraftTask) -> Drafted:
        """Put the sections into the draft."""
        known = stored_rows(task.connection, "section", task.source_id)
        items = [Item((section.number,), title_key(section.title)) for section in task.document.sections]
        known_items = {
            row_id: Item((str(row["number"]),), title_key(str(row["title"]))) for row_id, row in known.items()
        }
        continued: list[str] = []
        planned: list[PlannedItem] = []
        for position, (found, same) in enumerate(zip(task.document.sections, pair(known_items, items), strict=True)):
            row_id = same or free_id(task.draft, "section", task.source_id, found.number)
            continued.append(row_id)
            values: dict[str, Value] = {
                "source_id": task.source_id,
                "position": position,
                "number": found.number,
                "title": found.title,
                "path": to_json(found.path),
                "text": found.text,
                "parts": records_json(found.parts),
                "start": found.start,
                "end": found.end,
                "withdrawn": 0,
            }
            if task.detailed:
                before = known.get(row_id)
                planned.append(row_item("section", found.title, values, before, group=found.path, line=found.line))
            task.draft.put("section", row_id, values)
        vanished = withdraw(task.draft, "section", known, continued)
        if task.detailed:
            gone = (known[row_id] for row_id in vanished)
            planned.extend(withdrawn_row_item("section", str(row["title"]), row) for row in gone)
        return Drafted(sections=len(items), withdrawn=len(vanished), items=tuple(planned))


def _edition_item(number: str, title: str) -> EditionItem:
    return EditionItem(f"{number}|{title_key(title)}", frozenset({title_key(title)}))
