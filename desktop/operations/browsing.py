"""Keeping, changing and forgetting the views of the talk table."""

from __future__ import annotations

from analysis.presentation.talk_filter import TalkView
from storage import view_edits
from storage.edits import ChangeSet
from storage.errors import InputError, NotFoundError
from storage.library import Library
from storage.messages import Message
from storage.repositories.saved_views import SavedView


def save_view(library: Library, name: str, view: TalkView, *, analyst: str) -> ChangeSet | None:
    """Keep a view under a name; the analyst's own view of that name is replaced.

    Raises InputError for a blank name.
    """
    _refuse_blank(name)
    return library.apply(view_edits.save_view(library, name, view.to_json(), analyst), analyst)


def replace_view(library: Library, view_id: str, view: TalkView, *, analyst: str) -> ChangeSet | None:
    """Let a saved view show something else; NotFoundError where it is gone."""
    return library.apply(view_edits.replace_view(_saved(library, view_id), view.to_json()), analyst)


def rename_view(library: Library, view_id: str, name: str, *, analyst: str) -> ChangeSet | None:
    """Give a saved view another name; InputError for a blank one, NotFoundError where the view is gone."""
    _refuse_blank(name)
    return library.apply(view_edits.rename_view(_saved(library, view_id), name), analyst)


def delete_view(library: Library, view_id: str, *, analyst: str) -> ChangeSet | None:
    """Forget a saved view; NotFoundError where it is gone."""
    return library.apply(view_edits.delete_view(_saved(library, view_id)), analyst)


def _refuse_blank(name: str) -> None:
    if not name.strip():
        raise InputError(Message("view.no_name"), remedy=Message("view.no_name_remedy"))


def _saved(library: Library, view_id: str) -> SavedView:
    for view in library.saved_views.all():
        if view.id == view_id:
            return view
    raise NotFoundError(Message("view.gone"), remedy=Message("view.gone_remedy"))
