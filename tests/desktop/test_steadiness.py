"""The settings under which the window stays steady, and the unseen collection of garbage."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.steadiness import Steadiness


@pytest.fixture
def steadiness(qapp: QApplication) -> Iterator[Steadiness]:
    """Return the settings in force, taken back afterwards."""
    before = gc.get_threshold(), sys.getswitchinterval()
    made = Steadiness(qapp)
    made.settle()
    assert (gc.get_threshold(), sys.getswitchinterval()) != before
    yield made
    made.let_go()
    assert (gc.get_threshold(), sys.getswitchinterval()) == before
    assert gc.get_freeze_count() == 0


class Ring:
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.me = self


def test_old_garbage_is_collected_when_the_window_is_left(steadiness: Steadiness, qapp: QApplication) -> None:
    assert gc.get_freeze_count() > 0
    found = weakref.ref(Ring())
    gc.collect(1)  # young garbage goes in portions, as ever
    assert found() is None
    ring = Ring()
    found = weakref.ref(ring)
    gc.collect(1)
    gc.collect(1)  # by now it is old
    del ring
    gc.collect(1)
    assert found() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert found() is not None
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert found() is None
