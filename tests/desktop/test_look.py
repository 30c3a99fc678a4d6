"""How the program looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from analysis.presentation.choices import Choices
from desktop.look import Look
from widgets.common.theme import DARK, LIGHT, theme_of


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    """Return the look, and take it off afterwards."""
    style, palette, font = qapp.style().name(), qapp.palette(), qapp.font()
    made = Look(qapp)
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def test_themes_are_used_as_chosen(look: Look, qapp: QApplication) -> None:
    for name, theme in (("dark", DARK), ("light", LIGHT)):
        look.use(Choices(theme=name))  # type: ignore[arg-type] - one of the names
        assert theme_of(QWidget()) == theme
        assert look.theme == theme
    assert theme.window in qapp.styleSheet()


def test_the_size_is_used_as_chosen(look: Look, qapp: QApplication) -> None:
    look.use(Choices(font_size=15))
    assert qapp.font().pointSize() == 15


def test_the_system_is_followed_where_nothing_is_chosen(look: Look, qapp: QApplication) -> None:
    hints = qapp.styleHints()
    look.use(Choices(theme="system"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look.theme in (LIGHT, DARK)
    look.use(Choices(theme="dark"))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert look.theme == DARK
