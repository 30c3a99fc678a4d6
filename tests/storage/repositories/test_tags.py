"""Tags are read as a tree, with the talks that each has."""

from __future__ import annotations

import pytest

from storage.edits import Edit, Insert, Update
from storage.library import Library
from storage.mark_edits import tag_talks
from storage.messages import Message
from storage.records import Tag
from storage.repositories.tags import name_key
from storage.row_writer import analyst_id
from storage.tag_edits import create_tag, move_tags
from tests.storage.samples import FIRST, SECOND, digest, reference, report, take_in


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with four talks and three tags, one below the other: 系统, 存储, 近存."""
    take_in(library, digest(*(report(number) for number in range(4))))
    above = ""
    for name in ("系统", "存储", "近存"):
        library.apply(create_tag(library, name, parent_id=above), FIRST)
        above = tag(library, name).id
    return library


def tag(library: Library, name: str) -> Tag:
    """Return the tag of that name."""
    return library.tags.by_key()[name_key(name)]


def talks(library: Library) -> list[str]:
    """Return the keys of the talks."""
    return [talk.id for talk in library.talks.all()]


def give(library: Library, name: str, *numbers: int, analyst: str = FIRST) -> None:
    """Give talks a tag."""
    library.apply(tag_talks(library, [talks(library)[number] for number in numbers], [name], analyst), analyst)


def counts(library: Library, found: dict[str, int]) -> dict[str, int]:
    """Return counts by the names of the tags."""
    return {library.tags.by_id()[tag_id].name: count for tag_id, count in found.items()}


def test_tags_are_found_by_id_and_however_their_name_is_spelt(desk: Library) -> None:
    found = tag(desk, " 存儲 ")
    assert found.name == "存储"
    assert desk.tags.by_id()[found.id] == found
    assert found.parent_id == tag(desk, "系统").id


def test_children_are_those_right_below(desk: Library) -> None:
    assert [child.name for child in desk.tags.children(tag(desk, "系统").id)] == ["存储"]
    assert desk.tags.children(tag(desk, "近存").id) == []


def test_a_talk_counts_once_for_a_tag_and_for_those_above_it(desk: Library) -> None:
    give(desk, "近存", 0, 1)
    give(desk, "近存", 0, analyst=SECOND)
    give(desk, "存储", 1, 2)
    assert counts(desk, desk.tags.own_counts()) == {"近存": 2, "存储": 2}
    assert counts(desk, desk.tags.total_counts()) == {"近存": 2, "存储": 3, "系统": 3}
    desk.apply(move_tags(desk, [tag(desk, "近存").id], ""), FIRST)
    assert counts(desk, desk.tags.total_counts()) == {"近存": 2, "存储": 2, "系统": 2}


def test_archived_talks_and_sections_do_not_count(desk: Library) -> None:
    take_in(desk, reference(("1.1", "概述", "文字")), "paper.md")
    give(desk, "存储", 0, 1)
    row = {"id": "s", "tag_id": tag(desk, "存储").id, "section_id": desk.sections.all()[0].id}
    on_section = Insert("tagging", {**row, "analyst_id": analyst_id(FIRST)})
    archived = Update("talk", talks(desk)[0], {"archived": 1})
    desk.apply(Edit(Message("history.tag"), (on_section, archived)), FIRST)
    assert counts(desk, desk.tags.own_counts()) == {"存储": 1}
    assert counts(desk, desk.tags.total_counts()) == {"存储": 1, "系统": 1}


def test_taggings_of_many_talks_and_of_tags(desk: Library) -> None:
    give(desk, "存储", 0, 1)
    give(desk, "近存", 1, 2)
    first, second, third, fourth = talks(desk)
    found = {(tagging.item.id, tagging.tag_id) for tagging in desk.tags.on_talks([first, second, fourth, "nothing"])}
    assert found == {
        (first, tag(desk, "存储").id),
        (second, tag(desk, "存储").id),
        (second, tag(desk, "近存").id),
    }
    assert {tagging.item.id for tagging in desk.tags.of_tags([tag(desk, "近存").id])} == {second, third}
    assert {tagging.analyst_id for tagging in desk.tags.on_talks(talks(desk))} == {analyst_id(FIRST)}
    assert desk.tags.on_talks([]) == desk.tags.of_tags([]) == []
