"""Edits by hand of conferences, business units and focus areas, and archiving of all that the catalogue holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from storage.edits import Edit
from storage.errors import NotFoundError
from storage.hand_checks import Checks, is_time_zone
from storage.intake.draft import Draft
from storage.intake.names import name_key
from storage.intake.tasks import free_id
from storage.library import Library
from storage.messages import Message, Parameter
from storage.records import BusinessUnit, Conference, FocusArea
from storage.text import single_line

CatalogueKind = Literal["conference", "talk", "business_unit", "focus_area", "challenge"]
"""What can be added, edited and archived by hand."""

_PARENTS: Mapping[CatalogueKind, CatalogueKind] = {
    "talk": "conference",
    "challenge": "focus_area",
    "focus_area": "business_unit",
}


def archive(library: Library, kind: CatalogueKind, row_id: str) -> Edit:
    """Return the edit that takes something out of lists, links, briefings and search, with all that stands in it.

    Nothing is deleted. Raises NotFoundError where there is no such row.
    """
    draft = library.draft()
    name = _name_of(draft, kind, row_id)
    draft.put(kind, row_id, {"archived": 1})
    return Edit(Message(f"history.archive_{kind}", {"name": name}), draft.changes())


def bring_back(library: Library, kind: CatalogueKind, row_id: str) -> Edit:
    """Return the edit that ends the archiving of something, and of what it stands in, so that it is seen again.

    Raises NotFoundError where there is no such row.
    """
    draft = library.draft()
    name = _name_of(draft, kind, row_id)
    bring_back_rows(draft, kind, row_id)
    return Edit(Message(f"history.bring_back_{kind}", {"name": name}), draft.changes())


def bring_back_rows(draft: Draft, kind: CatalogueKind, row_id: str) -> None:
    """Draft that a row and those that it stands in are not archived."""
    while True:
        draft.put(kind, row_id, {"archived": 0})
        if kind not in _PARENTS:
            return
        kind, row_id = _PARENTS[kind], str((draft.get(kind, row_id) or {})[f"{_PARENTS[kind]}_id"])


def add_conference(library: Library, conference: Conference) -> Edit:
    """Return the edit that adds a conference; its `id` is of no account. Raises FormError."""
    name, zone = _checked_conference(library, conference)
    draft = library.draft()
    key = free_id(draft, "conference", name_key(name))
    draft.put("conference", key, {"name": name, "time_zone": zone})
    return Edit(Message("history.add_conference", {"name": name}), draft.changes())


def edit_conference(library: Library, conference: Conference) -> Edit:
    """Return the edit that gives the conference of that `id` a name and a time zone.

    Files that name it as it was called find it all the same. Raises FormError and NotFoundError.
    """
    draft = library.draft()
    _name_of(draft, "conference", conference.id)
    name, zone = _checked_conference(library, conference)
    draft.put("conference", conference.id, {"name": name, "time_zone": zone})
    return Edit(Message("history.edit_conference", {"name": name or _UNNAMED}), draft.changes())


def add_business_unit(library: Library, unit: BusinessUnit) -> Edit:
    """Return the edit that adds a business unit; its `id` is of no account. Raises FormError."""
    draft = library.draft()
    name = _checked_unit(library, unit)
    put_business_unit(draft, name)
    return Edit(Message("history.add_business_unit", {"name": name}), draft.changes())


def rename_business_unit(library: Library, unit: BusinessUnit) -> Edit:
    """Return the edit that gives the business unit of that `id` a name; sheets with the old one still find it.

    Raises FormError and NotFoundError.
    """
    draft = library.draft()
    _name_of(draft, "business_unit", unit.id)
    name = _checked_unit(library, unit)
    draft.put("business_unit", unit.id, {"name": name})
    return Edit(Message("history.rename_business_unit", {"name": name}), draft.changes())


def add_focus_area(library: Library, area: FocusArea) -> Edit:
    """Return the edit that adds a focus area to its business unit; its `id` is of no account. Raises FormError."""
    draft = library.draft()
    name = _checked_area(library, area)
    bring_back_rows(draft, "business_unit", area.business_unit_id)
    put_focus_area(draft, area.business_unit_id, name)
    return Edit(Message("history.add_focus_area", {"name": name}), draft.changes())


def rename_focus_area(library: Library, area: FocusArea) -> Edit:
    """Return the edit that gives the focus area of that `id` a name; sheets with the old one still find it.

    Raises FormError and NotFoundError.
    """
    draft = library.draft()
    _name_of(draft, "focus_area", area.id)
    name = _checked_area(library, area)
    draft.put("focus_area", area.id, {"name": name})
    return Edit(Message("history.rename_focus_area", {"name": name}), draft.changes())


def put_business_unit(draft: Draft, name: str) -> str:
    """Draft a new business unit and return its key, the one under which a sheet would bring it."""
    key = free_id(draft, "business_unit", name_key(name))
    draft.put("business_unit", key, {"name": name})
    return key


def put_focus_area(draft: Draft, business_unit_id: str, name: str) -> str:
    """Draft a new focus area and return its key, the one under which a sheet would bring it."""
    key = free_id(draft, "focus_area", business_unit_id, name_key(name))
    draft.put("focus_area", key, {"business_unit_id": business_unit_id, "name": name})
    return key


_UNNAMED = Message("catalogue.unnamed_conference")


def _name_of(draft: Draft, kind: CatalogueKind, row_id: str) -> Parameter:
    """Return what the history calls a row."""
    row = draft.get(kind, row_id)
    if row is None:
        raise NotFoundError(Message("catalogue.gone"), where=row_id, remedy=Message("catalogue.gone_remedy"))
    if kind == "challenge":
        area = draft.get("focus_area", str(row["focus_area_id"])) or {}
        return f"{area['name']} · {row['number']}"
    return str(row["title" if kind == "talk" else "name"]) or _UNNAMED


def _checked_conference(library: Library, conference: Conference) -> tuple[str, str]:
    """Return name and time zone without blanks around them; FormError where they cannot be kept."""
    name, zone = single_line(conference.name), conference.time_zone.strip()
    checks = Checks(name)
    others = {found.id: found.name for found in library.conferences.all(include_archived=True)}
    before = others.pop(conference.id, None)
    if not name and before != "":  # the conference of files without one may stay without a name
        checks.refuse("name", "name_empty")
    elif name_key(name) in map(name_key, others.values()):
        checks.refuse("name", "conference_known", name=name)
    if zone and not is_time_zone(zone):
        checks.refuse("time_zone", "time_zone_unknown", name=zone)
    checks.done()
    return name, zone


def _checked_unit(library: Library, unit: BusinessUnit) -> str:
    name = single_line(unit.name)
    checks = Checks(name)
    others = library.business_units.all(include_archived=True)
    if not name:
        checks.refuse("name", "name_empty")
    elif any(found.id != unit.id and name_key(found.name) == name_key(name) for found in others):
        checks.refuse("name", "business_unit_known", name=name)
    checks.done()
    return name


def _checked_area(library: Library, area: FocusArea) -> str:
    name = single_line(area.name)
    checks = Checks(name)
    others = (
        found
        for found in library.focus_areas.all(include_archived=True)
        if found.business_unit_id == area.business_unit_id and found.id != area.id
    )
    if not name:
        checks.refuse("name", "name_empty")
    elif any(name_key(found.name) == name_key(name) for found in others):
        checks.refuse("name", "focus_area_known", name=name)
    checks.done()
    return name
