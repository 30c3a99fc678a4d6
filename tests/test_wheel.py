"""The wheel alone is the whole program: installed elsewhere and run from elsewhere, it makes the sample's briefing."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

# What one folder of each kind of data must bring along.
DATA = ["resources/typst/*.typ", "resources/messages/*/LC_MESSAGES/fieldbrief.mo", "resources/sample/*"]
ROOMS = {"main.py", "desktop", "widgets", "analysis", "storage", "resources"}


def run(*command: str | Path, cwd: Path, clean: bool = False) -> str:
    """Run a command and return what it said; `clean` hides this checkout and the user's settings from Python."""
    environment = {name: value for name, value in os.environ.items() if not (clean and name.startswith("PYTHON"))}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout with the tools of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root, cwd=folder)
    (built,) = folder.glob("fieldbrief-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the `fieldbrief` of an environment of its own, which borrows everything but Fieldbrief from this one."""
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, symlinks=os.name != "nt")
    scheme = {"base": str(folder), "platbase": str(folder)}
    paths = {name: Path(sysconfig.get_path(name, "venv", scheme)) for name in ("purelib", "scripts")}
    python = paths["scripts"] / Path(sys.executable).name
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # Its own packages come first: an installed Fieldbrief of this environment stays in their shadow.
    (paths["purelib"] / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return paths["scripts"] / "fieldbrief"


def test_the_wheel_holds_the_rooms_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == ROOMS
    assert not [name for name in names if "__pycache__" in name]


@pytest.mark.parametrize("pattern", DATA)
def test_the_wheel_holds_the_data(wheel: Path, root: Path, pattern: str) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {file.relative_to(root).as_posix() for file in root.glob(pattern) if file.is_file()}
    assert expected, f"nothing matches {pattern}"
    assert expected <= names, f"not in the wheel: {sorted(expected - names)}"


def test_the_demo_runs_from_another_folder(program: Path, tmp_path: Path) -> None:
    run(program, "demo", "--no-window", "--out", "result", cwd=tmp_path, clean=True)
    assert (tmp_path / "result" / "briefing.pdf").read_bytes().startswith(b"%PDF-")
    assert list((tmp_path / "result").glob("*.fieldbrief"))


def test_the_program_is_the_wheel_s(program: Path, tmp_path: Path, root: Path) -> None:
    python = program.with_name(Path(sys.executable).name)
    said = run(python, "-c", "import main, storage; print(main.__file__, storage.__file__)", cwd=tmp_path, clean=True)
    assert str(program.parents[1]) in said
    assert str(root) not in said
