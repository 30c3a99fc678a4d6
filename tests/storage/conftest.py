"""Libraries for the tests of the library's core: empty, filled, in memory and in files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library, write_library
from tests.storage.samples import FIRST, Clock, copy_in_memory, fill


@pytest.fixture
def clock() -> Clock:
    """Return a clock that the test sets."""
    return Clock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file without a row; copies of it are for writing."""
    path = tmp_path_factory.mktemp("empty") / "library.fieldbrief"
    with write_library(path, FIRST, create=True):
        return path


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library file with something of every noun; copies of it are for writing."""
    path = tmp_path_factory.mktemp("filled") / "library.fieldbrief"
    clock = Clock()
    with write_library(path, FIRST, create=True, now=clock) as opened:
        fill(opened, clock)
    return path


@pytest.fixture
def library(empty_file: Path, clock: Clock) -> Iterator[Library]:
    """Return an empty library in memory, on the test's clock."""
    with copy_in_memory(empty_file, clock) as opened:
        yield opened


@pytest.fixture
def filled(filled_file: Path, clock: Clock) -> Iterator[Library]:
    """Return a library in memory with something of every noun, an hour after it was made."""
    clock.wait(3600)
    with copy_in_memory(filled_file, clock) as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path, filled_file: Path) -> Path:
    """Return a filled library file of the test's own."""
    return shutil.copy(filled_file, tmp_path / "library.fieldbrief")
