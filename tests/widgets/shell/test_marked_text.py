"""Marked characters and keys are painted where they belong, and never beyond the room there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from widgets.common.theme import DARK, LIGHT, Theme
from widgets.shell.marked_text import keys_width, paint_keys, paint_marked

ROOM = QRect(10, 5, 120, 24)
TEXT, MARK, GROUND = QColor("#000000"), QColor("#ff0000"), QColor("#ffffff")


def painted(paint: Callable[[QPainter], object]) -> QImage:
    """Return a picture of what was painted."""
    picture = QImage(200, 40, QImage.Format.Format_RGB32)
    picture.fill(GROUND)
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    return picture


def columns(picture: QImage, is_wanted: Callable[[QColor], bool]) -> list[int]:
    """Return the columns in which a pixel has a wanted colour."""
    return [
        x for x in range(picture.width()) if any(is_wanted(picture.pixelColor(x, y)) for y in range(picture.height()))
    ]


def is_red(colour: QColor) -> bool:
    return colour.red() - colour.blue() > 100


def test_only_the_spans_are_marked(qapp: QApplication) -> None:
    widths = QFontMetrics(qapp.font())
    picture = painted(lambda painter: paint_marked(painter, ROOM, "illicit cache", [(8, 13)], TEXT, MARK))
    red = columns(picture, is_red)
    assert red
    assert red[0] >= ROOM.left() + widths.horizontalAdvance("illicit") - 1
    assert not columns(painted(lambda painter: paint_marked(painter, ROOM, "cache", [], TEXT, MARK)), is_red)


@pytest.mark.parametrize(
    "text", ["A title that is far too long for so little room", "存储系统的分布式缓存与调度优化方法研究综述"]
)
def test_nothing_is_painted_beyond_the_room(qapp: QApplication, text: str) -> None:
    for spans in ([], [(0, len(text))], [(5, 60)]):
        picture = painted(lambda painter, spans=spans: paint_marked(painter, ROOM, text, spans, TEXT, MARK))
        used = columns(picture, lambda colour: colour.lightness() < 200)
        assert used
        assert ROOM.left() - 1 <= used[0] < used[-1] <= ROOM.right() + 2


def test_characters_beyond_the_basic_plane_shift_no_mark(qapp: QApplication) -> None:
    plain = painted(lambda painter: paint_marked(painter, ROOM, "𠀀x", [(0, 1)], TEXT, MARK))
    black = columns(plain, lambda colour: colour.lightness() < 60 and not is_red(colour))
    red = columns(plain, is_red)
    assert red
    assert black
    assert black[-1] > red[-1], "the letter after the marked character is not marked"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("keys", ["Ctrl+K", "?", "Ctrl++", "Ctrl+Shift+I"])
def test_keys_stand_at_the_right_within_their_width(qapp: QApplication, keys: str, theme: Theme) -> None:
    picture = painted(lambda painter: paint_keys(painter, ROOM, keys, theme))
    width = keys_width(keys, QFontMetrics(qapp.font()))
    used = columns(picture, lambda colour: colour != GROUND)
    assert used[-1] == ROOM.right()
    assert used[0] == ROOM.right() + 1 - width


def test_every_key_takes_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert keys_width("", metrics) == 0
    assert keys_width("Ctrl++", metrics) > keys_width("Ctrl", metrics) > keys_width("+", metrics) > 0
