"""From the library to what the dialogs of the catalogue show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal, TypeVar
from zoneinfo import available_timezones

from analysis.presentation.catalogue_rows import (
    Catalogue,
    CatalogueRow,
    ChallengeForm,
    ConferenceForm,
    NameForm,
    TalkForm,
)
from storage.library import Library
from storage.records import BusinessUnit, Challenge, Conference, FocusArea, Talk

T = TypeVar("T")

_PLACE = "focus_area_id"


def catalogue(library: Library) -> Catalogue:
    """Return the business units with all below them, and the conferences with their archived talks."""
    challenges = _grouped(library.challenges.all(include_archived=True), lambda found: found.focus_area_id)
    areas = _grouped(library.focus_areas.all(include_archived=True), lambda found: found.business_unit_id)
    archived = _grouped(library.talks.archived(), lambda found: found.conference_id)
    counts = library.conferences.talk_counts()
    units = (
        _unit_row(unit, [_area_row(area, challenges.get(area.id, [])) for area in areas.get(unit.id, [])])
        for unit in library.business_units.all(include_archived=True)
    )
    conferences = (
        _conference_row(found, counts.get(found.id, 0), archived.get(found.id, []))
        for found in library.conferences.all(include_archived=True)
    )
    return Catalogue(tuple(units), tuple(conferences))


def talk_form(library: Library, talk_id: str) -> TalkForm | None:
    """Return what the form of a talk starts with; None where there is no such talk any more."""
    talk, stated = library.talks.get(talk_id), library.talks.as_stated(talk_id)
    if talk is None or stated is None:
        return None
    is_stated = library.talks.is_stated(talk_id)
    form = _talk_form(library, talk)
    differing = frozenset(found.field for found in library.talks.amendments(talk_id) if found.value != found.stated)
    return replace(form, stated=stated, corrected=differing if is_stated else frozenset(), can_move=not is_stated)


def new_talk_form(library: Library, conference_id: str) -> TalkForm:
    """Return what the form of a new talk starts with, in a conference or, with an empty id, in the first one."""
    conferences = library.conferences.all()
    known = {found.id for found in conferences}
    first = next((found.id for found in conferences if found.name), conferences[0].id if conferences else "")
    return _talk_form(library, Talk("", conference_id if conference_id in known else first, ""))


def conference_form(library: Library, conference_id: str) -> ConferenceForm:
    """Return what the form of a conference starts with; of a new one where there is none of that id."""
    known = {found.id: found for found in library.conferences.all(include_archived=True)}
    conference = known.get(conference_id, Conference("", ""))
    return ConferenceForm(conference, _time_zones(), may_be_unnamed=bool(conference.id) and not conference.name)


def challenge_form(library: Library, challenge_id: str) -> ChallengeForm | None:
    """Return what the form of a challenge starts with; None where there is no such challenge any more."""
    challenge = library.challenges.get(challenge_id)
    if challenge is None:
        return None
    amendments = [found for found in library.challenges.amendments(challenge_id) if found.value != found.stated]
    stated = challenge
    for found in amendments:
        if found.field == _PLACE:
            unit, area = _place(library, found.stated)
            stated = replace(stated, business_unit=unit, focus_area=area, focus_area_id=found.stated)
        elif found.field == "number":
            stated = replace(stated, number=int(found.stated))
        else:
            stated = replace(stated, text=found.stated)
    corrected = frozenset("place" if found.field == _PLACE else found.field for found in amendments)
    return ChallengeForm(challenge, stated, corrected, _areas(library))


def new_challenge_form(library: Library, focus_area_id: str, business_unit_id: str = "") -> ChallengeForm:
    """Return what the form of a new challenge starts with, in a focus area or a business unit if they are known."""
    unit, area = _place(library, focus_area_id)
    units = {found.id: found.name for found in library.business_units.all(include_archived=True)}
    challenge = Challenge("", unit or units.get(business_unit_id, ""), area, 0, "", focus_area_id=focus_area_id)
    return ChallengeForm(challenge, challenge, areas=_areas(library))


def new_challenge_form_at(library: Library, kind: str, row_id: str) -> ChallengeForm:
    """Return the same for a new challenge at a line of the catalogue, whatever the line is; both empty for none."""
    area, unit = _line_of_sheet(library, kind, row_id)
    return new_challenge_form(library, area, unit)


def new_name_form_at(
    library: Library, new: Literal["business_unit", "focus_area"], kind: str, row_id: str
) -> NameForm | None:
    """Return what the form of a new business unit or focus area starts with, at a line of the catalogue.

    None where a focus area has no business unit to stand in.
    """
    _, unit = _line_of_sheet(library, kind, row_id)
    units = library.business_units.all()
    unit = unit or (units[0].id if units else "")
    return name_form(library, new, "", unit) if unit or new == "business_unit" else None


def name_form(
    library: Library, kind: Literal["business_unit", "focus_area"], row_id: str, business_unit_id: str = ""
) -> NameForm:
    """Return what the form of a business unit or focus area starts with; of a new one where there is none of that id.

    `business_unit_id` is where a new focus area comes to stand.
    """
    units = {found.id: found.name for found in library.business_units.all(include_archived=True)}
    if kind == "business_unit":
        return NameForm(kind, row_id if row_id in units else "", units.get(row_id, ""))
    areas = {found.id: found for found in library.focus_areas.all(include_archived=True)}
    if row_id in areas:
        area = areas[row_id]
        return NameForm(kind, area.id, area.name, area.business_unit_id, units[area.business_unit_id])
    return NameForm(kind, "", "", business_unit_id, units.get(business_unit_id, ""))


def _talk_form(library: Library, talk: Talk) -> TalkForm:
    entries = library.talks.entries(talk.conference_id)
    conferences = [
        found
        for found in library.conferences.all(include_archived=True)
        if not found.archived or found.id == talk.conference_id
    ]
    return TalkForm(
        talk=talk,
        stated=talk,
        conferences=tuple(conferences),
        session_types=entries["session_type"],
        tracks=entries["track"],
        subtracks=entries["subtrack"],
        rooms=entries["room"],
    )


def _line_of_sheet(library: Library, kind: str, row_id: str) -> tuple[str, str]:
    """Return the ids of the focus area and the business unit in which a line of the catalogue stands."""
    area_id = row_id if kind == "focus_area" else ""
    if kind == "challenge":
        challenge = library.challenges.get(row_id)
        area_id = challenge.focus_area_id if challenge else ""
    areas = library.focus_areas.all(include_archived=True)
    units = (area.business_unit_id for area in areas if area.id == area_id)
    return area_id, next(units, row_id if kind == "business_unit" else "")


def _place(library: Library, focus_area_id: str) -> tuple[str, str]:
    units = {found.id: found.name for found in library.business_units.all(include_archived=True)}
    areas = (found for found in library.focus_areas.all(include_archived=True) if found.id == focus_area_id)
    return next(((units[found.business_unit_id], found.name) for found in areas), ("", ""))


def _areas(library: Library) -> tuple[tuple[str, tuple[str, ...]], ...]:
    areas = _grouped(library.focus_areas.all(), lambda found: found.business_unit_id)
    return tuple(
        (unit.name, tuple(area.name for area in areas.get(unit.id, []))) for unit in library.business_units.all()
    )


def _unit_row(unit: BusinessUnit, areas: list[CatalogueRow]) -> CatalogueRow:
    count = sum(area.count for area in areas if not area.archived)
    return CatalogueRow("business_unit", unit.id, unit.name, unit.archived, count, tuple(areas))


def _area_row(area: FocusArea, challenges: list[Challenge]) -> CatalogueRow:
    rows = tuple(
        CatalogueRow("challenge", found.id, f"{found.number}  {found.text}", found.archived) for found in challenges
    )
    count = sum(not row.archived for row in rows)
    return CatalogueRow("focus_area", area.id, area.name, area.archived, count, rows)


def _conference_row(conference: Conference, count: int, archived: list[Talk]) -> CatalogueRow:
    talks = tuple(CatalogueRow("talk", talk.id, talk.title, archived=True) for talk in archived)
    return CatalogueRow("conference", conference.id, conference.name, conference.archived, count, talks)


def _grouped(rows: list[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _time_zones() -> tuple[str, ...]:
    """Return the zones that people live in, by name: those of a region, and UTC."""
    return tuple(sorted(name for name in available_timezones() if _is_offered(name)))


def _is_offered(name: str) -> bool:
    return name == "UTC" or ("/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")))
