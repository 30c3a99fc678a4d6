"""What the dialogs that edit the catalogue by hand show: its tree, and what each form starts with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from storage.records import Challenge, Conference, Talk

CatalogueKind = Literal["conference", "talk", "business_unit", "focus_area", "challenge"]


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A line of the catalogue with those below it; a conference has only its archived talks below it."""

    kind: CatalogueKind
    id: str
    text: str
    """A name, a title, or a challenge's number and text; empty for what has no name."""
    archived: bool = False
    count: int = 0
    """How much stands in it that is not archived: talks of a conference, challenges of a unit or an area."""
    below: tuple[CatalogueRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that can be edited by hand but the talks, archived things included."""

    units: tuple[CatalogueRow, ...] = ()
    conferences: tuple[CatalogueRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkForm:
    """What the form of a talk starts with; a new talk has an empty `id`."""

    talk: Talk
    stated: Talk
    """The talk with what documents state in its corrected columns."""
    corrected: frozenset[str] = frozenset()
    """The columns that were corrected by hand and that the documents have otherwise."""
    conferences: tuple[Conference, ...] = ()
    can_move: bool = True
    """Whether it can be given another conference: documents say where the talks stand that they name."""
    session_types: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    subtracks: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConferenceForm:
    """What the form of a conference starts with; a new one has an empty `id`."""

    conference: Conference
    time_zones: tuple[str, ...] = ()
    may_be_unnamed: bool = False


@dataclass(frozen=True, slots=True)
class ChallengeForm:
    """What the form of a challenge starts with; a new one has an empty `id` and the number 0: the next that is free."""

    challenge: Challenge
    stated: Challenge
    corrected: frozenset[str] = frozenset()
    """Of `place` (business unit and focus area), `number` and `text` what the sheet has otherwise."""
    areas: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The business units with the focus areas of each, for completion."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """What the form of a business unit or a focus area starts with; a new one has an empty `id`."""

    kind: Literal["business_unit", "focus_area"]
    id: str
    name: str
    business_unit_id: str = ""
    """Of a focus area."""
    business_unit: str = ""
