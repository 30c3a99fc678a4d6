"""Challenge sheets: business units, focus areas and numbered challenges."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from storage.edits import Row, Value
from storage.importing.parsed import ParsedChallenge, ParsedDocument, ReadingWarning
from storage.intake.corrections import challenge_corrections, stated_challenge
from storage.intake.editions import EditionItem
from storage.intake.names import SheetNames, name_key
from storage.intake.pairing import Item, pair
from storage.intake.plan import PlannedItem
from storage.intake.planned_items import row_item, withdrawn_row_item
from storage.intake.tasks import Drafted, DraftTask, free_id, standing_rows, stored_rows, withdraw
from storage.messages import Message, Parameter


class SheetIntake:
    """Brings a challenge sheet in; a challenge keeps its identity when it is renumbered or reworded."""

    def items(self, connection: sqlite3.Connection, document: ParsedDocument) -> list[EditionItem]:
        """Return the challenges by focus area and wording."""
        names = SheetNames(connection)
        found = document.challenges
        return [_edition_item(names.focus_area(one.business_unit, one.focus_area), one.text) for one in found]

    def known_items(self, connection: sqlite3.Connection, source_id: str) -> list[EditionItem]:
        """Return the same for the challenges that the library has of a sheet, as the sheet has them."""
        corrections = challenge_corrections(connection)
        rows = standing_rows(connection, "challenge", source_id)
        stated = (stated_challenge(row, corrections.get(str(row["id"]), {})) for row in rows)
        return [_edition_item(str(row["focus_area_id"]), str(row["text"])) for row in stated]

    def draft(self, task: DraftTask) -> Drafted:
        """Put units, focus areas and challenges into the draft."""
        return _SheetDrafter(task).draft()


class _SheetDrafter:
    """Drafts the challenges of one sheet; what was corrected by hand stays, and what was added by hand is joined."""

    def __init__(self, task: DraftTask) -> None:
        self._task = task
        self._names = SheetNames(task.connection)
        self._corrections = challenge_corrections(task.connection)
        self._by_hand = self._added_by_hand()
        self._planned: list[PlannedItem] = []
        self._warnings: list[ReadingWarning] = []

    def draft(self) -> Drafted:
        """Put the challenges into the draft, paired with those of the earlier edition as it had them."""
        task = self._task
        known = {
            row_id: stated_challenge(row, self._corrections.get(row_id, {}))
            for row_id, row in stored_rows(task.connection, "challenge", task.source_id).items()
        }
        areas = [self._names.focus_area(one.business_unit, one.focus_area) for one in task.document.challenges]
        items = [_item(one.number, one.text, area) for one, area in zip(task.document.challenges, areas, strict=True)]
        paired = pair({row_id: _row_item(row) for row_id, row in known.items()}, items)
        continued = [
            self._place(position, one, areas[position], paired[position], known)
            for position, one in enumerate(task.document.challenges)
        ]
        vanished = withdraw(task.draft, "challenge", known, continued)
        if task.detailed:
            gone = (known[row_id] for row_id in vanished)
            self._planned.extend(withdrawn_row_item("challenge", str(row["text"]), row) for row in gone)
        return Drafted(
            challenges=len(items),
            withdrawn=len(vanished),
            items=tuple(self._planned),
            warnings=tuple(self._warnings),
        )

    def _place(
        self, position: int, found: ParsedChallenge, area: str, same: str | None, known: Mapping[str, Row]
    ) -> str:
        """Put one challenge into the draft and return its key."""
        task = self._task
        self._draft_names(found, area)
        row_id = same or self._by_hand.pop((area, name_key(found.text)), None)
        row_id = row_id or free_id(task.draft, "challenge", task.source_id, area, str(found.number))
        values: dict[str, Value] = {
            "focus_area_id": area,
            "source_id": task.source_id,
            "position": position,
            "number": found.number,
            "text": found.text,
            "withdrawn": 0,
        }
        if task.detailed:
            group = tuple(name for name in (found.business_unit, found.focus_area) if name)
            item = row_item("challenge", found.text, values, known.get(row_id), group=group, line=found.line)
            self._planned.append(item)
        task.draft.put("challenge", row_id, self._corrected(row_id, found, values))
        return row_id

    def _corrected(self, row_id: str, found: ParsedChallenge, values: dict[str, Value]) -> dict[str, Value]:
        """Return a challenge's columns without those that were corrected by hand; warn of a sheet that has others."""
        corrections = self._corrections.get(row_id, {})
        for field, row in corrections.items():
            stated = str(values[field])
            if field == "text" and stated not in (row["stated"], row["value"]):
                self._warn("import.challenge_corrected", found.line, area=found.focus_area, number=found.number)
            self._task.draft.put("amendment", str(row["id"]), {"stated": stated})
        return {column: value for column, value in values.items() if column not in corrections}

    def _draft_names(self, found: ParsedChallenge, area: str) -> None:
        unit = self._names.business_unit(found.business_unit)
        self._task.draft.put_new("business_unit", unit, {"name": found.business_unit})
        self._task.draft.put_new("focus_area", area, {"business_unit_id": unit, "name": found.focus_area})
        for table, row_id in (("business_unit", unit), ("focus_area", area)):
            row = self._task.draft.get(table, row_id) or {}
            if row.get("archived"):
                self._warn(f"import.archived_{table}", name=str(row["name"]))

    def _warn(self, key: str, line: int = 0, **parameters: Parameter) -> None:
        warning = ReadingWarning(str(line) if line else "", Message(key, parameters))
        if warning not in self._warnings:
            self._warnings.append(warning)

    def _added_by_hand(self) -> dict[tuple[str, str], str]:
        """Return the challenges that no sheet has named yet, by focus area and wording."""
        rows = self._task.connection.execute("SELECT * FROM challenge WHERE source_id IS NULL ORDER BY position, id")
        return {(row["focus_area_id"], name_key(row["text"])): row["id"] for row in rows}


def _item(number: object, text: str, area: str) -> Item:
    return Item((str(number),), name_key(text), area)


def _row_item(row: Row) -> Item:
    return _item(row["number"], str(row["text"]), str(row["focus_area_id"]))


def _edition_item(focus_area_id: str, text: str) -> EditionItem:
    return EditionItem(f"{focus_area_id}|{name_key(text)}", frozenset({focus_area_id}))
