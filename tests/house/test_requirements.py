"""What is imported is declared and the other way round; the pins are whole: a fitting version of each, with hashes."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.+!]+)(?: ; .+)?")
# Parts that no module of ours imports.
BEHIND_THE_SCENES = {
    "manimgx-fonts-cjk": "a font, read as a file",
    "python-calamine": "pandas reads workbooks with it",
    "qtawesome": "its font of icons, read as a file",
    "tzdata": "zoneinfo reads it on Windows",
}
ROOMS = {"desktop", "widgets", "analysis", "storage", "resources"}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def pins(text: str) -> dict[str, set[str]]:
    """Return the pinned versions by name; stop at a line that pins nothing or has no hash."""
    found: dict[str, set[str]] = {}
    logical = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE))
    for line in filter(str.strip, logical.splitlines()):
        pin, *hashes = re.split(r"\s+(?=--hash)", line.strip())
        match = PIN.fullmatch(pin.strip())
        if match is None or not hashes or not all(HASH.fullmatch(one.strip()) for one in hashes):
            raise ValueError(f"neither pinned nor hashed: {pin}")
        found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def wanted(root: Path, *extras: str) -> list[Requirement]:
    """Return what the program, and some of its extras, ask for."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = sum((project["optional-dependencies"][extra] for extra in extras), project["dependencies"])
    return [Requirement(line) for line in lines]


def imported(tree: ast.Module) -> set[str]:
    """Return the top-level names of other people's packages that a module imports, wherever in it."""
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - ROOMS


def distributions(names: set[str]) -> set[str]:
    """Return the parts that bring these packages, or the packages themselves where none is installed."""
    known = packages_distributions()
    return {canonicalize_name(part) for name in names for part in known.get(name, [name])}


def unmet(requirements: list[Requirement], pinned: dict[str, set[str]]) -> list[str]:
    """Return the requirements that no pinned version satisfies."""
    return [
        str(requirement)
        for requirement in requirements
        if not any(map(requirement.specifier.contains, pinned.get(canonicalize_name(requirement.name), ())))
    ]


def test_what_is_imported_is_declared_and_the_other_way_round(root: Path, sources: dict[str, ast.Module]) -> None:
    used = distributions({name for tree in sources.values() for name in imported(tree)}) | BEHIND_THE_SCENES.keys()
    declared = {canonicalize_name(requirement.name) for requirement in wanted(root)}
    assert not used - declared, f"imported, not among the dependencies of pyproject.toml: {sorted(used - declared)}"
    assert not declared - used, f"a dependency that nothing imports: {sorted(declared - used)}"


def test_imports_are_found_by_the_part_that_brings_them() -> None:
    tree = ast.parse("import os, packaging.version\nfrom storage import text\ndef late():\n    from nowhere.x import y")
    assert distributions(imported(tree)) == {"packaging", "nowhere"}


def test_every_requirement_is_pinned(root: Path) -> None:
    pinned = pins((root / "requirements.txt").read_text(encoding="utf-8"))
    missing = unmet(wanted(root, "test"), pinned)
    assert not missing, (
        f"requirements.txt is older than pyproject.toml (CONTRIBUTING.md says how to renew it): {missing}"
    )


def test_a_missing_and_an_outdated_pin_are_found() -> None:
    pinned = pins(
        f"click==8.1 \\\n    --hash=sha256:{'a' * 64} \\\n    --hash=sha256:{'b' * 64}\n    # via fieldbrief\n"
    )
    requirements = [Requirement(line) for line in ("click>=8", "Click>=9", "numpy")]
    assert unmet(requirements, pinned) == ["Click>=9", "numpy"]


@pytest.mark.parametrize("line", ["click", "click>=8", "click==8.1", "click==8.1 \\\n    --hash=md5:0"])
def test_a_line_without_pin_or_hash_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="click"):
        pins(line)
