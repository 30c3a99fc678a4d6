"""The program on a library of its own: empty, or stocked with the documents of a small conference."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.papers import CONFERENCE, write_papers
from tests.desktop.program import Program

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.desk import Desk
    from tests.desktop.driver import Driver


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


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with the bundled sample conference, linked; read only."""
    folder = tmp_path_factory.mktemp("sample")
    sample = Program(folder / "sample.fieldbrief")
    with as_file(files("resources").joinpath("sample")) as documents:
        programme, papers = documents / "programme.json", sorted(documents.glob("*.md"))
        conference = sample.json("import", programme)["files"][0]["conference"]
        sample.ok("import", *papers, "--conference", conference)
    sample.ok("link")
    return sample.library


@pytest.fixture
def desk(sample_library: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """Return a desk on a library of its own with the sample conference in it, linked."""
    from desktop.desk import Desk

    path = tmp_path / "desk.fieldbrief"
    shutil.copyfile(sample_library, path)
    opened = Desk(path, "Analyst 03")
    yield opened
    opened.close()


@pytest.fixture
def launch(sample_library: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Callable[..., Driver]]:
    """Return what starts the program on the test's own sample library, any number of times one after the other.

    Whatever is named otherwise (`library`, `analyst`) is as the command line would say it. In the end the program is
    gone without a trace: no thread, no hook, no look.
    """
    from tests.desktop.driver import launched

    with launched(qapp, sample_library, tmp_path) as start:
        yield start


@pytest.fixture
def app(launch: Callable[..., Driver]) -> Driver:
    """Return the running program with the sample library in its window, at rest."""
    driver = launch()
    driver.settle()
    return driver


@pytest.fixture(scope="module")
def shared_app(sample_library: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Driver]:
    """Return the running program as `app` does, one for all tests of a file: these leave it as they found it."""
    from tests.desktop.driver import launched

    with launched(qapp, sample_library, tmp_path_factory.mktemp("shared")) as start:
        driver = start()
        driver.settle()
        yield driver
