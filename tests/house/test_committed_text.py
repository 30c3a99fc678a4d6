"""No file of the repository knows the machine it was written on, or an index that packages came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# Written so that no pattern matches itself.
MACHINE = {
    "a folder of one machine": r"(?<![\w.])/(?:work|home|root|Users|opt|tmp)/\w",
    "a folder of one Windows machine": r"[A-Z]:\\+(?:Users|Documents)\b",
    "a file address": r"\bfile:/{2,}",
    "a package index": r"\b(?:pypi\.[a-z]|pythonhosted\.|[\w.-]+/simple/)",
    "an option that names an index": r"-{2}(?:(?:extra-)?index-url|find-links|trusted-host)",
}


def traces(text: str) -> list[str]:
    """Return what in a text points to a machine or an index."""
    return [f"{what}: {found.group()}" for what, pattern in MACHINE.items() for found in re.finditer(pattern, text)]


def text_of(file: Path) -> str:
    """Return a file's text, empty for a binary file."""
    content = file.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_no_file_names_a_machine_or_an_index(own_files: list[Path], root: Path) -> None:
    found = {file.relative_to(root).as_posix(): traces(text_of(file)) for file in own_files}
    assert not any(found.values()), "\n".join(f"{file}: {names}" for file, names in found.items() if names)


@pytest.mark.parametrize(
    "text",
    [
        "cd /" + "work/main",
        "open('/" + "home/analyst/notes.md')",
        "C:" + "\\Users\\analyst",
        "pip install --extra" + "-index-url x",
        "https://files.python" + "hosted.org/x.whl",
        "https://pypi." + "example.com/simple",
        "file:" + "///srv/wheels",
    ],
)
def test_a_trace_is_found(text: str) -> None:
    assert traces(text)


@pytest.mark.parametrize("text", ["../shared/data", "https://example.org/home/page", "resources/work/x", "and/or"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not traces(text)
