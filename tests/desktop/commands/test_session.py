"""A session opens its library for reading or writing, and says what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.session import Session
from desktop.console import Console
from storage.errors import LibraryError


def session(library: Path) -> Session:
    return Session(library, "Analyst 03", Console("en"), wait_seconds=0.0)


def test_a_library_is_made_only_where_that_is_meant(tmp_path: Path) -> None:
    run = session(tmp_path / "new" / "library.fieldbrief")
    for opened in (run.reading(), run.writing()):
        with pytest.raises(LibraryError), opened:
            pass
    assert not run.library_path.parent.exists()
    with run.writing(create=True) as library:
        assert library.talks.all() == []
    with run.reading() as library:
        assert library.talks.all() == []


def test_one_writes_while_others_read(tmp_path: Path) -> None:
    run = session(tmp_path / "library.fieldbrief")
    with run.writing(create=True), run.reading() as reader:
        assert reader.talks.all() == []
        with pytest.raises(LibraryError, match=r"library\.held"), run.writing():
            pass
