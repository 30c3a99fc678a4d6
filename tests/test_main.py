"""`main.py` only hands over to the desktop, and starting the command line loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"numpy", "opencc", "pandas", "python_calamine", "rapidfuzz", "rjieba", "sqlite_utils", "typst", "PySide6"}


def imported(tree: ast.Module) -> set[str]:
    """Return the top-level names of everything that a module imports, wherever in it."""
    plain = (alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names)
    from_others = (node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {name.split(".")[0] for name in (*plain, *from_others)}


def strangers(tree: ast.Module) -> set[str]:
    """Return what a module imports although it is neither the desktop nor the standard library."""
    return imported(tree) - {"desktop"} - sys.stdlib_module_names


def test_main_imports_only_the_desktop(root: Path) -> None:
    found = strangers(ast.parse((root / "main.py").read_text(encoding="utf-8")))
    assert not found, f"main.py may import desktop only, not {sorted(found)}"


def test_help_loads_nothing_heavy(root: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-X", "utf8", str(root / "main.py"), "--help"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "desktop" in loaded
    assert not loaded & HEAVY, f"loaded before anything is asked for: {sorted(loaded & HEAVY)}"


@pytest.mark.parametrize(
    "line", ["import pandas", "from storage import library", "def late():\n    import typst.compiler"]
)
def test_a_stranger_is_found(line: str) -> None:
    assert strangers(ast.parse(f"import sys\nfrom desktop import cli\n{line}\n"))
