"""The catalogue by hand: conferences, talks, business units, focus areas and challenges."""

from __future__ import annotations

from storage import hand_challenges, hand_edits, hand_talks
from storage.edits import ChangeSet
from storage.hand_edits import CatalogueKind
from storage.library import Library
from storage.records import BusinessUnit, Challenge, Conference, FocusArea, Talk


def save_talk(library: Library, talk: Talk, before: Talk | None = None, *, analyst: str) -> ChangeSet | None:
    """Give the talk of that `id` these columns, or add it where the `id` is empty.

    Given the talk as it was shown `before`, only what was changed in it counts. What differs from the documents stays
    corrected whatever is imported later. Raises FormError with what cannot be kept, field by field, as the other
    functions here do.
    """
    edit = hand_talks.edit_talk(library, talk, before) if talk.id else hand_talks.add_talk(library, talk)
    return library.apply(edit, analyst)


def save_conference(library: Library, conference: Conference, *, analyst: str) -> ChangeSet | None:
    """Give the conference of that `id` its name and time zone, or add it where the `id` is empty."""
    change = hand_edits.edit_conference if conference.id else hand_edits.add_conference
    return library.apply(change(library, conference), analyst)


def save_business_unit(library: Library, unit: BusinessUnit, *, analyst: str) -> ChangeSet | None:
    """Rename the business unit of that `id`, or add it where the `id` is empty."""
    change = hand_edits.rename_business_unit if unit.id else hand_edits.add_business_unit
    return library.apply(change(library, unit), analyst)


def save_focus_area(library: Library, area: FocusArea, *, analyst: str) -> ChangeSet | None:
    """Rename the focus area of that `id`, or add it to its business unit where the `id` is empty."""
    change = hand_edits.rename_focus_area if area.id else hand_edits.add_focus_area
    return library.apply(change(library, area), analyst)


def save_challenge(
    library: Library, challenge: Challenge, before: Challenge | None = None, *, analyst: str
) -> ChangeSet | None:
    """Give the challenge of that `id` its place, number, text and keywords, or add it where the `id` is empty.

    Given the challenge as it was shown `before`, only what was changed in it counts.
    """
    if challenge.id:
        return library.apply(hand_challenges.edit_challenge(library, challenge, analyst, before), analyst)
    return library.apply(hand_challenges.add_challenge(library, challenge, analyst), analyst)


def archive(library: Library, kind: CatalogueKind, row_id: str, *, analyst: str) -> ChangeSet | None:
    """Take something out of lists, links, briefings and search, with all that stands in it; nothing is deleted."""
    return library.apply(hand_edits.archive(library, kind, row_id), analyst)


def bring_back(library: Library, kind: CatalogueKind, row_id: str, *, analyst: str) -> ChangeSet | None:
    """Show something that was archived again, and what it stands in."""
    return library.apply(hand_edits.bring_back(library, kind, row_id), analyst)
