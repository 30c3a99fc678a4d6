"""Both themes are legible, and everything the style sheet names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from widgets.common.theme import (
    DARK,
    HIGHLIGHT_COLOURS,
    LIGHT,
    TAG_COLOURS,
    Theme,
    apply_theme,
    contrast,
    palette_of,
    style_sheet,
    system_theme,
    theme_of,
)

BOTH = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


def texts_and_grounds(theme: Theme) -> list[tuple[str, str]]:
    """Return every colour of text with every ground that it may stand on."""
    grounds = (theme.window, theme.surface, theme.raised, theme.hover)
    inks = (theme.text, theme.muted, theme.accent, theme.danger, theme.warning, theme.success)
    pairs = [(ink, ground) for ink in inks for ground in grounds]
    pairs += [(theme.on_accent, theme.accent), (theme.on_accent, theme.accent_hover)]
    pairs += [(theme.on_selection, theme.selection), (theme.text, theme.selection)]
    pairs += [(colour.text, colour.background) for colour in theme.tags.values()]
    return pairs + [(theme.text, ground) for ground in theme.highlights.values()]


@BOTH
def test_text_reaches_double_a(theme: Theme) -> None:
    faint = [pair for pair in texts_and_grounds(theme) if contrast(*pair) < 4.5]
    assert not faint, [(pair, round(contrast(*pair), 2)) for pair in faint]


@BOTH
def test_controls_and_focus_stand_out(theme: Theme) -> None:
    grounds = (theme.window, theme.surface, theme.raised)
    faint = [(mark, ground) for mark in (theme.focus, theme.control_border) for ground in grounds]
    assert not [pair for pair in faint if contrast(*pair) < 3.0]


@BOTH
def test_every_named_colour_has_its_shade(theme: Theme) -> None:
    assert tuple(theme.tags) == TAG_COLOURS
    assert tuple(theme.highlights) == HIGHLIGHT_COLOURS
    assert theme.tag("") == theme.tag("no such colour") == theme.tags["grey"]
    assert theme.highlight("no such colour") == theme.highlights["yellow"]


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@BOTH
def test_the_style_sheet_is_filled_in(theme: Theme) -> None:
    sheet = style_sheet(theme, 11)
    assert "$" not in sheet.split("*/", 1)[1]
    assert theme.accent in sheet
    assert "17pt" in sheet


@BOTH
def test_the_theme_of_a_widget_is_told_by_its_palette(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setPalette(palette_of(theme))
    assert theme_of(label) is theme


@BOTH
def test_a_theme_reaches_the_whole_application(qapp: QApplication, theme: Theme) -> None:
    before = qapp.palette(), qapp.font(), qapp.styleSheet()
    try:
        apply_theme(qapp, theme, 13)
        assert qapp.font().pointSize() == 13
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(theme.window)
        assert theme.surface in qapp.styleSheet()
    finally:
        qapp.setPalette(before[0])
        qapp.setFont(before[1])
        qapp.setStyleSheet(before[2])


def test_without_a_word_from_the_desktop_it_is_light(qapp: QApplication) -> None:
    assert system_theme(qapp) is LIGHT


@BOTH
def test_the_pictures_that_the_style_sheet_names_are_there(theme: Theme) -> None:
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(theme, 10))
    assert named
    assert all(Path(name).is_file() for name in named)
