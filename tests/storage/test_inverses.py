"""The inverse of a change set, and what stands in its way."""

from __future__ import annotations

import pytest

from storage import writer as writer_module
from storage.edits import Change, ChangeSet, Delete, Edit, Insert, Update
from storage.inverses import Inverses
from storage.library import Library
from storage.mark_edits import add_note, rate_talk, tag_talks
from storage.messages import Message
from storage.records import ItemRef
from storage.schema import KEPT
from tests.storage.samples import FIRST, SECOND, connection_of, digest, kept, plan, report, sheet, take_in


def apply(library: Library, *changes: Change, analyst: str = FIRST) -> ChangeSet:
    """Apply changes as one edit."""
    found = library.apply(Edit(Message("test"), changes), analyst)
    assert found is not None
    return found


def undo_directly(library: Library, seq: int, *, keep_marked: bool = False) -> None:
    """Apply the inverse of a change set, whatever stands in its way."""
    inverses = Inverses(connection_of(library))
    keep = inverses.rows_to_keep(seq) if keep_marked else frozenset()
    library.apply(Edit(Message("undo"), tuple(inverses.of(seq, keep)), "undo", inverse_of=seq), FIRST)


def obstacles(library: Library, seq: int) -> tuple[list[int], list[str]]:
    """Return the later sets on a change set, and the tables of rows that are no longer as it left them."""
    found = Inverses(connection_of(library)).obstacles(seq)
    return [later.seq for later in found.later], [table for table, _ in found.changed]


TAG = Insert("tag", {"id": "t", "name": "重点"})


def test_nothing_stands_on_the_newest_set(filled: Library) -> None:
    newest = filled.history.entries()[-1].change_set
    found = Inverses(connection_of(filled)).obstacles(newest.seq)
    assert not found
    assert (found.later, found.marked, found.marking, found.changed) == ((), (), (), ())


@pytest.mark.parametrize(
    "changes",
    [
        (Update("tag", "t", {"name": "一"}), Update("tag", "t", {"name": "二"})),
        (Update("tag", "t", {"name": "一"}), Update("tag", "t", {"name": "重点", "colour": "red"})),
        (Update("tag", "t", {"name": "一"}), Delete("tag", "t")),
        (Delete("tag", "t"), Insert("tag", {"id": "t", "name": "三"})),
        (Delete("tag", "t"), Insert("tag", {"id": "t", "name": "三"}), Update("tag", "t", {"colour": "red"})),
        (Insert("tag", {"id": "u", "name": "四", "parent_id": "t"}), Update("tag", "u", {"parent_id": None})),
        (Insert("tag", {"id": "u", "name": "四"}), Update("tag", "t", {"parent_id": "u"})),
    ],
)
def test_a_set_that_touches_a_row_twice_can_be_undone_and_redone(library: Library, changes: tuple[Change, ...]) -> None:
    apply(library, TAG)
    before = kept(connection_of(library))
    apply(library, *changes)
    after = kept(connection_of(library))
    library.history.undo(FIRST)
    assert kept(connection_of(library)) == before
    library.history.redo(FIRST)
    assert kept(connection_of(library)) == after


def test_a_row_that_came_and_went_within_a_set_can_be_undone(library: Library) -> None:
    before = kept(connection_of(library), without=["analyst"])
    apply(library, TAG, Delete("tag", "t"))
    library.history.undo(FIRST)
    assert kept(connection_of(library), without=["analyst"]) == before


def test_a_newer_change_of_a_row_is_in_the_way_and_named(library: Library) -> None:
    first = apply(library, TAG)
    second = apply(library, Update("tag", "t", {"name": "次要"}), analyst=SECOND)
    assert obstacles(library, first.seq) == ([second.seq], ["tag"])


def test_a_newer_change_of_another_column_is_not_in_the_way(library: Library) -> None:
    apply(library, TAG)
    second = apply(library, Update("tag", "t", {"name": "次要"}))
    apply(library, Update("tag", "t", {"colour": "red"}), analyst=SECOND)
    assert obstacles(library, second.seq) == ([], [])


def test_a_newer_change_that_was_undone_is_not_in_the_way(library: Library) -> None:
    first = apply(library, TAG)
    apply(library, Update("tag", "t", {"name": "次要"}), analyst=SECOND)
    library.history.undo(SECOND)
    assert obstacles(library, first.seq) == ([], [])


def test_a_row_that_refers_to_a_new_row_is_in_the_way(library: Library) -> None:
    first = apply(library, TAG)
    second = apply(library, Insert("tag", {"id": "u", "name": "下", "parent_id": "t"}), analyst=SECOND)
    assert obstacles(library, first.seq) == ([second.seq], ["tag"])


def test_a_row_whose_parent_is_gone_cannot_come_back(library: Library) -> None:
    apply(library, TAG, Insert("tag", {"id": "u", "name": "下", "parent_id": "t"}))
    deleting = apply(library, Delete("tag", "u"))
    deleting_parent = apply(library, Delete("tag", "t"), analyst=SECOND)
    assert obstacles(library, deleting.seq) == ([deleting_parent.seq], ["tag"])


