"""The catalogue by hand, as the window asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations import editing
from storage.hand_checks import FormError
from storage.library import Library, write_library
from storage.records import BusinessUnit, Challenge, Conference, FocusArea, Talk

WHO = "Analyst 03"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return an empty library."""
    with write_library(tmp_path / "library.fieldbrief", WHO, create=True) as opened:
        yield opened


def test_everything_is_added_edited_archived_and_brought_back(library: Library) -> None:
    editing.save_conference(library, Conference("", "Forum"), analyst=WHO)
    (forum,) = library.conferences.all()
    editing.save_conference(library, replace(forum, time_zone="UTC"), analyst=WHO)
    editing.save_talk(library, Talk("", forum.id, "Talk"), analyst=WHO)
    (talk,) = library.talks.all()
    editing.save_talk(library, replace(talk, room="A"), talk, analyst=WHO)
    editing.save_business_unit(library, BusinessUnit("", "存储"), analyst=WHO)
    (unit,) = library.business_units.all()
    editing.save_business_unit(library, replace(unit, name="网络"), analyst=WHO)
    editing.save_focus_area(library, FocusArea("", unit.id, "推理"), analyst=WHO)
    (area,) = library.focus_areas.all()
    editing.save_focus_area(library, replace(area, name="拥塞"), analyst=WHO)
    editing.save_challenge(library, Challenge("", "网络", "拥塞", 0, "一"), analyst=WHO)
    (challenge,) = library.challenges.all()
    editing.save_challenge(library, replace(challenge, text="二"), challenge, analyst=WHO)
    assert library.conferences.all() == [replace(forum, time_zone="UTC")]
    assert library.talks.all() == [replace(talk, room="A")]
    assert library.challenges.all() == [replace(challenge, text="二")]
    editing.archive(library, "conference", forum.id, analyst=WHO)
    assert library.talks.all() == []
    editing.bring_back(library, "talk", talk.id, analyst=WHO)
    assert len(library.talks.all()) == 1


def test_only_what_somebody_changed_is_saved(library: Library) -> None:
    editing.save_conference(library, Conference("", "Forum"), analyst=WHO)
    editing.save_talk(library, Talk("", library.conferences.all()[0].id, "Talk", room="A"), analyst=WHO)
    (shown,) = library.talks.all()
    editing.save_talk(library, replace(shown, room="B"), shown, analyst=WHO)
    editing.save_talk(library, replace(shown, track="Chips"), shown, analyst=WHO)  # shown before the room was changed
    (talk,) = library.talks.all()
    assert (talk.room, talk.track) == ("B", "Chips")
    editing.save_challenge(library, Challenge("", "存储", "推理", 1, "一"), analyst=WHO)
    (seen,) = library.challenges.all()
    editing.save_challenge(library, replace(seen, number=2), seen, analyst=WHO)
    editing.save_challenge(library, replace(seen, text="二", keywords=("PIM",)), seen, analyst=WHO)
    (challenge,) = library.challenges.all()
    assert (challenge.number, challenge.text, challenge.keywords) == (2, "二", ("PIM",))


def test_what_cannot_be_saved_changes_nothing(library: Library) -> None:
    with pytest.raises(FormError):
        editing.save_talk(library, Talk("", "", ""), analyst=WHO)
    assert library.history.entries() == []
