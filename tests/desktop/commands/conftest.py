"""The languages in which a program speaks to its user."""

from __future__ import annotations

import pytest

from tests.desktop.commands.desk import CHINESE, ENGLISH


@pytest.fixture(params=[ENGLISH, CHINESE])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Speak one of the languages."""
    monkeypatch.setenv("LC_ALL", request.param)
    return str(request.param)
