"""A list of entries of several lines each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from tests.widgets.merging.samples import EVENT, REPORT
from widgets.common.texts import Texts
from widgets.merging.lines_list import LinesList
from widgets.merging.statement_model import StatementModel


def test_an_entry_is_as_tall_as_its_lines(texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    entries = LinesList(StatementModel(texts, [EVENT, REPORT]))
    shown(entries)
    line = entries.fontMetrics().lineSpacing()
    assert entries.sizeHintForRow(0) - entries.sizeHintForRow(1) == line
    assert entries.currentIndex().row() == 0
    assert entries.sizeHint().height() >= entries.sizeHintForRow(0) + entries.sizeHintForRow(1)


def test_each_line_is_painted(texts: Texts, shown: Callable[[QWidget], QWidget]) -> None:
    entries = LinesList(StatementModel(texts, [EVENT]))
    shown(entries)
    entries.clearSelection()
    option = QStyleOptionViewItem()
    entries.initViewItemOption(option)
    height = option.fontMetrics.lineSpacing()
    rect = entries.visualRect(entries.model().index(0, 0))
    picture = entries.viewport().grab().toImage()
    for line in range(4):
        strip = picture.copy(QRect(40, rect.top() + 6 + line * height, 200, height))
        colours = {strip.pixel(x, y) for x in range(strip.width()) for y in range(strip.height())}
        assert len(colours) > 2, f"nothing in line {line}"
