"""Icons are glyphs in the colour of the text around them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from widgets.common.icons import icon
from widgets.common.theme import DARK, LIGHT, palette_of


def colours(picture: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly inked."""
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def image(found: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    """Return an icon as it is drawn at 32 pixels."""
    return found.pixmap(QSize(32, 32), mode).toImage()


def test_an_icon_has_the_colour_of_the_text(qapp: QApplication) -> None:
    before = qapp.palette()
    found = icon("mdi6.tag")
    try:
        for theme in (LIGHT, DARK):
            qapp.setPalette(palette_of(theme))
            assert QColor(theme.text).name() in colours(image(icon("mdi6.tag")))
        assert QColor(DARK.on_selection).name() in colours(image(found, QIcon.Mode.Selected))
        assert QColor(DARK.muted).name() in colours(image(found, QIcon.Mode.Disabled))
    finally:
        qapp.setPalette(before)


def test_an_icon_may_have_a_colour_of_its_own(qapp: QApplication) -> None:
    assert "#b3261e" in colours(image(icon("mdi6.tag", "#b3261e")))


def test_a_name_without_glyph_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("mdi6.no-such-glyph")


def test_the_icon_library_is_not_imported(root: Path) -> None:
    code = "import sys, widgets.common.icons as i; i._glyphs(); sys.exit('qtawesome' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
