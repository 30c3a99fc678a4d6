"""Tags: what the manager, the picker and the keys of the window do."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence

from analysis.presentation.tag_rows import TagChoice, TagRow, tag_choices, tag_rows
from storage import mark_edits, tag_edits
from storage.edits import ChangeSet, Edit
from storage.library import Library

Steps = Generator[tuple[int, int], None, ChangeSet | None]
"""Work in short transactions: yields (changes written, changes in all) after each."""


def rows(library: Library) -> tuple[TagRow, ...]:
    """Return all tags in the order of their tree, with the talks that each has."""
    return tag_rows(library.tags.all(), library.tags.own_counts(), library.tags.total_counts())


def choices(library: Library, talk_ids: Sequence[str]) -> tuple[TagChoice, ...]:
    """Return all tags, each with whether all, some or none of these talks have it."""
    having: dict[str, set[str]] = {}
    for tagging in library.tags.on_talks(talk_ids):
        having.setdefault(tagging.tag_id, set()).add(tagging.item.id)
    return tag_choices(rows(library), having, len(set(talk_ids)))


def toggle(library: Library, talk_ids: Sequence[str], tag_id: str, *, analyst: str) -> ChangeSet | None:
    """Take a tag off these talks where all have it, else give it to those that lack it."""
    return library.apply(tag_edits.toggle_tag(library, talk_ids, tag_id, analyst), analyst)


def toggle_steps(library: Library, talk_ids: Sequence[str], tag_id: str, *, analyst: str) -> Steps:
    """Do what `toggle` does to many talks, letting others' edits in between."""
    return _steps(library, tag_edits.toggle_tag(library, talk_ids, tag_id, analyst), analyst)


def give(library: Library, talk_ids: Sequence[str], name: str, *, analyst: str) -> ChangeSet | None:
    """Give these talks a tag of that name, which is made where there is none."""
    return library.apply(mark_edits.tag_talks(library, talk_ids, [name], analyst), analyst)


def give_steps(library: Library, talk_ids: Sequence[str], name: str, *, analyst: str) -> Steps:
    """Do what `give` does to many talks, letting others' edits in between."""
    return _steps(library, mark_edits.tag_talks(library, talk_ids, [name], analyst), analyst)


def create(library: Library, name: str, *, colour: str, parent_id: str, analyst: str) -> ChangeSet | None:
    """Make a tag; raises TagExistsError where there is one of that name."""
    return library.apply(tag_edits.create_tag(library, name, colour=colour, parent_id=parent_id), analyst)


def rename(library: Library, tag_id: str, name: str, *, analyst: str) -> ChangeSet | None:
    """Rename a tag; raises TagExistsError where another has the name: the two may be merged."""
    return library.apply(tag_edits.rename_tag(library, tag_id, name), analyst)


def recolour(library: Library, tag_ids: Iterable[str], colour: str, *, analyst: str) -> ChangeSet | None:
    """Give tags a colour."""
    return library.apply(tag_edits.recolour_tags(library, tag_ids, colour), analyst)


def move(library: Library, tag_ids: Iterable[str], parent_id: str, *, analyst: str) -> ChangeSet | None:
    """Put tags below another one, or at the top; raises InputError where one would come below itself."""
    return library.apply(tag_edits.move_tags(library, tag_ids, parent_id), analyst)


def merge_steps(library: Library, tag_ids: Iterable[str], target_id: str, *, analyst: str) -> Steps:
    """Merge tags into another, letting others' edits in between."""
    return _steps(library, tag_edits.merge_tags(library, tag_ids, target_id), analyst)


def delete_steps(library: Library, tag_ids: Iterable[str], *, analyst: str) -> Steps:
    """Delete tags with their taggings, letting others' edits in between."""
    return _steps(library, tag_edits.delete_tags(library, tag_ids), analyst)


def assign_key(library: Library, tag_id: str, key: str, *, analyst: str) -> ChangeSet | None:
    """Give a tag one of the keys 1 to 9, or take its key off where `key` is empty."""
    return library.apply(tag_edits.assign_shortcut(library, tag_id, key), analyst)


def _steps(library: Library, edit: Edit, analyst: str) -> Steps:
    slices = library.slices(edit, analyst)
    try:
        while True:
            try:
                written = next(slices)
            except StopIteration as end:
                change_set: ChangeSet | None = end.value
                return change_set
            yield written, len(edit.changes)
    finally:
        slices.close()  # takes back what is written where somebody stops it half way
