"""Every source file has its test file at the mirrored path."""

from __future__ import annotations

import ast
from pathlib import Path, PurePosixPath

# Modules that only declare: there is nothing to run in them that their users' tests do not run.
WITHOUT_TEST = {
    "analysis/briefing/material.py": "record types",
    "analysis/presentation/choices.py": "record types",
    "analysis/presentation/link_rows.py": "record types",
    "analysis/presentation/notices.py": "record types",
    "storage/intake/plan.py": "record types",
    "storage/errors.py": "exception types",
    "storage/records.py": "record types",
    "storage/importing/parsed.py": "record types",
}


def mirrored(source: str) -> str:
    """Return the path at which the test file of a source file is expected."""
    path = PurePosixPath(source)
    return PurePosixPath("tests", path.parent, f"test_{path.name}").as_posix()


def untested(root: Path, sources: list[str]) -> list[str]:
    """Return the source files without a test file; packages only gather, so they need none."""
    modules = [source for source in sources if not source.endswith("__init__.py") and source not in WITHOUT_TEST]
    return [source for source in modules if not (root / mirrored(source)).is_file()]


def test_every_source_file_has_its_test_file(root: Path, sources: dict[str, ast.Module]) -> None:
    found = untested(root, list(sources))
    assert not found, "no test file:\n" + "\n".join(f"{source} (expected {mirrored(source)})" for source in found)


def test_no_exception_is_stale(root: Path, sources: dict[str, ast.Module]) -> None:
    stale = [source for source in WITHOUT_TEST if source not in sources or (root / mirrored(source)).exists()]
    assert not stale, f"exceptions of this test that are none any more: {stale}"


def test_a_missing_test_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "tests/storage").mkdir(parents=True)
    (tmp_path / "tests/storage/test_text.py").touch()
    sources = ["main.py", "storage/__init__.py", "storage/text.py", "storage/importing/people.py", "storage/records.py"]
    assert untested(tmp_path, sources) == ["main.py", "storage/importing/people.py"]
