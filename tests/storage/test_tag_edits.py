"""Edits of the tags themselves."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.edits import Edit
from storage.errors import InputError, NotFoundError
from storage.library import Library
from storage.mark_edits import tag_talks
from storage.messages import Message
from storage.records import Tag
from storage.repositories.tags import name_key
from storage.tag_edits import (
    TagExistsError,
    assign_shortcut,
    create_tag,
    delete_tags,
    merge_tags,
    move_tags,
    recolour_tags,
    rename_tag,
    toggle_tag,
)
from tests.storage.samples import FIRST, SECOND, connection_of, copy_in_memory, digest, kept, report, take_in

MANY = 600


@pytest.fixture
def desk(library: Library) -> Library:
    """Return a library with four talks and the tags 系统 > 存储 > 近存, and 网络."""
    take_in(library, digest(*(report(number) for number in range(4))), analyst="importer")
    above = ""
    for name in ("系统", "存储", "近存"):
        do(library, create_tag(library, name, parent_id=above))
        above = key(library, name)
    do(library, create_tag(library, "网络", colour="blue"))
    return library


def do(library: Library, edit: Edit, analyst: str = FIRST) -> bool:
    """Apply an edit; return whether it changed anything."""
    return library.apply(edit, analyst) is not None


def tag(library: Library, name: str) -> Tag:
    """Return the tag of that name."""
    return library.tags.by_key()[name_key(name)]


def key(library: Library, name: str) -> str:
    """Return the key of the tag of that name."""
    return tag(library, name).id


def talks(library: Library) -> list[str]:
    """Return the keys of the talks."""
    return [talk.id for talk in library.talks.all()]


def give(library: Library, name: str, *numbers: int, analyst: str = FIRST) -> None:
    """Give talks a tag."""
    do(library, tag_talks(library, [talks(library)[number] for number in numbers], [name], analyst), analyst)


def tree(library: Library) -> dict[str, str]:
    """Return the name of the tag above each tag."""
    by_id = library.tags.by_id()
    return {found.name: by_id[found.parent_id].name if found.parent_id else "" for found in by_id.values()}


def tagged(library: Library, name: str) -> list[int]:
    """Return the numbers of the talks that have a tag."""
    found = library.tags.by_talk()
    return [number for number, talk in enumerate(talks(library)) if name in found.get(talk, ())]


# Made and renamed


def test_a_tag_is_made_below_another_in_a_colour(desk: Library) -> None:
    edit = create_tag(desk, "  光\n互联 ", colour="teal", parent_id=key(desk, "网络"))
    assert edit.message == Message("history.tag_create", {"tag": "光 互联"})
    do(desk, edit)
    found = tag(desk, "光 互联")
    assert (found.name, found.colour, found.parent_id, found.shortcut) == ("光 互联", "teal", key(desk, "网络"), "")
    desk.history.undo(FIRST)
    assert "光 互联" not in tree(desk)


@pytest.mark.parametrize("name", ["", " \n", "\u3000"])
def test_a_tag_needs_a_name(desk: Library, name: str) -> None:
    for refused in (lambda: create_tag(desk, name), lambda: rename_tag(desk, key(desk, "网络"), name)):
        with pytest.raises(InputError, match=r"tag\.empty"):
            refused()


@pytest.mark.parametrize("name", ["存储", " 存儲 ", "存\u2f00储".replace("\u2f00", "")])
def test_no_name_is_given_twice(desk: Library, name: str) -> None:
    for refused in (lambda: create_tag(desk, name), lambda: rename_tag(desk, key(desk, "网络"), name)):
        with pytest.raises(TagExistsError) as refusal:
            refused()
        assert refusal.value.existing == tag(desk, "存储")
        assert pickle.loads(pickle.dumps(refusal.value)).existing == tag(desk, "存储")  # noqa: S301 - our own


def test_a_tag_is_renamed_and_keeps_what_it_is_on(desk: Library) -> None:
    give(desk, "存储", 1, 2)
    edit = rename_tag(desk, key(desk, "存储"), "存储系统")
    assert edit.message == Message("history.tag_rename", {"old": "存储", "new": "存储系统"})
    do(desk, edit)
    assert tagged(desk, "存储系统") == [1, 2]
    assert tree(desk)["近存"] == "存储系统"


def test_another_spelling_of_its_own_name_is_allowed(desk: Library) -> None:
    assert do(desk, rename_tag(desk, key(desk, "存储"), "存儲"))
    assert not do(desk, rename_tag(desk, key(desk, "存储"), "存儲"))


def test_tags_get_a_colour_together(desk: Library) -> None:
    edit = recolour_tags(desk, [key(desk, "存储"), key(desk, "网络")], "red")
    do(desk, edit)
    assert {found.name: found.colour for found in desk.tags.all()} == {
        "存储": "red",
        "系统": "",
        "网络": "red",
        "近存": "",
    }
    desk.history.undo(FIRST)
    assert (tag(desk, "存储").colour, tag(desk, "网络").colour) == ("", "blue")


@pytest.mark.parametrize(
    "edit",
    [
        lambda library: rename_tag(library, "gone", "x"),
        lambda library: recolour_tags(library, ["gone"], "red"),
        lambda library: create_tag(library, "x", parent_id="gone"),
        lambda library: move_tags(library, ["gone"], ""),
        lambda library: merge_tags(library, ["gone"], key(library, "存储")),
        lambda library: merge_tags(library, [key(library, "存储")], "gone"),
        lambda library: delete_tags(library, ["gone"]),
        lambda library: assign_shortcut(library, "gone", "1"),
        lambda library: toggle_tag(library, talks(library), "gone", FIRST),
    ],
)
def test_a_tag_that_is_gone_is_refused(desk: Library, edit: st.DataObject) -> None:
    with pytest.raises(NotFoundError, match=r"tag\.gone"):
        edit(desk)  # type: ignore[operator] # one of the functions above


# The tree


def test_tags_move_below_another_and_to_the_top(desk: Library) -> None:
    edit = move_tags(desk, [key(desk, "存储"), key(desk, "系统")], key(desk, "网络"))
    assert edit.message.key == "history.tag_move"
    do(desk, edit)
    assert tree(desk) == {"系统": "网络", "存储": "网络", "近存": "存储", "网络": ""}
    edit = move_tags(desk, [key(desk, "近存")], "")
    assert edit.message == Message("history.tag_move_top", {"tags": "近存"})
    do(desk, edit)
    assert tree(desk)["近存"] == ""
    assert not do(desk, move_tags(desk, [key(desk, "近存")], ""))


@pytest.mark.parametrize("parent", ["系统", "存储", "近存"])
def test_no_tag_comes_below_itself(desk: Library, parent: str) -> None:
    with pytest.raises(InputError, match=r"tag\.below_itself"):
        move_tags(desk, [key(desk, "网络"), key(desk, "系统")], key(desk, parent))


# Merging


def test_merging_moves_what_the_tags_were_on(desk: Library) -> None:
    give(desk, "网络", 0, 1)
    give(desk, "存储", 1, 2)
    give(desk, "网络", 1, analyst=SECOND)
    edit = merge_tags(desk, [key(desk, "网络")], key(desk, "存储"))
    assert edit.message == Message("history.tag_merge", {"tags": "网络", "target": "存储"})
    do(desk, edit)
    assert tagged(desk, "存储") == [0, 1, 2]
    assert len(desk.tags.taggings(talks(desk)[1])["存储"]) == 2, "one of each analyst"
    assert "网络" not in tree(desk)
    assert desk.apply(tag_talks(desk, [talks(desk)[0]], ["存储"], FIRST), FIRST) is None, "the analyst's own by now"


def test_merging_moves_children_and_keeps_the_key(desk: Library) -> None:
    do(desk, assign_shortcut(desk, key(desk, "存储"), "4"))
    do(desk, merge_tags(desk, [key(desk, "存储")], key(desk, "网络")))
    assert tree(desk) == {"系统": "", "网络": "", "近存": "网络"}
    assert (tag(desk, "网络").shortcut, tag(desk, "网络").colour) == ("4", "blue")


def test_the_target_keeps_its_own_key(desk: Library) -> None:
    do(desk, assign_shortcut(desk, key(desk, "存储"), "4"))
    do(desk, assign_shortcut(desk, key(desk, "网络"), "5"))
    do(desk, merge_tags(desk, [key(desk, "存储")], key(desk, "网络")))
    assert tag(desk, "网络").shortcut == "5"


def test_a_tag_is_merged_into_one_below_it(desk: Library) -> None:
    do(desk, create_tag(desk, "缓存", parent_id=key(desk, "系统")))
    do(desk, merge_tags(desk, [key(desk, "系统")], key(desk, "近存")))
    assert tree(desk) == {"近存": "", "存储": "近存", "缓存": "近存", "网络": ""}


def test_several_tags_are_merged_at_once_and_come_back(desk: Library) -> None:
    give(desk, "系统", 0)
    give(desk, "存储", 0, 1)
    give(desk, "网络", 3)
    before = kept(connection_of(desk))
    everything = [found.id for found in desk.tags.all()]
    edit = merge_tags(desk, everything, key(desk, "近存"))
    do(desk, edit)
    assert tree(desk) == {"近存": ""}
    assert tagged(desk, "近存") == [0, 1, 3]
    desk.history.undo(FIRST)
    assert kept(connection_of(desk)) == before


def test_merging_a_tag_with_itself_changes_nothing(desk: Library) -> None:
    assert not do(desk, merge_tags(desk, [key(desk, "存储")], key(desk, "存储")))


# Deleting


def test_a_deleted_tag_goes_from_talks_and_its_children_move_up(desk: Library) -> None:
    give(desk, "存储", 0, 2)
    give(desk, "存储", 0, analyst=SECOND)
    before = kept(connection_of(desk))
    edit = delete_tags(desk, [key(desk, "存储")])
    assert edit.message == Message("history.tag_delete_used", {"tags": "存储", "count": 2})
    do(desk, edit)
    assert tree(desk) == {"系统": "", "近存": "系统", "网络": ""}
    assert desk.tags.by_talk() == {}
    desk.history.undo(FIRST)
    assert kept(connection_of(desk)) == before


def test_tags_above_each_other_are_deleted_together(desk: Library) -> None:
    edit = delete_tags(desk, [key(desk, "系统"), key(desk, "存储")])
    assert edit.message.key == "history.tag_delete"
    do(desk, edit)
    assert tree(desk) == {"近存": "", "网络": ""}


# Keys


def test_a_key_belongs_to_one_tag(desk: Library) -> None:
    do(desk, assign_shortcut(desk, key(desk, "存储"), "1"))
    edit = assign_shortcut(desk, key(desk, "网络"), "1")
    assert edit.message == Message("history.tag_key", {"tag": "网络", "key": "1"})
    do(desk, edit)
    assert {found.name for found in desk.tags.all() if found.shortcut == "1"} == {"网络"}
    desk.history.undo(FIRST)
    assert {found.name for found in desk.tags.all() if found.shortcut == "1"} == {"存储"}


def test_a_key_is_taken_off(desk: Library) -> None:
    do(desk, assign_shortcut(desk, key(desk, "存储"), "1"))
    edit = assign_shortcut(desk, key(desk, "存储"), "")
    assert edit.message == Message("history.tag_key_off", {"tag": "存储", "key": "1"})
    do(desk, edit)
    assert tag(desk, "存储").shortcut == ""
    assert not do(desk, assign_shortcut(desk, key(desk, "网络"), ""))


@pytest.mark.parametrize("wanted", ["0", "10", "a", " 1"])
def test_other_keys_are_none(desk: Library, wanted: str) -> None:
    with pytest.raises(InputError, match=r"tag\.no_such_key"):
        assign_shortcut(desk, key(desk, "存储"), wanted)


# Toggling


def test_toggling_gives_the_tag_to_those_that_lack_it_and_takes_it_where_all_have_it(desk: Library) -> None:
    give(desk, "存储", 1, analyst=SECOND)
    edit = toggle_tag(desk, talks(desk)[:3], key(desk, "存储"), FIRST)
    assert edit.message == Message("history.tag", {"count": 2, "tags": "存储"})
    do(desk, edit)
    assert tagged(desk, "存储") == [0, 1, 2]
    assert len(desk.tags.taggings(talks(desk)[1])["存储"]) == 1
    edit = toggle_tag(desk, talks(desk)[:3], key(desk, "存储"), FIRST)
    assert edit.message == Message("history.untag", {"count": 3, "tags": "存储"})
    do(desk, edit)
    assert tagged(desk, "存储") == []


def test_one_talk_is_named_by_its_title(desk: Library) -> None:
    first = desk.talks.all()[0]
    edit = toggle_tag(desk, [first.id, first.id], key(desk, "存储"), FIRST)
    assert edit.message == Message("history.tag_one", {"talk": first.title, "tags": "存储"})
    do(desk, edit)
    edit = toggle_tag(desk, [first.id], key(desk, "存储"), FIRST)
    assert edit.message == Message("history.untag_one", {"talk": first.title, "tags": "存储"})


def test_toggling_on_no_talk_changes_nothing(desk: Library) -> None:
    assert not do(desk, toggle_tag(desk, [], key(desk, "存储"), FIRST))


def test_an_edit_of_many_talks_asks_the_library_a_fixed_number_of_questions(library: Library) -> None:
    take_in(library, digest(*(report(number) for number in range(MANY))), analyst="importer")
    do(library, create_tag(library, "存储"))

    def questions(count: int) -> int:
        asked: list[str] = []
        connection_of(library).set_trace_callback(asked.append)
        edit = toggle_tag(library, talks(library)[:count], key(library, "存储"), FIRST)
        connection_of(library).set_trace_callback(None)
        assert len(edit.changes) == count
        assert edit.sliced == (count == MANY)
        return len(asked)

    assert questions(2) == questions(MANY)


# Whatever is done, it can be taken back

_EDITS = st.tuples(
    st.sampled_from(["create", "rename", "move", "merge", "delete", "key", "toggle"]),
    st.integers(0, 5),
    st.integers(0, 5),
)


@given(steps=st.lists(_EDITS, max_size=8))
def test_whatever_is_done_the_tree_stays_one_and_can_be_taken_back(
    empty_file: object, steps: list[tuple[str, int, int]]
) -> None:
    from pathlib import Path

    from tests.storage.samples import Clock

    assert isinstance(empty_file, Path)
    with copy_in_memory(empty_file, Clock()) as library:
        take_in(library, digest(*(report(number) for number in range(3))), analyst="importer")
        for name in ("系统", "存储", "网络"):
            do(library, create_tag(library, name), "importer")
        do(library, tag_talks(library, talks(library)[:2], ["系统", "存储"], "importer"), "importer")
        before = kept(connection_of(library), without=["analyst"])
        done = sum(_step(library, *step) for step in steps)
        _assert_tree(library)
        for _ in range(done):
            library.history.undo(FIRST)
        assert kept(connection_of(library), without=["analyst"]) == before


def _step(library: Library, kind: str, one: int, other: int) -> bool:
    tags = library.tags.all()
    if not tags and kind != "create":
        return False
    first, second = (tags[number % len(tags)].id if tags else "" for number in (one, other))
    edits = {
        "create": lambda: create_tag(library, f"新 {one}{other}", parent_id=first),
        "rename": lambda: rename_tag(library, first, f"改 {other}"),
        "move": lambda: move_tags(library, [first], second if other else ""),
        "merge": lambda: merge_tags(library, [first], second),
        "delete": lambda: delete_tags(library, {first, second}),
        "key": lambda: assign_shortcut(library, first, str(other + 1)),
        "toggle": lambda: toggle_tag(library, talks(library)[: other + 1], first, FIRST),
    }
    try:
        return do(library, edits[kind]())
    except InputError:
        return False


def _assert_tree(library: Library) -> None:
    by_id = library.tags.by_id()
    assert len({name_key(found.name) for found in by_id.values()}) == len(by_id)
    owners = [found.shortcut for found in by_id.values() if found.shortcut]
    assert len(owners) == len(set(owners))
    for found in by_id.values():
        above = [found.id]
        while by_id[above[-1]].parent_id:
            above.append(by_id[above[-1]].parent_id)
            assert len(above) == len(set(above)), "a tag below itself"
