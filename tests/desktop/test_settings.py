"""Where the library lies and who is working, until the user says otherwise."""

from __future__ import annotations

import getpass
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from desktop.settings import default_analyst, default_library, version


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other variables for the data folder")
def test_the_library_lies_in_the_user_s_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "资料"))
    assert default_library() == tmp_path / "资料" / "Fieldbrief" / "library.fieldbrief"
    assert not default_library().parent.exists(), "asking where it would lie makes nothing"


def test_the_analyst_is_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "analyst-03")
    assert default_analyst() == "analyst-03"


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_without_a_login_name_there_is_still_an_analyst(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def no_name() -> str:
        raise error

    monkeypatch.setattr(getpass, "getuser", no_name)
    assert default_analyst() == "analyst"


def test_the_version_is_known_with_and_without_installation(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    monkeypatch.setattr(metadata, "version", lambda _name: "7.8.9")
    assert version() == "7.8.9"

    def not_installed(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", not_installed)
    assert version() == declared
