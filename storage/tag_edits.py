"""Edits of the tags themselves: made, renamed, coloured, moved in their tree, merged, deleted, given a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from storage import mark_edits
from storage.edits import LONG_EDIT, Change, Delete, Edit, Insert, Update, Value
from storage.errors import InputError, NotFoundError
from storage.ids import new_id
from storage.library import Library
from storage.messages import Message, listed
from storage.records import Tag
from storage.repositories.tags import name_key
from storage.text import single_line

SHORTCUTS: tuple[str, ...] = tuple("123456789")
"""The keys that a tag can have; each belongs to one tag at most."""


class TagExistsError(InputError):
    """A name that another tag has already: the two may be merged, but no name is given twice."""

    def __init__(self, name: str, existing: Tag) -> None:
        super().__init__(
            Message("tag.exists", {"name": existing.name}), where=name, remedy=Message("tag.exists_remedy")
        )
        self.existing = existing

    def __reduce__(self) -> tuple[object, ...]:
        """Let it cross processes."""
        return type(self), (self.where, self.existing)


def create_tag(library: Library, name: str, *, colour: str = "", parent_id: str = "") -> Edit:
    """Return the edit that makes a tag, below another one where `parent_id` names it.

    Raises InputError for a blank name, TagExistsError where a tag has the name, NotFoundError without the parent.
    """
    plain = _free_name(library, name)
    row: dict[str, Value] = {"id": new_id(), "name": plain, "colour": colour}
    if parent_id:
        row["parent_id"] = _tag(library, parent_id).id
    return Edit(Message("history.tag_create", {"tag": plain}), (Insert("tag", row),))


def rename_tag(library: Library, tag_id: str, name: str) -> Edit:
    """Return the edit that renames a tag; another spelling of its own name is allowed.

    Raises InputError for a blank name, TagExistsError where another tag has it, NotFoundError without the tag.
    """
    tag = _tag(library, tag_id)
    plain = _free_name(library, name, tag.id)
    return Edit(
        Message("history.tag_rename", {"old": tag.name, "new": plain}), (Update("tag", tag.id, {"name": plain}),)
    )


def recolour_tags(library: Library, tag_ids: Iterable[str], colour: str) -> Edit:
    """Return the edit that gives tags a colour, by its name, empty for none; NotFoundError without one of the tags."""
    tags = _tags(library, tag_ids)
    changes = tuple(Update("tag", tag.id, {"colour": colour}) for tag in tags)
    return Edit(Message("history.tag_recolour", {"tags": _names(tags)}), changes)


def move_tags(library: Library, tag_ids: Iterable[str], parent_id: str) -> Edit:
    """Return the edit that puts tags below another one, or at the top for an empty `parent_id`.

    Raises InputError where a tag would come below itself, NotFoundError without one of the tags.
    """
    tags = _tags(library, tag_ids)
    by_id = library.tags.by_id()
    parents = [_tag(library, parent_id), *_above(by_id, parent_id)] if parent_id else []
    inside = next((tag for tag in tags if tag in parents), None)
    if inside is not None:
        raise InputError(
            Message("tag.below_itself", {"tag": inside.name, "parent": parents[0].name}),
            remedy=Message("tag.below_itself_remedy"),
        )
    changes = tuple(Update("tag", tag.id, {"parent_id": parent_id or None}) for tag in tags)
    if not parents:
        return Edit(Message("history.tag_move_top", {"tags": _names(tags)}), changes)
    return Edit(Message("history.tag_move", {"tags": _names(tags), "parent": parents[0].name}), changes)


def merge_tags(library: Library, tag_ids: Iterable[str], target_id: str) -> Edit:
    """Return the edit that merges tags into another: what they are on, what is below them and their key go over.

    Where an analyst gave an item both, the target's tagging stays and the other goes. The target keeps its own name,
    colour and key; without a key it gets that of the first tag which has one. A target that stands below a merged tag
    moves up in its place. Raises NotFoundError without one of the tags.
    """
    target = _tag(library, target_id)
    sources = [tag for tag in _tags(library, tag_ids) if tag.id != target.id]
    gone = {tag.id for tag in sources}
    by_id = library.tags.by_id()
    changes: list[Change] = list(_moved_taggings(library, [tag.id for tag in sources], target.id))
    values: dict[str, Value] = {}
    above = [tag.id for tag in _above(by_id, target.id)]
    if gone.intersection(above):
        top = max(position for position, tag_id in enumerate(above) if tag_id in gone)
        values["parent_id"] = by_id[above[top]].parent_id or None
    if not target.shortcut:
        values["shortcut"] = next((tag.shortcut for tag in sources if tag.shortcut), "")
    changes.append(Update("tag", target.id, values))
    below = (tag for tag in by_id.values() if tag.parent_id in gone and tag.id != target.id and tag.id not in gone)
    changes.extend(Update("tag", tag.id, {"parent_id": target.id}) for tag in below)
    changes.extend(_deletes(by_id, sources))
    message = Message("history.tag_merge", {"tags": _names(sources), "target": target.name})
    return Edit(message, tuple(changes) if sources else (), sliced=len(changes) > LONG_EDIT)


def delete_tags(library: Library, tag_ids: Iterable[str]) -> Edit:
    """Return the edit that deletes tags and takes them off whatever has them; tags below them move up.

    Raises NotFoundError without one of the tags.
    """
    tags = _tags(library, tag_ids)
    gone = {tag.id for tag in tags}
    by_id = library.tags.by_id()
    taggings = library.tags.of_tags(gone)
    changes: list[Change] = [Delete("tagging", tagging.id) for tagging in taggings]
    for tag in by_id.values():
        if tag.id not in gone and tag.parent_id in gone:
            staying = next((above.id for above in _above(by_id, tag.id) if above.id not in gone), None)
            changes.append(Update("tag", tag.id, {"parent_id": staying}))
    changes.extend(_deletes(by_id, tags))
    count = len({tagging.item.id for tagging in taggings})
    key = "history.tag_delete_used" if count else "history.tag_delete"
    parameters = {"tags": _names(tags), **({"count": count} if count else {})}
    return Edit(Message(key, parameters), tuple(changes), sliced=len(changes) > LONG_EDIT)


def assign_shortcut(library: Library, tag_id: str, key: str) -> Edit:
    """Return the edit that gives a tag one of the keys 1 to 9, taking it from the tag that has it; "" takes it off.

    Raises InputError for any other key, NotFoundError without the tag.
    """
    tag = _tag(library, tag_id)
    if key and key not in SHORTCUTS:
        raise InputError(Message("tag.no_such_key"), where=key, remedy=Message("tag.no_such_key_remedy"))
    owners = [other for other in library.tags.all() if key and other.shortcut == key and other.id != tag.id]
    changes = (
        *(Update("tag", other.id, {"shortcut": ""}) for other in owners),
        Update("tag", tag.id, {"shortcut": key}),
    )
    if not key:
        return Edit(Message("history.tag_key_off", {"tag": tag.name, "key": tag.shortcut}), changes)
    return Edit(Message("history.tag_key", {"tag": tag.name, "key": key}), changes)


def toggle_tag(library: Library, talk_ids: Iterable[str], tag_id: str, analyst: str) -> Edit:
    """Return the edit that takes a tag off the talks where all have it, and else gives it to those that lack it.

    It does not matter who gave the tag. Raises NotFoundError without the tag.
    """
    tag = _tag(library, tag_id)
    talks = list(dict.fromkeys(talk_ids))
    having = {tagging.item.id for tagging in library.tags.on_talks(talks) if tagging.tag_id == tag.id}
    lacking = [talk_id for talk_id in talks if talk_id not in having]
    if lacking:
        return mark_edits.tag_talks(library, lacking, [tag.name], analyst)
    return mark_edits.untag_talks(library, talks, [tag.name])


def _moved_taggings(library: Library, source_ids: Sequence[str], target_id: str) -> Iterable[Change]:
    taken = {(tagging.item, tagging.analyst_id) for tagging in library.tags.of_tags([target_id])}
    for tagging in library.tags.of_tags(source_ids):
        place = (tagging.item, tagging.analyst_id)
        if place in taken:
            yield Delete("tagging", tagging.id)
        else:
            taken.add(place)
            yield Update("tagging", tagging.id, {"tag_id": target_id})


def _deletes(by_id: dict[str, Tag], tags: Iterable[Tag]) -> list[Delete]:
    """Return the removals of tags, the lowest in the tree first, as foreign keys want it."""
    return [Delete("tag", tag.id) for tag in sorted(tags, key=lambda tag: -len(_above(by_id, tag.id)))]


def _above(by_id: dict[str, Tag], tag_id: str) -> list[Tag]:
    """Return the tags above one, nearest first."""
    found: list[Tag] = []
    parent = by_id.get(by_id[tag_id].parent_id) if tag_id in by_id else None
    while parent is not None and parent not in found:
        found.append(parent)
        parent = by_id.get(parent.parent_id)
    return found


def _free_name(library: Library, name: str, own_id: str = "") -> str:
    plain = single_line(name)
    if not plain:
        raise InputError(Message("tag.empty"), remedy=Message("tag.empty_remedy"))
    existing = library.tags.by_key().get(name_key(plain))
    if existing is not None and existing.id != own_id:
        raise TagExistsError(plain, existing)
    return plain


def _tag(library: Library, tag_id: str) -> Tag:
    return _tags(library, [tag_id])[0]


def _tags(library: Library, tag_ids: Iterable[str]) -> list[Tag]:
    by_id = library.tags.by_id()
    wanted = list(dict.fromkeys(tag_ids))
    for tag_id in wanted:
        if tag_id not in by_id:
            raise NotFoundError(Message("tag.gone"), where=tag_id, remedy=Message("tag.gone_remedy"))
    return [by_id[tag_id] for tag_id in wanted]


def _names(tags: Sequence[Tag]) -> str | int | float | Message:
    return listed([tag.name for tag in tags])
