"""Conferences, business units and focus areas edited by hand; archiving, and documents that come afterwards."""

from __future__ import annotations

import pytest

from storage.errors import NotFoundError
from storage.hand_checks import FormError
from storage.hand_edits import (
    CatalogueKind,
    add_business_unit,
    add_conference,
    add_focus_area,
    archive,
    bring_back,
    edit_conference,
    rename_business_unit,
    rename_focus_area,
)
from storage.importing.parsed import ParsedChallenge
from storage.library import Library
from storage.mark_edits import decide
from storage.records import BusinessUnit, Conference, FocusArea, LinkKey
from tests.storage.intake.documents import ANALYST, Desk, digest, report, sheet
from tests.storage.samples import first_link

CHALLENGES = (ParsedChallenge("存储", "推理", 1, "时延如何降低"), ParsedChallenge("存储", "推理", 2, "数据如何布局"))


@pytest.fixture
def desk(library: Library) -> Desk:
    """Return a desk at a library in memory with a talk of a conference, and a sheet."""
    desk = Desk(library)
    desk.take_in("d.md", digest(report("机器人存储", "近存计算的进展")), "Forum")
    desk.take_in("s.md", sheet(*CHALLENGES))
    return desk


def forum(desk: Desk) -> Conference:
    return next(found for found in desk.library.conferences.all(include_archived=True) if found.name)


def key_of(desk: Desk, kind: CatalogueKind) -> str:
    """Return the key of the one row of a kind that the desk's documents have brought."""
    library = desk.library
    keys = {
        "conference": forum(desk).id,
        "talk": (library.talks.all() or library.talks.archived())[0].id,
        "business_unit": library.business_units.all(include_archived=True)[0].id,
        "focus_area": library.focus_areas.all(include_archived=True)[0].id,
        "challenge": library.challenges.all(include_archived=True)[0].id,
    }
    return keys[kind]


def problem(refusal: pytest.ExceptionInfo[FormError]) -> tuple[str, str]:
    ((field, found),) = refusal.value.problems.items()
    return field, found.what.key


# Names


def test_a_renamed_conference_is_found_by_both_its_names(desk: Desk) -> None:
    library = desk.library
    library.apply(edit_conference(library, Conference(forum(desk).id, " World  Forum ", "Asia/Shanghai")), ANALYST)
    assert (forum(desk).name, forum(desk).time_zone) == ("World Forum", "Asia/Shanghai")
    plan = desk.take_in("e.md", digest(report("机器人存储", "第二天")), "Forum")
    assert plan.conference == "World Forum"
    desk.take_in("f.md", digest(report("机器人存储", "第三天")), "world forum")
    assert desk.take_in("d.md", digest(report("机器人存储", "近存计算的进展")), "Forum").status == "unchanged"
    assert [found.name for found in library.conferences.all()] == ["", "World Forum"]
    assert len(library.talks.all()) == 1
    library.apply(edit_conference(library, Conference(forum(desk).id, "Forum")), ANALYST)
    assert forum(desk).time_zone == ""


def test_the_name_that_a_conference_has_comes_before_the_one_it_came_with(desk: Desk) -> None:
    library = desk.library
    renamed = forum(desk).id
    library.apply(edit_conference(library, Conference(renamed, "World Forum")), ANALYST)
    library.apply(add_conference(library, Conference("", "Forum")), ANALYST)
    desk.take_in("e.md", digest(report("别的演讲", "新")), "Forum")
    (talk,) = (talk for talk in library.talks.all() if talk.title == "别的演讲")
    assert talk.conference_id != renamed


def test_the_unnamed_conference_may_stay_unnamed_or_get_a_name(desk: Desk) -> None:
    library = desk.library
    unnamed = next(found for found in library.conferences.all() if not found.name)
    library.apply(edit_conference(library, Conference(unnamed.id, "", "UTC")), ANALYST)
    library.apply(edit_conference(library, Conference(unnamed.id, "Sheets")), ANALYST)
    assert desk.take_in("s.md", sheet(*CHALLENGES, ParsedChallenge("存储", "推理", 3, "新"))).status == "updated"
    assert len(library.challenges.all()) == 3


