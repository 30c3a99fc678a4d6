"""Edits of what reports say."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.errors import NotFoundError
from storage.library import Library
from storage.mark_edits import add_note
from storage.records import ItemRef
from storage.report_edits import own_report, part_text, revise_report, write_part, write_report
from tests.storage.samples import FIRST, SECOND, Clock, connection_of, digest, report, take_in

PARTS = ("facts", "insight", "takeaways")


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with three talks of one digest."""
    take_in(library, digest(*(report(number) for number in range(3))), analyst="importer")
    return library


def talk(desk: Library, number: int = 0) -> str:
    """Return a talk's key."""
    return desk.reports.all()[number].talk_id


def begin(desk: Library, number: int = 0, analyst: str = FIRST) -> str:
    """Begin an own report and return its key."""
    desk.apply(write_report(desk, talk(desk, number), analyst), analyst)
    found = own_report(desk, talk(desk, number), analyst)
    assert found is not None
    return found.id


def write(desk: Library, report_id: str, part: str, text: str, analyst: str = FIRST) -> bool:
    """Write a part; return whether that changed anything."""
    return desk.apply(write_part(desk, report_id, part, text, analyst), analyst) is not None


def test_an_own_report_begins_empty_under_the_analyst_s_name(desk: Library) -> None:
    key = begin(desk)
    found = desk.reports.get(key)
    assert found is not None
    assert not found.has_content
    assert [author.name for author in found.authors] == [FIRST]
    (source,) = desk.sources.get_all([found.source_id]).values()
    assert (source.name, source.kind, source.is_hand_written, desk.sources.content(source)) == (
        FIRST,
        "digest",
        True,
        b"",
    )


def test_one_analyst_has_one_report_of_a_talk_and_one_source(desk: Library) -> None:
    begin(desk)
    assert desk.apply(write_report(desk, talk(desk), FIRST), FIRST) is None
    begin(desk, 1)
    begin(desk, 0, SECOND)
    assert sorted(source.name for source in desk.sources.all() if source.is_hand_written) == [FIRST, SECOND]
    with pytest.raises(NotFoundError):
        write_report(desk, "gone", FIRST)


def test_the_parts_of_an_own_report_change_in_place(desk: Library) -> None:
    key = begin(desk)
    for part in PARTS:
        assert write(desk, key, part, f"我的 {part}")
    found = desk.reports.get(key)
    assert found is not None
    assert [part_text(found, part) for part in PARTS] == [f"我的 {part}" for part in PARTS]
    assert desk.revisions.all() == []
    assert [hit.kind for hit in desk.search("我的", 5)] == ["report"] * 3


def test_another_analyst_s_report_is_revised_not_rewritten(desk: Library) -> None:
    key = begin(desk)
    write(desk, key, "facts", "甲的话")
    write(desk, key, "facts", "乙改的话", SECOND)
    found = desk.reports.get(key)
    assert found is not None
    assert found.facts == "甲的话"
    assert [(revision.analyst, revision.text) for revision in desk.revisions.of_talk(talk(desk))] == [
        (SECOND, "乙改的话")
    ]


def test_each_analyst_has_one_revision_of_a_part(desk: Library) -> None:
    report_id = desk.reports.all()[0].id
    for analyst, text in ((FIRST, "甲的说法"), (SECOND, "乙的说法"), (FIRST, "甲改过的说法")):
        desk.apply(revise_report(desk, report_id, "facts", text, analyst), analyst)
    assert sorted((found.analyst, found.text) for found in desk.revisions.all()) == sorted(
        [(FIRST, "甲改过的说法"), (SECOND, "乙的说法")]
    )


@pytest.mark.parametrize("same", [True, False])
def test_an_empty_revision_or_one_that_changes_nothing_goes(desk: Library, same: bool) -> None:
    found = desk.reports.all()[0]
    assert not write(desk, found.id, "facts", found.facts)
    write(desk, found.id, "facts", "我的说法")
    write(desk, found.id, "facts", found.facts if same else " \n")
    assert desk.revisions.all() == []
    desk.history.undo(FIRST)
    assert [revision.text for revision in desk.revisions.all()] == ["我的说法"]


