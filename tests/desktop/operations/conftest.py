"""A library with the small conference in it, open for writing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library, write_library


@pytest.fixture
def library(stocked_library: Path, tmp_path: Path) -> Iterator[Library]:
    """Return a stocked, linked library."""
    path = tmp_path / "library.fieldbrief"
    shutil.copyfile(stocked_library, path)
    with write_library(path, "Analyst 03") as opened:
        yield opened