def test_renamed_units_and_areas_are_found_by_both_their_names(desk: Desk) -> None:
    library = desk.library
    (unit,), (area,) = library.business_units.all(), library.focus_areas.all()
    before = [found.id for found in library.challenges.all()]
    library.apply(rename_business_unit(library, BusinessUnit(unit.id, "Storage BU")), ANALYST)
    library.apply(rename_focus_area(library, FocusArea(area.id, unit.id, "Inference")), ANALYST)
    changed = ParsedChallenge("存储", "推理", 1, "时延如何再降低一半")
    assert desk.take_in("s.md", sheet(changed, CHALLENGES[1])).status == "updated"
    renamed = [ParsedChallenge("STORAGE BU", "inference", found.number, found.text) for found in CHALLENGES]
    assert desk.take_in("s.md", sheet(*renamed)).status == "updated"
    mixed = [ParsedChallenge("存储", "Inference", found.number, found.text) for found in CHALLENGES]
    desk.take_in("other name.md", sheet(*mixed))
    assert [found.id for found in library.challenges.all()] == before
    assert [found.name for found in library.business_units.all()] == ["Storage BU"]
    assert [found.name for found in library.focus_areas.all()] == ["Inference"]
    assert len(library.sources.all()) == 2


def test_a_sheet_joins_units_and_areas_that_were_added_by_hand(library: Library) -> None:
    desk = Desk(library)
    library.apply(add_business_unit(library, BusinessUnit("", " 存储 ")), ANALYST)
    (unit,) = library.business_units.all()
    library.apply(add_focus_area(library, FocusArea("", unit.id, "推理")), ANALYST)
    desk.take_in("s.md", sheet(*CHALLENGES))
    assert library.business_units.all() == [BusinessUnit(unit.id, "存储")]
    assert len(library.focus_areas.all()) == 1


@pytest.mark.parametrize(("name", "key"), [(" ", "form.name_empty"), ("ＦＯＲＵＭ", "form.conference_known")])
def test_a_conference_needs_a_name_of_its_own(desk: Desk, name: str, key: str) -> None:
    with pytest.raises(FormError) as refusal:
        add_conference(desk.library, Conference("", name))
    assert problem(refusal) == ("name", key)
    assert refusal.value.remedy is not None


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Asia", "../etc/passwd", "a\0b"])
def test_a_time_zone_must_be_known(desk: Desk, zone: str) -> None:
    with pytest.raises(FormError) as refusal:
        edit_conference(desk.library, Conference(forum(desk).id, "Forum", zone))
    assert problem(refusal) == ("time_zone", "form.time_zone_unknown")


@pytest.mark.parametrize(("name", "key"), [("", "form.name_empty"), ("存儲", "form.business_unit_known")])
def test_a_unit_needs_a_name_of_its_own(desk: Desk, name: str, key: str) -> None:
    with pytest.raises(FormError) as refusal:
        add_business_unit(desk.library, BusinessUnit("", name))
    assert problem(refusal) == ("name", key)


@pytest.mark.parametrize(("name", "key"), [("", "form.name_empty"), ("推 理", ""), ("推理", "form.focus_area_known")])
def test_an_area_needs_a_name_of_its_own_in_its_unit(desk: Desk, name: str, key: str) -> None:
    area = FocusArea("", key_of(desk, "business_unit"), name)
    if not key:
        assert add_focus_area(desk.library, area).changes
        return
    with pytest.raises(FormError) as refusal:
        add_focus_area(desk.library, area)
    assert problem(refusal) == ("name", key)


def test_what_keeps_its_name_may_be_saved(desk: Desk) -> None:
    library = desk.library
    (unit,), (area,) = library.business_units.all(), library.focus_areas.all()
    for edit in (
        edit_conference(library, forum(desk)),
        rename_business_unit(library, unit),
        rename_focus_area(library, area),
    ):
        assert library.apply(edit, ANALYST) is None


# Archiving


def seen(desk: Desk) -> tuple[int, ...]:
    """Return how much of the catalogue is listed: conferences, talks, units, areas, challenges, links, hits."""
    library = desk.library
    listed = (
        library.conferences.all(),
        library.talks.all(),
        library.business_units.all(),
        library.focus_areas.all(),
        library.challenges.all(),
        library.links.all(),
        library.search("近存计算", 9),
        library.search("时延", 9),
    )
    return tuple(map(len, listed))


