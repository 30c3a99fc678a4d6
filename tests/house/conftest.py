"""What the rules of the house are checked on: the source files and the files that belong to the repository."""

from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

ROOMS = ("desktop", "widgets", "analysis", "storage", "resources")


@pytest.fixture(scope="session")
def sources(root: Path) -> dict[str, ast.Module]:
    """Return every source file of the program, by its path in the repository, taken apart."""
    files = [*root.glob("*.py"), *(file for room in ROOMS for file in (root / room).rglob("*.py"))]
    return {file.relative_to(root).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in sorted(files)}


@pytest.fixture(scope="session")
def own_files(root: Path) -> list[Path]:
    """Return the files of the repository: committed, or about to be."""
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("this is no git checkout, so nothing says which files belong to the repository")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return [root / name for name in listing.split("\0") if name and (root / name).is_file()]
