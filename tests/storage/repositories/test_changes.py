"""Changes are read with names by which people know the rows."""

from __future__ import annotations

import pytest

from storage.edits import Edit, Update
from storage.library import Library
from storage.mark_edits import add_note, rate_talk, tag_talks, untag_talks
from storage.messages import Message
from storage.records import ItemRef
from storage.report_edits import revise_report
from storage.tag_edits import create_tag, rename_tag
from tests.storage.samples import FIRST, SECOND, connection_of, digest, report, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with three talks, the first of which was tagged and untagged."""
    take_in(library, digest(*(report(number) for number in range(3))), analyst=SECOND)
    first = library.talks.all()[0].id
    library.apply(tag_talks(library, [first], ["存储"], FIRST), FIRST)
    library.apply(untag_talks(library, [first], ["存储"]), FIRST)
    return library


def test_everybody_who_changed_something_is_known(desk: Library) -> None:
    assert desk.changes.analysts() == [FIRST, SECOND]


def test_a_tagging_is_named_by_its_tag_and_talk_even_when_it_is_gone(desk: Library) -> None:
    title = desk.talks.all()[0].title
    tagged, untagged = (entry.change_set.seq for entry in desk.history.entries()[1:])
    found = desk.changes.rows_of(tagged, 10)
    assert [(row.table, row.operation, row.name, row.item) for row in found] == [
        ("tag", "insert", "存储", ""),
        ("tagging", "insert", "存储", title),
    ]
    (gone,) = desk.changes.rows_of(untagged, 10)
    assert (gone.operation, gone.name, gone.item) == ("delete", "存储", title)


def test_an_update_has_both_values(desk: Library) -> None:
    tag = desk.tags.all()[0].id
    change_set = desk.apply(rename_tag(desk, tag, "存储系统"), FIRST)
    assert change_set is not None
    (row,) = desk.changes.rows_of(change_set.seq, 10)
    assert (row.name, row.before, row.after) == ("存储系统", {"name": "存储"}, {"name": "存储系统"})


def test_only_as_many_rows_as_asked_for_are_read(desk: Library) -> None:
    imported = desk.history.entries()[0]
    assert desk.changes.row_count(imported.change_set.seq) == imported.row_count > 3
    assert len(desk.changes.rows_of(imported.change_set.seq, 3)) == 3


def test_every_row_of_an_import_has_a_name(desk: Library) -> None:
    rows = desk.changes.rows_of(desk.history.entries()[0].change_set.seq, 1000)
    nameless = {row.table for row in rows if not row.name}
    assert nameless <= {"conference"}, "the unnamed conference has none"


def test_what_stands_in_the_way_is_told(desk: Library) -> None:
    change_set = desk.apply(create_tag(desk, "网络"), FIRST)
    assert change_set is not None
    assert not desk.changes.obstacles(change_set.seq)
    changed = Update("tag", change_set.rows[0].row_id, {"name": "网络系统"})
    desk.apply(Edit(Message("history.tag_rename", {"old": "a", "new": "b"}), (changed,)), SECOND)
    assert [found.analyst for found in desk.changes.obstacles(change_set.seq).later] == [SECOND]


def test_changes_of_an_older_schema_are_known(desk: Library) -> None:
    assert not desk.changes.is_too_old(1)
    connection_of(desk).execute("UPDATE change_set SET schema_version = 0 WHERE seq = 1")
    assert desk.changes.is_too_old(1)


def test_a_change_is_about_the_item_of_its_first_row(desk: Library) -> None:
    talk = desk.talks.all()[0]
    rated = desk.apply(rate_talk(desk, talk.id, 4, FIRST), FIRST)
    noted = desk.apply(add_note(desk, ItemRef("talk", talk.id), "笔记", FIRST), FIRST)
    revised = desk.apply(revise_report(desk, desk.reports.all()[0].id, "facts", "改过", FIRST), FIRST)
    assert rated is not None
    assert noted is not None
    assert revised is not None
    assert {desk.changes.subject_of(found.seq) for found in (rated, noted)} == {talk.title}
    assert desk.changes.subject_of(revised.seq) in {found.title for found in desk.talks.all()}
    assert desk.changes.subject_of(999) == ""
