"""From the library to the catalogue's tree and forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import catalogue_views as views
from analysis.presentation.catalogue_rows import CatalogueRow
from storage.hand_challenges import edit_challenge
from storage.hand_edits import archive
from storage.hand_talks import add_talk, edit_talk
from storage.importing.parsed import ParsedChallenge
from storage.library import Library, write_library
from storage.records import Conference, Speaker, Talk
from tests.storage.intake.documents import ANALYST, Desk, digest, event, programme, report, sheet


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with a sheet, and a conference of two talks."""
    with write_library(tmp_path / "library.fieldbrief", ANALYST, create=True) as opened:
        desk = Desk(opened)
        desk.take_in("s.md", sheet(ParsedChallenge("存储", "推理", 1, "一"), ParsedChallenge("存储", "训练", 1, "二")))
        events = (event("g1", "Storage", "2026-03-16T09:00:00+08:00", room="A"), event("g2", "Chips", room="B"))
        desk.take_in("p.json", programme(*events, conference="Forum"))
        desk.take_in("d.md", digest(report("Storage", "said", track="Robotics")), "Forum")
        yield opened


def talk(library: Library, title: str) -> Talk:
    return next(found for found in library.talks.all() if found.title == title)


def test_the_catalogue_lists_everything_with_counts(library: Library) -> None:
    found = views.catalogue(library)
    (unit,) = found.units
    assert (unit.kind, unit.text, unit.count) == ("business_unit", "存储", 2)
    assert [(area.text, area.count, [row.text for row in area.below]) for area in unit.below] == [
        ("推理", 1, ["1  一"]),
        ("训练", 1, ["1  二"]),
    ]
    assert [(row.text, row.count, row.below) for row in found.conferences] == [("", 0, ()), ("Forum", 2, ())]


def test_archived_things_are_listed_but_not_counted(library: Library) -> None:
    chips = talk(library, "Chips")
    library.apply(archive(library, "talk", chips.id), ANALYST)
    library.apply(archive(library, "challenge", library.challenges.all()[0].id), ANALYST)
    library.apply(archive(library, "focus_area", library.focus_areas.all()[1].id), ANALYST)
    found = views.catalogue(library)
    (unit,) = found.units
    assert (unit.count, [area.archived for area in unit.below]) == (0, [False, True])
    assert unit.below[0].below[0].archived
    assert found.conferences[1].count == 1
    assert found.conferences[1].below == (CatalogueRow("talk", chips.id, "Chips", archived=True),)


def test_the_form_of_a_talk_knows_what_was_corrected(library: Library) -> None:
    before = talk(library, "Storage")
    corrected = replace(before, room="C", speakers=(Speaker("讲者甲"),), title="Storages")
    library.apply(edit_talk(library, corrected), ANALYST)
    form = views.talk_form(library, before.id)
    assert form is not None
    assert (form.talk.room, form.stated.room, form.stated.title, form.stated.speakers) == ("C", "A", "Storage", ())
    assert form.corrected == {"room", "speakers", "title"}
    assert not form.can_move
    assert (form.rooms, form.tracks) == (("B", "C"), ("Robotics",))


def test_what_the_documents_say_by_now_is_no_correction(library: Library) -> None:
    before = talk(library, "Storage")
    library.apply(edit_talk(library, replace(before, room="C")), ANALYST)
    events = (event("g1", "Storage", "2026-03-16T09:00:00+08:00", room="C"), event("g2", "Chips", room="B"))
    Desk(library).take_in("p.json", programme(*events, conference="Forum"))
    form = views.talk_form(library, before.id)
    assert form is not None
    assert form.corrected == frozenset()


def test_in_a_talk_added_by_hand_nothing_is_corrected(library: Library) -> None:
    forum = library.conferences.all()[1]
    library.apply(add_talk(library, Talk("", forum.id, "Own", room="Z")), ANALYST)
    form = views.talk_form(library, talk(library, "Own").id)
    assert form is not None
    assert (form.corrected, form.can_move) == (frozenset(), True)


