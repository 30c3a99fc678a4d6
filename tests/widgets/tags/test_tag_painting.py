"""A tag is painted as its chip, in the theme in use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.widgets.tags.rows import sample_rows
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT, Theme
from widgets.tags.tag_painting import place_chip, swatch
from widgets.tags.tag_tree import TagTree


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_chip_stands_at_the_left_and_ends_with_its_word(theme: Theme, qtbot: QtBot) -> None:
    picture = QImage(200, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor(theme.surface))
    painter = QPainter(picture)
    end = place_chip(painter, QRect(10, 0, 180, 30), sample_rows()[1], theme)
    painter.end()
    assert 10 < end < 190
    assert picture.pixelColor(16, 15) == QColor(theme.tag("blue").background)
    assert picture.pixelColor(end + 3, 15) == QColor(theme.surface)


def test_a_swatch_shows_its_colour(qtbot: QtBot) -> None:
    picture = swatch("red", LIGHT).pixmap(14, 14).toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() // 2) == QColor(LIGHT.tag("red").background)


def test_a_tree_paints_the_chips_of_its_tags(texts: Texts, qtbot: QtBot) -> None:
    tree = TagTree(texts)
    qtbot.addWidget(tree)
    tree.resize(400, 300)
    tree.show_rows(sample_rows())
    tree.show()
    picture = tree.viewport().grab().toImage()
    row = tree.visualRect(tree.tags.index_of("store"))
    colours = {picture.pixelColor(x, row.center().y()).name() for x in range(row.left(), row.left() + 40)}
    assert LIGHT.tag("blue").background in colours or DARK.tag("blue").background in colours
