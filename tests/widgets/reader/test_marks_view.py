"""Highlights and notes of a talk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import detail
from widgets.common.texts import Texts
from widgets.common.theme import LIGHT
from widgets.reader.marks_view import MarksView, mark_rows

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def view(texts: Texts, shown: Show) -> MarksView:
    """Return the marks of a talk."""
    made = MarksView(texts)
    made.resize(600, 400)
    made.show_marks(mark_rows(detail()))
    shown(made)
    return made


def test_what_lost_its_place_comes_first_and_notes_follow_their_highlight() -> None:
    assert [row.key for row in mark_rows(detail())] == ["h2", "h1", "n1", "n2"]


def test_the_model_behaves(view: MarksView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_what_lost_its_place_is_shown_with_its_words_and_said_so(view: MarksView, texts: Texts) -> None:
    row = mark_rows(detail())[0]
    page = view._page(row, LIGHT)
    assert "去年的话" in page
    assert texts("reader.could_not_be_placed") in page
    assert "去年的话" in str(view.model.index(0).data())


def test_enter_goes_to_the_place_if_there_is_one(view: MarksView, qtbot: QtBot) -> None:
    view.cards.setFocus()
    with qtbot.assertNotEmitted(view.place_wanted):
        qtbot.keyClick(view.cards, Qt.Key.Key_Return)
    qtbot.keyClick(view.cards, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.cards, Qt.Key.Key_Return)
    assert wanted.args == ["r1", "facts", 8, 12]


def test_evidence_and_notes_are_shown(view: MarksView, texts: Texts) -> None:
    _, placed, note, _ = mark_rows(detail())
    assert texts("reader.evidence_for", challenge="存储 · 近存计算 · 1") in view._page(placed, LIGHT)
    assert "三层？" in view._page(note, LIGHT)


def test_no_mark_says_so(view: MarksView) -> None:
    view.show_marks([])
    assert view.current_row() is None
    assert view._empty.isVisible()
