"""Edits of saved views: filters of the talk table that analysts keep under a name."""

from __future__ import annotations

from storage.edits import Delete, Edit, Insert, Update
from storage.ids import new_id
from storage.library import Library
from storage.messages import Message
from storage.repositories.saved_views import SavedView
from storage.row_writer import analyst_id
from storage.text import normalise, single_line


def save_view(library: Library, name: str, definition: str, analyst: str) -> Edit:
    """Return the edit that keeps a view under a name; the analyst's view of the same name is replaced.

    Names are compared without case, width and script. Raises ValueError for a blank name.
    """
    shown = _shown(name)
    for view in library.saved_views.all():
        if view.analyst == analyst and _key(view.name) == _key(shown):
            return replace_view(view, definition)
    row = {"id": new_id(), "analyst_id": analyst_id(analyst), "name": shown, "definition": definition}
    return Edit(Message("history.view_saved", {"name": shown}), (Insert("saved_view", row),))


def replace_view(view: SavedView, definition: str) -> Edit:
    """Return the edit that lets a view show something else."""
    message = Message("history.view_replaced", {"name": view.name})
    return Edit(message, (Update("saved_view", view.id, {"definition": definition}),))


def rename_view(view: SavedView, name: str) -> Edit:
    """Return the edit that gives a view another name; ValueError for a blank one."""
    message = Message("history.view_renamed", {"name": view.name, "new_name": _shown(name)})
    return Edit(message, (Update("saved_view", view.id, {"name": _shown(name)}),))


def delete_view(view: SavedView) -> Edit:
    """Return the edit that forgets a view."""
    return Edit(Message("history.view_deleted", {"name": view.name}), (Delete("saved_view", view.id),))


def _shown(name: str) -> str:
    shown = single_line(name)
    if not shown:
        raise ValueError("a view needs a name")
    return shown


def _key(name: str) -> str:
    return normalise(single_line(name))