def test_the_form_of_a_new_talk_is_in_a_named_conference(library: Library) -> None:
    forum = library.conferences.all()[1]
    for asked, given in (("", forum.id), (forum.id, forum.id), ("nothing", forum.id)):
        form = views.new_talk_form(library, asked)
        assert (form.talk, form.can_move) == (Talk("", given, ""), True)
    library.apply(archive(library, "conference", forum.id), ANALYST)
    assert forum.id not in [found.id for found in views.new_talk_form(library, "").conferences]


def test_a_talk_of_an_archived_conference_has_it_in_its_form(library: Library) -> None:
    chips = talk(library, "Chips")
    library.apply(archive(library, "conference", chips.conference_id), ANALYST)
    form = views.talk_form(library, chips.id)
    assert form is not None
    assert chips.conference_id in [found.id for found in form.conferences]


def test_what_is_gone_has_no_form(library: Library) -> None:
    assert views.talk_form(library, "nothing") is None
    assert views.challenge_form(library, "nothing") is None


def test_the_form_of_a_conference_offers_time_zones(library: Library) -> None:
    unnamed, forum = library.conferences.all()
    form = views.conference_form(library, forum.id)
    assert form.conference == forum
    assert {"Asia/Shanghai", "UTC"} <= set(form.time_zones)
    assert not form.may_be_unnamed
    assert views.conference_form(library, unnamed.id).may_be_unnamed
    assert views.conference_form(library, "").conference == Conference("", "")


def test_the_form_of_a_challenge_knows_what_was_corrected(library: Library) -> None:
    first = library.challenges.all()[0]
    moved = replace(first, business_unit="网络", focus_area="拥塞", number=4, text="新")
    library.apply(edit_challenge(library, moved, ANALYST), ANALYST)
    form = views.challenge_form(library, first.id)
    assert form is not None
    assert (form.challenge.business_unit, form.challenge.text) == ("网络", "新")
    stated = form.stated
    assert (stated.business_unit, stated.focus_area, stated.number, stated.text) == ("存储", "推理", 1, "一")
    assert form.corrected == {"place", "number", "text"}
    assert form.areas == (("存储", ("推理", "训练")), ("网络", ("拥塞",)))


def test_a_new_challenge_stands_where_the_chosen_line_is(library: Library) -> None:
    (unit,), areas = library.business_units.all(), library.focus_areas.all()
    last = library.challenges.all()[1]
    for kind, row_id, place in (
        ("business_unit", unit.id, ("存储", "")),
        ("focus_area", areas[0].id, ("存储", "推理")),
        ("challenge", last.id, ("存储", "训练")),
        ("", "", ("", "")),
    ):
        challenge = views.new_challenge_form_at(library, kind, row_id).challenge
        assert (challenge.id, challenge.number, challenge.business_unit, challenge.focus_area) == ("", 0, *place)


def test_the_forms_of_units_and_areas(library: Library) -> None:
    (unit,), (area, _) = library.business_units.all(), library.focus_areas.all()
    assert views.name_form(library, "business_unit", unit.id).name == "存储"
    form = views.name_form(library, "focus_area", area.id)
    assert (form.name, form.business_unit_id, form.business_unit) == ("推理", unit.id, "存储")
    for kind, row_id in (("challenge", library.challenges.all()[0].id), ("business_unit", unit.id), ("", "")):
        new = views.new_name_form_at(library, "focus_area", kind, row_id)
        assert new is not None
        assert (new.id, new.name, new.business_unit) == ("", "", "存储")
    new_unit = views.new_name_form_at(library, "business_unit", "", "")
    assert new_unit is not None
    assert (new_unit.id, new_unit.name) == ("", "")


def test_without_a_unit_there_is_no_new_area(tmp_path: Path) -> None:
    with write_library(tmp_path / "empty.fieldbrief", ANALYST, create=True) as library:
        assert views.new_name_form_at(library, "focus_area", "", "") is None
        assert views.new_talk_form(library, "").conferences == ()