def test_a_reference_to_a_row_that_is_gone_cannot_come_back(library: Library) -> None:
    apply(library, TAG, Insert("tag", {"id": "u", "name": "下", "parent_id": "t"}))
    moving = apply(library, Update("tag", "u", {"parent_id": None}))
    deleting = apply(library, Delete("tag", "t"), analyst=SECOND)
    assert obstacles(library, moving.seq) == ([deleting.seq], ["tag"])


def test_rows_that_go_and_come_back_together_are_in_nobodys_way(library: Library) -> None:
    apply(library, TAG, Insert("tag", {"id": "u", "name": "下", "parent_id": "t"}))
    before = kept(connection_of(library))
    deleting = apply(library, Delete("tag", "u"), Delete("tag", "t"))
    assert obstacles(library, deleting.seq) == ([], [])
    library.history.undo(FIRST)
    assert kept(connection_of(library)) == before


def test_an_import_that_is_still_running_is_in_the_way(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "SLICE_SECONDS", 0.0)
    first = take_in(library, digest(report(1)))
    edit = plan(library, digest(report(1, facts="另一篇快报")), "other.md").edit
    assert edit is not None
    slices = library._writer.slices(edit, SECOND)
    for _ in edit.changes[1:]:
        next(slices)
    later, changed = obstacles(library, first.seq)
    assert later == [first.seq + 1]
    assert changed == ["conference"]
    slices.close()


def test_what_other_documents_hang_on_is_in_use(library: Library) -> None:
    first = take_in(library, sheet("近存计算如何降低时延？"), "one.md")
    inverses = Inverses(connection_of(library))
    assert inverses.rows_in_use(first.seq) == frozenset()
    take_in(library, sheet("如何压缩缓存？"), "two.md")
    assert {table for table, _ in inverses.rows_in_use(first.seq)} == {"conference", "business_unit", "focus_area"}
    assert not inverses.obstacles(first.seq, inverses.rows_in_use(first.seq))


def test_marks_on_imported_rows_are_told_from_later_changes(library: Library) -> None:
    imported = take_in(library, digest(report(1), report(2)))
    talks = [talk.id for talk in library.talks.all()]
    marks = [
        library.apply(tag_talks(library, talks[:1], ["重点"], SECOND), SECOND),
        library.apply(rate_talk(library, talks[0], 5, SECOND), SECOND),
    ]
    found = Inverses(connection_of(library)).obstacles(imported.seq)
    assert found.marked == (("talk", talks[0]),)
    assert found.marking == tuple(mark and library.history.entries()[mark.seq - 1].change_set for mark in marks)
    assert (found.later, found.changed) == ((), ())


def test_what_carries_marks_is_kept_with_all_that_it_refers_to(library: Library) -> None:
    imported = take_in(library, digest(report(1), report(2)))
    revised, other = library.reports.all()
    row = {"id": "rev", "analyst_id": connection_of(library).execute("SELECT id FROM analyst").fetchone()[0]}
    apply(library, Insert("revision", {**row, "report_id": revised.id, "part": "facts", "text": "我的版本"}))
    keep = Inverses(connection_of(library)).rows_to_keep(imported.seq)
    tables = sorted(table for table, _ in keep)
    assert tables == ["conference", "report", "source", "talk", "talk_alias"]
    assert ("report", revised.id) in keep
    assert ("report", other.id) not in keep


def test_a_source_that_stays_forgets_its_parser(library: Library) -> None:
    imported = take_in(library, digest(report(1), report(2)))
    revised = library.reports.all()[0]
    row = {"id": "rev", "analyst_id": connection_of(library).execute("SELECT id FROM analyst").fetchone()[0]}
    apply(library, Insert("revision", {**row, "report_id": revised.id, "part": "facts", "text": "我的版本"}))
    undo_directly(library, imported.seq, keep_marked=True)
    assert [(source.name, source.parser) for source in library.sources.all()] == [("digest.md", "")]
    assert [found.id for found in library.reports.all()] == [revised.id]


def test_where_everything_stays_nothing_is_to_be_undone(library: Library) -> None:
    imported = take_in(library, digest(report(1)))
    inverses = Inverses(connection_of(library))
    everything = frozenset((row.table, row.row_id) for row in imported.rows)
    assert inverses.of(imported.seq, everything) == []


def test_a_talk_that_a_report_moved_to_goes_when_the_report_moves_back(library: Library) -> None:
    take_in(library, digest(report(1)))
    found = library.reports.all()[0]
    conference = library.conferences.all()[0].id
    moved = apply(
        library,
        Insert("talk", {"id": "new", "conference_id": conference, "title": "另一场"}),
        Update("report", found.id, {"talk_id": "new"}),
    )
    inverses = Inverses(connection_of(library))
    assert not inverses.obstacles(moved.seq)
    assert inverses.rows_to_keep(moved.seq) == frozenset()
    library.history.undo(FIRST)
    assert [talk.id for talk in library.talks.all()] == [found.talk_id]


def test_what_a_mark_refers_to_is_kept_for_every_kind_of_mark(library: Library) -> None:
    imported = take_in(library, digest(report(1)))
    talk = library.talks.all()[0].id
    library.apply(add_note(library, ItemRef("talk", talk), "笔记", SECOND), SECOND)
    keep = Inverses(connection_of(library)).rows_to_keep(imported.seq)
    assert {table for table, _ in keep} == {"conference", "talk", "talk_alias"}
    assert {table for table, _ in keep} < KEPT
