"""Chips show a word on the colour of its tag."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetrics
from pytestqt.qtbot import QtBot

from widgets.common.chips import Chip, chip_size
from widgets.common.theme import LIGHT, palette_of


def test_a_chip_is_as_wide_as_its_word_up_to_a_limit(qtbot: QtBot) -> None:
    chip = Chip("存储")
    qtbot.addWidget(chip)
    metrics = QFontMetrics(chip.font())
    assert chip.sizeHint().width() > metrics.horizontalAdvance("存储")
    assert chip_size("词" * 100, metrics).width() < metrics.horizontalAdvance("词" * 100)


def test_a_chip_is_painted_in_its_colour_and_says_its_word(qtbot: QtBot) -> None:
    chip = Chip("存储", "teal")
    qtbot.addWidget(chip)
    chip.setPalette(palette_of(LIGHT))
    chip.resize(chip.sizeHint())
    assert chip.accessibleName() == chip.text == "存储"
    left_of_the_word = chip.grab().toImage().pixelColor(5, chip.height() // 2)
    assert left_of_the_word == QColor(LIGHT.tags["teal"].background)
    chip.show_text("推理", "red")
    assert chip.grab().toImage().pixelColor(5, chip.height() // 2) == QColor(LIGHT.tags["red"].background)
    assert chip.toolTip() == "推理"