def test_what_is_gone_cannot_be_written(desk: Library) -> None:
    with pytest.raises(NotFoundError):
        write_part(desk, "gone", "facts", "文字", FIRST)


# Imports leave own reports alone


def test_an_import_never_takes_an_own_report_for_an_older_edition(desk: Library) -> None:
    keys = [begin(desk, number) for number in range(3)]
    for number, key in enumerate(keys):
        write(desk, key, "facts", report(number).facts)
    before = [desk.reports.get(key) for key in keys]
    take_in(desk, digest(report(1), report(2), report(7)), FIRST)  # a file named like the analyst
    take_in(desk, digest(report(1)), FIRST)
    assert [desk.reports.get(key) for key in keys] == before


def test_an_own_report_says_nothing_of_the_talk_itself(desk: Library) -> None:
    key = begin(desk)
    before = desk.talks.get(talk(desk))
    write(desk, key, "facts", "An English text of my own. " * 40)
    take_in(desk, digest(*(report(number) for number in range(4))))
    assert desk.talks.get(talk(desk)) == before


def test_a_talk_with_an_own_report_outlives_the_undo_of_its_import(desk: Library) -> None:
    key = begin(desk)
    write(desk, key, "facts", "我的话")
    desk.history.undo("importer", keep_marked=True)
    found = desk.reports.get(key)
    assert found is not None
    assert desk.talks.get(found.talk_id) is not None


# Undo and the log


def test_the_first_own_report_is_undone_although_a_second_one_followed(desk: Library) -> None:
    begin(desk)
    second = begin(desk, 1)
    desk.history.undo(FIRST)
    assert desk.reports.get(second) is None
    desk.history.redo(FIRST)
    assert desk.reports.get(second) is not None


def test_the_source_of_a_first_report_stays_as_long_as_another_hangs_on_it(desk: Library, clock: Clock) -> None:
    first = begin(desk)
    desk.apply(write_report(desk, talk(desk, 1), FIRST), SECOND)  # by another hand, so that it is not undone first
    desk.history.undo(FIRST)
    assert desk.reports.get(first) is None
    assert [source.name for source in desk.sources.all() if source.is_hand_written] == [FIRST]
    desk.history.redo(FIRST)
    assert desk.reports.get(first) is not None


@pytest.mark.parametrize("own", [True, False])
def test_typing_with_pauses_is_one_step_and_leaves_the_log_small(desk: Library, clock: Clock, own: bool) -> None:
    key = begin(desk) if own else desk.reports.all()[0].id
    before = desk.reports.get(key)
    text = "近存计算把运算放到存储旁边。" * 358
    steps = len(desk.history.entries())
    for end in range(12, 5001, 12):
        clock.wait(2)
        write(desk, key, "facts", text[:end])
    assert len(desk.history.entries()) == steps + 1
    connection = connection_of(desk)
    logged = "SELECT sum(length(CAST(coalesce(before, '') || coalesce(after, '') AS BLOB))) FROM change"
    assert connection.execute(logged).fetchone()[0] < 60_000
    desk.history.undo(FIRST)
    assert (desk.reports.get(key), desk.revisions.all()) == (before, [])
    desk.history.redo(FIRST)
    found = desk.reports.get(key)
    assert found is not None
    written = found.facts if own else desk.revisions.all()[0].text
    assert written == text[:4992]


def test_typing_after_a_long_pause_or_another_edit_is_a_step_of_its_own(desk: Library, clock: Clock) -> None:
    found = desk.reports.all()[0]
    write(desk, found.id, "facts", "一")
    clock.wait(timedelta(seconds=61).total_seconds())
    write(desk, found.id, "facts", "一二")
    desk.apply(add_note(desk, ItemRef("talk", found.talk_id), "笔记", FIRST), FIRST)
    write(desk, found.id, "facts", "一二三")
    for text in ("一二", "一二", "一"):
        desk.history.undo(FIRST)
        assert [revision.text for revision in desk.revisions.all()] == [text]


def test_parts_are_named_as_spans_name_them(desk: Library) -> None:
    found = desk.reports.all()[0]
    assert part_text(found, "facts") == found.facts
    assert part_text(found, "other_parts.7") == ""
