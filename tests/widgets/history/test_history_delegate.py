"""Days are lower than change sets; what is undone looks otherwise, and is struck out besides."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.widgets.history.rows import TODAY, page, row
from widgets.common.texts import Texts
from widgets.history.history_delegate import HistoryDelegate
from widgets.history.history_model import HistoryModel


def view_of(texts: Texts, qtbot: QtBot, *, undone: bool) -> QListView:
    """Return a view of one change set."""
    view = QListView()
    qtbot.addWidget(view)
    model = HistoryModel(texts, view)
    model.show_page(page(row(9, undone=undone)), today=TODAY)
    view.setModel(model)
    view.setItemDelegate(HistoryDelegate(view))
    view.resize(300, 200)
    view.show()
    return view


def test_a_change_set_has_two_lines_and_a_day_one(texts: Texts, qtbot: QtBot) -> None:
    view = view_of(texts, qtbot, undone=False)
    option = QStyleOptionViewItem()
    heading, change = (view.itemDelegate().sizeHint(option, view.model().index(n, 0)).height() for n in (0, 1))
    assert heading < change < 2 * heading


def test_what_is_undone_is_struck_out(texts: Texts, qtbot: QtBot) -> None:
    pictures: list[QImage] = []
    for undone in (False, True):
        view = view_of(texts, qtbot, undone=undone)
        place = view.visualRect(view.model().index(1, 0))
        first_line = place.adjusted(40, 0, -120, -place.height() // 2)
        pictures.append(view.viewport().grab(first_line).toImage())

    def longest_run(picture: QImage) -> int:
        """Return the longest run of one colour other than the ground in any line of pixels."""
        ground = picture.pixel(0, 0)
        longest = 0
        for y in range(picture.height()):
            run = 0
            for x in range(picture.width()):
                run = run + 1 if picture.pixel(x, y) != ground else 0
                longest = max(longest, run)
        return longest

    assert longest_run(pictures[1]) > 2 * longest_run(pictures[0])