ALL = (2, 1, 1, 1, 2, 1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("conference", (1, 0, 1, 1, 2, 0, 0, 1)),
        ("talk", (2, 0, 1, 1, 2, 0, 0, 1)),
        ("business_unit", (2, 1, 0, 0, 0, 0, 1, 0)),
        ("focus_area", (2, 1, 1, 0, 0, 0, 1, 0)),
        ("challenge", (2, 1, 1, 1, 1, 0, 1, 0)),
    ],
)
def test_what_is_archived_is_seen_nowhere_until_it_is_brought_back(
    desk: Desk, kind: CatalogueKind, left: tuple[int, ...]
) -> None:
    library = desk.library
    library.apply(decide(library, first_link(library), "accepted", "", ANALYST), ANALYST)
    assert seen(desk) == ALL
    key = key_of(desk, kind)
    library.apply(archive(library, kind, key), ANALYST)
    assert seen(desk) == left
    library.apply(bring_back(library, kind, key), ANALYST)
    assert seen(desk) == ALL
    library.history.undo(ANALYST)
    assert seen(desk) == left
    library.history.undo(ANALYST)
    assert seen(desk) == ALL
    assert [entry.change_set.message.key for entry in library.history.entries()][-4:-2] == [
        f"history.archive_{kind}",
        f"history.bring_back_{kind}",
    ]


def test_what_is_brought_back_brings_back_what_it_stands_in(desk: Desk) -> None:
    library = desk.library
    kinds: tuple[CatalogueKind, ...] = ("challenge", "focus_area", "business_unit", "talk", "conference")
    keys = {kind: key_of(desk, kind) for kind in kinds}
    for kind in kinds:
        library.apply(archive(library, kind, keys[kind]), ANALYST)
    library.apply(bring_back(library, "challenge", keys["challenge"]), ANALYST)
    library.apply(bring_back(library, "talk", keys["talk"]), ANALYST)
    assert seen(desk)[:5] == (2, 1, 1, 1, 2)


def test_archived_things_are_read_when_they_are_asked_for(desk: Desk) -> None:
    library = desk.library
    kinds: tuple[CatalogueKind, ...] = ("challenge", "focus_area", "business_unit", "talk", "conference")
    for kind, key in [(kind, key_of(desk, kind)) for kind in kinds]:
        library.apply(archive(library, kind, key), ANALYST)
    assert [found.archived for found in library.challenges.all(include_archived=True)] == [True, False]
    assert [found.archived for found in library.focus_areas.all(include_archived=True)] == [True]
    assert [found.archived for found in library.business_units.all(include_archived=True)] == [True]
    assert [found.archived for found in library.conferences.all(include_archived=True)] == [False, True]
    assert [found.archived for found in library.talks.archived()] == [True]
    assert library.talks.get(library.talks.archived()[0].id) == library.talks.archived()[0]


def test_documents_do_not_bring_back_what_was_archived_but_say_so(desk: Desk) -> None:
    library = desk.library
    library.apply(archive(library, "conference", forum(desk).id), ANALYST)
    plan = desk.take_in("e.md", digest(report("机器人存储", "第二天")), "Forum")
    assert [warning.message.key for warning in plan.warnings] == ["import.archived_conference"]
    assert library.talks.all() == []
    library.apply(archive(library, "focus_area", library.focus_areas.all()[0].id), ANALYST)
    plan = desk.take_in("s.md", sheet(*CHALLENGES, ParsedChallenge("存储", "推理", 3, "新")))
    assert [warning.message.key for warning in plan.warnings] == ["import.archived_focus_area"]
    assert library.challenges.all() == []


def test_what_is_gone_cannot_be_archived(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        archive(desk.library, "conference", "nothing")


def test_a_mark_on_an_archived_challenge_stays(desk: Desk) -> None:
    library = desk.library
    key: LinkKey = first_link(library)
    library.apply(decide(library, key, "accepted", "", ANALYST), ANALYST)
    library.apply(archive(library, "challenge", key.challenge_id), ANALYST)
    assert [decision.link_id for decision in library.links.decisions()] == [key.id]
