"""A fresh library with somebody at it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import connect_in_memory
from storage.library import write_library
from storage.migrations import migrate
from tests.storage.intake.documents import ANALYST, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return somebody at an empty library."""
    with write_library(tmp_path / "library.fieldbrief", ANALYST, create=True) as library:
        yield Desk(library)


@pytest.fixture
def memory() -> Iterator[sqlite3.Connection]:
    """Return an empty library's database in memory."""
    connection = connect_in_memory()
    migrate(connection, Path(":memory:"))
    yield connection
    connection.close()
