"""Where things are and who is working, until the user says otherwise."""

from __future__ import annotations

import getpass
from pathlib import Path

from platformdirs import user_data_path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def version() -> str:
    """Return the program's version: that of the installed package, or of the checkout that it runs from."""
    import tomllib
    from importlib import metadata  # which imports half of `email`, and the version is rarely asked for

    try:
        return metadata.version("fieldbrief")
    except metadata.PackageNotFoundError:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def default_library() -> Path:
    """Return the library that is used when none is named: one file in the user's data folder."""
    return user_data_path("Fieldbrief", appauthor=False) / "library.fieldbrief"


def default_analyst() -> str:
    """Return the name under which edits are made when none is given: the user's login name."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no login name, as in some containers and services
        return "analyst"
