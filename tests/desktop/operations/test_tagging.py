"""What the window does with tags, without a window."""

from __future__ import annotations

import pytest

from desktop.operations import tagging
from storage.library import Library
from storage.slices import run_through
from storage.tag_edits import TagExistsError

ME = "Analyst 03"


def talks(library: Library) -> list[str]:
    """Return the ids of the talks."""
    return [talk.id for talk in library.talks.all()]


def made(library: Library, name: str, parent_id: str = "") -> str:
    """Make a tag and return its id."""
    change_set = tagging.create(library, name, colour="blue", parent_id=parent_id, analyst=ME)
    assert change_set is not None
    return change_set.rows[0].row_id


def test_rows_are_the_tree_with_its_counts(library: Library) -> None:
    above = made(library, "存储")
    below = made(library, "近存", above)
    tagging.toggle(library, talks(library)[:2], below, analyst=ME)
    assert [(row.name, row.path, row.own, row.total) for row in tagging.rows(library)] == [
        ("存储", (), 0, 2),
        ("近存", ("存储",), 2, 2),
    ]


def test_choices_say_how_many_of_the_talks_have_each_tag(library: Library) -> None:
    first, second = talks(library)[:2]
    one, both = made(library, "一"), made(library, "二")
    tagging.give(library, [first], "一", analyst=ME)
    tagging.give(library, [first, second], "二", analyst=ME)
    states = {choice.row.id: choice.state for choice in tagging.choices(library, [first, second, first])}
    assert states == {one: "some", both: "all"}
    assert {choice.state for choice in tagging.choices(library, [talks(library)[2]])} == {"none"}


def test_a_tag_is_given_by_name_made_where_there_is_none(library: Library) -> None:
    tagging.give(library, talks(library)[:1], "新", analyst=ME)
    assert run_through(tagging.give_steps(library, talks(library), "新", analyst=ME)) is not None
    assert tagging.rows(library)[0].own == len(talks(library))


def test_tags_are_renamed_coloured_moved_and_get_a_key(library: Library) -> None:
    one, two = made(library, "一"), made(library, "二")
    tagging.rename(library, one, "甲", analyst=ME)
    tagging.recolour(library, [one, two], "red", analyst=ME)
    tagging.move(library, [two], one, analyst=ME)
    tagging.assign_key(library, two, "5", analyst=ME)
    found = [(row.name, row.colour, row.path, row.shortcut) for row in tagging.rows(library)]
    assert found == [("甲", "red", (), ""), ("二", "red", ("甲",), "5")]
    with pytest.raises(TagExistsError):
        tagging.rename(library, two, "甲", analyst=ME)


def test_long_work_yields_between_its_transactions_and_can_be_stopped(library: Library) -> None:
    one, two = made(library, "一"), made(library, "二")
    tagging.give(library, talks(library), "一", analyst=ME)
    assert run_through(tagging.toggle_steps(library, talks(library), two, analyst=ME)) is not None
    run_through(tagging.merge_steps(library, [one], two, analyst=ME))
    assert [row.name for row in tagging.rows(library)] == ["二"]
    stopped = tagging.delete_steps(library, [two], analyst=ME)
    stopped.close()
    assert tagging.rows(library)[0].own == len(talks(library))
    run_through(tagging.delete_steps(library, [two], analyst=ME))
    assert tagging.rows(library) == ()
    library.history.undo(ME)
    assert tagging.rows(library)[0].own == len(talks(library))
