"""Challenge sheets: business units, focus areas and numbered challenges."""

from __future__ import annotations

import sqlite3

from storage.edits import Value
from storage.ids import stable_id
from storage.importing.parsed import ParsedChallenge, ParsedDocument
from storage.intake.editions import EditionItem
from storage.intake.pairing import Item, pair
from storage.intake.tasks import Drafted, DraftTask, free_id, standing_rows, stored_rows, withdraw
from storage.text import normalise, single_line


def _name_key(name: str) -> str:
    return single_line(normalise(name))


class SheetIntake:
    """Brings a challenge sheet in; a challenge keeps its identity when it is renumbered or reworded."""

    def items(self, document: ParsedDocument) -> list[EditionItem]:
        """Return the challenges by focus area and wording."""
        return [_edition_item(_focus_area_id(found), found.text) for found in document.challenges]

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the challenges that the library has of a sheet."""
        rows = standing_rows(connection, "challenge", source_id)
        return [_edition_item(str(row["focus_area_id"]), str(row["text"])) for row in rows]

    def draft(self, task: DraftTask) -> Drafted:
        """Put units, focus areas and challenges into the draft."""
        known = stored_rows(task.connection, "challenge", task.source_id)
        items = [Item((str(c.number),), _name_key(c.text), _focus_area_id(c)) for c in task.document.challenges]
        known_items = {
            row_id: Item((str(row["number"]),), _name_key(str(row["text"])), str(row["focus_area_id"]))
            for row_id, row in known.items()
        }
        continued: list[str] = []
        for position, (found, same) in enumerate(zip(task.document.challenges, pair(known_items, items), strict=True)):
            self._draft_names(task, found)
            area = _focus_area_id(found)
            row_id = same or free_id(task.draft, "challenge", task.source_id, area, str(found.number))
            continued.append(row_id)
            values: dict[str, Value] = {
                "focus_area_id": area,
                "source_id": task.source_id,
                "position": position,
                "number": found.number,
                "text": found.text,
                "withdrawn": 0,
            }
            task.draft.put("challenge", row_id, values)
        vanished = withdraw(task.draft, "challenge", known, continued)
        return Drafted(challenges=len(items), withdrawn=len(vanished))

    def _draft_names(self, task: DraftTask, found: ParsedChallenge) -> None:
        unit = _business_unit_id(found)
        task.draft.put_new("business_unit", unit, {"name": found.business_unit})
        area = {"business_unit_id": unit, "name": found.focus_area}
        task.draft.put_new("focus_area", _focus_area_id(found), area)


def _business_unit_id(found: ParsedChallenge) -> str:
    return stable_id("business_unit", _name_key(found.business_unit))


def _focus_area_id(found: ParsedChallenge) -> str:
    return stable_id("focus_area", _business_unit_id(found), _name_key(found.focus_area))


def _edition_item(focus_area_id: str, text: str) -> EditionItem:
    return EditionItem(f"{focus_area_id}|{_name_key(text)}", frozenset({focus_area_id}))
