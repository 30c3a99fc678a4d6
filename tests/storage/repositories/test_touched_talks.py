"""From a change set to the talks whose rows look different: by rows that are there, and by the log for those gone."""

from __future__ import annotations

from storage.edits import ChangeSet, Delete, Edit, Insert, Update
from storage.library import Library
from storage.mark_edits import add_keywords, add_note, rate_talk, tag_talks, untag_talks
from storage.messages import Message
from storage.records import ItemRef
from tests.storage.samples import FIRST, digest, report, take_in


def applied(library: Library, edit: Edit) -> ChangeSet:
    """Apply an edit that changes something."""
    change_set = library.apply(edit, FIRST)
    assert change_set is not None
    return change_set


def edit(*changes: Insert | Update | Delete) -> Edit:
    """Return an edit of these changes."""
    return Edit(Message("history.note"), changes)


def test_marks_touch_their_talk_when_they_come_and_when_they_go(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    talk = library.talks.all()[0]
    touched = library.touched_talks.of
    assert touched(applied(library, tag_talks(library, [talk.id], ["重点"], FIRST))) == {talk.id}
    assert touched(applied(library, untag_talks(library, [talk.id], ["重点"]))) == {talk.id}
    assert touched(library.history.undo(FIRST)) == {talk.id}
    assert touched(applied(library, rate_talk(library, talk.id, 3, FIRST))) == {talk.id}
    assert touched(applied(library, rate_talk(library, talk.id, 4, FIRST))) == {talk.id}
    assert touched(applied(library, add_note(library, ItemRef("talk", talk.id), "x", FIRST))) == {talk.id}


def test_a_tag_touches_the_talks_that_carry_it(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    talk = library.talks.all()[1]
    library.apply(tag_talks(library, [talk.id], ["重点"], FIRST), FIRST)
    tag = library.tags.all()[0]
    renamed = applied(library, edit(Update("tag", tag.id, {"name": "要点"})))
    assert library.touched_talks.of(renamed) == {talk.id}


def test_a_row_that_moves_to_another_talk_touches_both(library: Library) -> None:
    take_in(library, digest(report(1), report(2)))
    first, second = library.talks.all()
    found = library.reports.by_talk()[first.id][0]
    moved = applied(library, edit(Update("report", found.id, {"talk_id": second.id})))
    assert library.touched_talks.of(moved) == {first.id, second.id}


def test_imports_and_names_that_many_talks_show_touch_everything(library: Library) -> None:
    assert library.touched_talks.of(take_in(library, digest(report(1)))) is None
    talk = library.talks.all()[0]
    renamed = applied(library, edit(Update("conference", talk.conference_id, {"name": "Summit"})))
    assert library.touched_talks.of(renamed) is None


def test_what_the_table_does_not_show_touches_nothing(filled: Library) -> None:
    challenge = filled.challenges.all()[0]
    assert filled.touched_talks.of(applied(filled, add_keywords(filled, challenge.id, ["新词"], FIRST))) == frozenset()
    reworded = applied(filled, edit(Update("challenge", challenge.id, {"text": "另一个难题"})))
    assert filled.touched_talks.of(reworded) == frozenset()
    archived = applied(filled, edit(Update("challenge", challenge.id, {"archived": 1})))
    assert filled.touched_talks.of(archived) is None
