"""Rows that are small pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from widgets.common.theme import Theme
from widgets.reader.card_list import CardDelegate, CardList
from widgets.reader.record_model import RecordModel

Show = Callable[[QWidget], QWidget]


def page(record: str, theme: Theme) -> str:
    """Return a record as a page."""
    return f"<p>{record}</p>"


def strip(record: str, theme: Theme) -> str:
    """Return the colour at the side."""
    return theme.danger


def listed(shown: Show, *records: str) -> CardList:
    """Return a list of records in the active window."""
    model: RecordModel[str] = RecordModel(str, str)
    model.show_records(records)
    cards = CardList(CardDelegate(page, strip))
    model.setParent(cards)
    cards.setModel(model)
    cards.resize(300, 300)
    shown(cards)
    return cards


def height(cards: CardList, row: int) -> int:
    """Return the height of a row."""
    option = QStyleOptionViewItem()
    cards.initViewItemOption(option)
    return cards.itemDelegate().sizeHint(option, cards.model().index(row, 0)).height()


def test_a_row_is_as_high_as_its_page_in_the_width_there_is(shown: Show) -> None:
    cards = listed(shown, "短", "很长的一段话，" * 30)
    narrow = height(cards, 1)
    assert narrow > 2 * height(cards, 0)
    cards.resize(900, 300)
    assert height(cards, 1) < narrow


def test_arrows_go_from_card_to_card(shown: Show, qtbot: QtBot) -> None:
    cards = listed(shown, "一", "二")
    cards.setCurrentIndex(cards.model().index(0, 0))
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert cards.current_record() == "二"


def test_the_strip_is_painted(shown: Show) -> None:
    cards = listed(shown, "一")
    picture = cards.viewport().grab().toImage()
    colours = {picture.pixelColor(x, 20).name() for x in range(12)}
    assert "#b3261e" in colours
