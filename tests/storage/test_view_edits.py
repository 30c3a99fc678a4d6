"""Views are kept, renamed, replaced and forgotten, and all of it can be undone."""

from __future__ import annotations

import pytest

from storage.library import Library
from storage.view_edits import delete_view, rename_view, replace_view, save_view
from tests.storage.samples import FIRST, SECOND


def names(library: Library) -> list[tuple[str, str]]:
    """Return name and definition of every view."""
    return [(view.name, view.definition) for view in library.saved_views.all()]


def test_a_view_is_kept_renamed_replaced_and_forgotten(library: Library) -> None:
    library.apply(save_view(library, "  To   read ", "1", FIRST), FIRST)
    assert names(library) == [("To read", "1")]
    library.apply(rename_view(library.saved_views.all()[0], "Later"), FIRST)
    library.apply(replace_view(library.saved_views.all()[0], "2"), FIRST)
    assert names(library) == [("Later", "2")]
    library.apply(delete_view(library.saved_views.all()[0]), FIRST)
    assert names(library) == []


def test_each_step_is_undone_with_a_readable_text(library: Library) -> None:
    library.apply(save_view(library, "Later", "1", FIRST), FIRST)
    library.apply(delete_view(library.saved_views.all()[0]), FIRST)
    undone = library.history.undo(FIRST)
    assert (undone.message.key, undone.message.parameters) == ("history.view_deleted", {"name": "Later"})
    assert names(library) == [("Later", "1")]
    library.history.undo(FIRST)
    assert names(library) == []


def test_the_own_view_of_the_same_name_is_replaced_that_of_another_is_not(library: Library) -> None:
    library.apply(save_view(library, "存储", "1", FIRST), FIRST)
    library.apply(save_view(library, "存儲", "2", FIRST), FIRST)
    assert names(library) == [("存储", "2")]
    library.apply(save_view(library, "存储", "3", SECOND), SECOND)
    assert names(library) == [("存储", "2"), ("存储", "3")]


def test_a_blank_name_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match="name"):
        save_view(library, "  ", "1", FIRST)
    library.apply(save_view(library, "x", "1", FIRST), FIRST)
    with pytest.raises(ValueError, match="name"):
        rename_view(library.saved_views.all()[0], "\n")
