"""What all tests share: how hypothesis runs, and where the shared input documents lie."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: a loaded machine is no bug. On CI the same examples every time, so that a red run can be repeated.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared_data(root: Path) -> Path:
    """Return the folder of shared input documents beside the repository; it is no part of it."""
    folder = root.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared input documents (../shared/data) are not on this machine")
    return folder
