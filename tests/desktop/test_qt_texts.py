"""Qt's own texts follow the language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.qt_texts import QtTexts


@pytest.fixture
def qt_texts(qapp: QApplication) -> Iterator[QtTexts]:
    made = QtTexts(qapp)
    yield made
    made.use("en")


def cancel() -> str:
    """Return what Qt writes on the button that cancels."""
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qt_speaks_the_language_in_use(qt_texts: QtTexts) -> None:
    assert cancel() == "Cancel"
    qt_texts.use("zh_Hans")
    assert cancel() == "取消"
    qt_texts.use("zh_Hans")
    qt_texts.use("en")
    assert cancel() == "Cancel"
