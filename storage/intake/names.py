"""Conferences, business units and focus areas as documents name them: by the name they have, or the one they came with.

Their key is made of the name under which they came, and stays when somebody gives them another: a document that uses
the old name still finds them, and one that uses the new name does too.
"""

from __future__ import annotations

import sqlite3

from storage.ids import stable_id
from storage.text import normalise, single_line


def name_key(name: str) -> str:
    """Return the form in which names are compared: width, case, Chinese script and spacing do not matter."""
    return single_line(normalise(name))


def conference_key(name: str) -> str:
    """Return the key with which a conference of that name comes; the unnamed one has a key too."""
    return stable_id("conference", name_key(name))


def business_unit_key(name: str) -> str:
    """Return the key with which a business unit of that name comes."""
    return stable_id("business_unit", name_key(name))


def focus_area_key(business_unit_id: str, name: str) -> str:
    """Return the key with which a focus area of that name comes into a business unit."""
    return stable_id("focus_area", business_unit_id, name_key(name))


def find_conference(connection: sqlite3.Connection, name: str) -> str:
    """Return the key of the conference that has the name, or came with it; of a new one where there is neither."""
    return _named(_names(connection, "conference"), name) or conference_key(name)


class SheetNames:
    """Finds the business units and focus areas that a challenge sheet names; for one sheet, as the library is now."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._units = _names(connection, "business_unit")
        self._areas: dict[str, dict[str, str]] = {}
        for row in connection.execute("SELECT id, business_unit_id, name FROM focus_area ORDER BY archived, rowid"):
            self._areas.setdefault(row["business_unit_id"], {}).setdefault(name_key(row["name"]), row["id"])

    def business_unit(self, name: str) -> str:
        """Return the key of the unit that has the name, or came with it; of a new one where there is neither."""
        return _named(self._units, name) or business_unit_key(name)

    def focus_area(self, business_unit: str, name: str) -> str:
        """Return the same for a focus area of a unit, both by their names."""
        unit = self.business_unit(business_unit)
        return _named(self._areas.get(unit, {}), name) or focus_area_key(unit, name)


def _names(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the rows' keys by their names as they are compared; of equal ones the one that is not archived."""
    found: dict[str, str] = {}
    for row in connection.execute(f"SELECT id, name FROM {table} ORDER BY archived, rowid"):
        found.setdefault(name_key(row["name"]), row["id"])
    return found


def _named(rows: dict[str, str], name: str) -> str:
    return rows.get(name_key(name), "")
