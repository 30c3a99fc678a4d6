"""The program on a library of its own: empty, or stocked with the documents of a small conference."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desktop.papers import CONFERENCE, write_papers
from tests.desktop.program import Program


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the test's own folder, so that nothing lands in the checkout."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def stocked_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with the small conference, linked; read only."""
    folder = tmp_path_factory.mktemp("stocked")
    stocked = Program(folder / "library.fieldbrief")
    stocked.ok("import", *write_papers(folder / "papers"), "--conference", CONFERENCE)
    stocked.ok("link")
    return stocked.library


@pytest.fixture
def program(stocked_library: Path, tmp_path: Path) -> Program:
    """Return the program on a stocked, linked library."""
    library = tmp_path / "library.fieldbrief"
    shutil.copyfile(stocked_library, library)
    return Program(library)


@pytest.fixture
def fresh(tmp_path: Path) -> Program:
    """Return the program on a library that is not there yet."""
    return Program(tmp_path / "fresh.fieldbrief")


@pytest.fixture
def papers(tmp_path: Path) -> list[Path]:
    """Return the documents of the small conference."""
    return write_papers(tmp_path / "papers")
