"""Saved views by their operations."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.presentation.talk_filter import TalkFilter, TalkSort, TalkView, view_from_json
from desktop.operations.browsing import delete_view, rename_view, replace_view, save_view
from storage.errors import InputError, NotFoundError
from storage.library import write_library

ANALYST = "Analyst 03"
VIEW = TalkView(TalkFilter("存储").toggled("status", "moved"), TalkSort("title"))


def test_views_are_kept_changed_and_forgotten(tmp_path: Path) -> None:
    with write_library(tmp_path / "a.fieldbrief", ANALYST, create=True) as library:
        save_view(library, "Storage", VIEW, analyst=ANALYST)
        saved = library.saved_views.all()[0]
        assert (saved.name, view_from_json(saved.definition)) == ("Storage", VIEW)
        rename_view(library, saved.id, "Stores", analyst=ANALYST)
        assert replace_view(library, saved.id, TalkView(), analyst=ANALYST) is not None
        assert replace_view(library, saved.id, TalkView(), analyst=ANALYST) is None
        saved = library.saved_views.all()[0]
        assert (saved.name, view_from_json(saved.definition)) == ("Stores", TalkView())
        delete_view(library, saved.id, analyst=ANALYST)
        assert library.saved_views.all() == []
        library.history.undo(ANALYST)
        assert library.saved_views.all() == [saved]


def test_a_view_needs_a_name_and_must_be_there(tmp_path: Path) -> None:
    with write_library(tmp_path / "a.fieldbrief", ANALYST, create=True) as library:
        with pytest.raises(InputError, match=r"view\.no_name"):
            save_view(library, " ", VIEW, analyst=ANALYST)
        with pytest.raises(InputError, match=r"view\.no_name"):
            rename_view(library, "x", "", analyst=ANALYST)
        for operation in (
            lambda: delete_view(library, "x", analyst=ANALYST),
            lambda: replace_view(library, "x", VIEW, analyst=ANALYST),
            lambda: rename_view(library, "x", "y", analyst=ANALYST),
        ):
            with pytest.raises(NotFoundError, match=r"view\.gone"):
                operation()
