"""Saved views as the library has them."""

from __future__ import annotations

from storage.library import Library
from storage.view_edits import save_view
from tests.storage.samples import FIRST, SECOND


def test_the_views_of_all_analysts_come_by_name(library: Library) -> None:
    for analyst, name in ((FIRST, "b"), (SECOND, "a"), (FIRST, "c")):
        library.apply(save_view(library, name, f'{{"text":"{name}"}}', analyst), analyst)
    assert [(view.name, view.analyst, view.definition) for view in library.saved_views.all()] == [
        ("a", SECOND, '{"text":"a"}'),
        ("b", FIRST, '{"text":"b"}'),
        ("c", FIRST, '{"text":"c"}'),
    ]
