"""Cells are drawn: chips, stars, words beside icons, and nothing that does not fit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import COLUMNS, ColumnName
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT, Theme
from widgets.library.talk_delegate import TalkDelegate
from widgets.library.talk_table_model import TalkTableModel


@pytest.fixture
def view(qtbot: QtBot, texts: Texts) -> QTableView:
    """Return a table with the delegate in it."""
    table = QTableView()
    qtbot.addWidget(table)
    model = TalkTableModel(texts, table)
    model.show(shown())
    table.setModel(model)
    table.setItemDelegate(TalkDelegate(model, table))
    return table


def picture(
    view: QTableView, row: int, column: ColumnName, *, width: int = 200, is_selected: bool = False, theme: Theme = LIGHT
) -> QImage:
    """Return how a cell is drawn."""
    delegate = view.itemDelegate()
    assert isinstance(delegate, TalkDelegate)
    delegate.prepare(view, theme)
    image = QImage(width, delegate.row_height(), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.surface))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, delegate.row_height())  # type: ignore[attr-defined]
    if is_selected:
        option.state |= QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
    painter = QPainter(image)
    delegate.paint(painter, option, view.model().index(row, COLUMNS.index(column)))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    """Return all colours of a picture."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_drawn_in_both_themes(view: QTableView, column: ColumnName, theme: Theme) -> None:
    plain = picture(view, 0, column, theme=theme)
    assert theme.surface in colours(plain)
    assert picture(view, 0, column, theme=theme, is_selected=True) != plain
    assert theme.selection in colours(picture(view, 0, column, theme=theme, is_selected=True))


def test_tags_are_chips_in_their_colours_as_far_as_there_is_room(view: QTableView) -> None:
    wide, narrow = picture(view, 0, "tags", width=260), picture(view, 0, "tags", width=110)
    assert {LIGHT.tag("teal").background, LIGHT.tag("red").background} <= colours(wide)
    assert LIGHT.tag("teal").background in colours(narrow)
    assert LIGHT.tag("red").background not in colours(narrow)


def test_nothing_is_drawn_where_there_is_nothing_to_say(view: QTableView) -> None:
    assert colours(picture(view, 3, "rating")) == {LIGHT.surface, LIGHT.border}
    assert colours(picture(view, 3, "links")) == {LIGHT.surface, LIGHT.border}
    assert colours(picture(view, 0, "title", width=10)) == {LIGHT.surface, LIGHT.border}


def test_a_strong_link_has_a_long_bar(view: QTableView) -> None:
    bar = [x for x in range(200) if picture(view, 0, "links").pixelColor(x, 14).name() == LIGHT.accent]
    assert len(bar) == 36


def test_size_follows_the_font(view: QTableView) -> None:
    delegate = view.itemDelegate()
    assert isinstance(delegate, TalkDelegate)
    before = delegate.row_height()
    font = view.font()
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    delegate.use_font(view.font())
    assert delegate.row_height() > before
    assert delegate.sizeHint(QStyleOptionViewItem(), view.model().index(0, 0)).width() > 100
