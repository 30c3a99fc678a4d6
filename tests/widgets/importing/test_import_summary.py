"""The card that says what came of an import."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.import_preview import PreviewCounts, PreviewError, PreviewWarning
from analysis.presentation.import_summary import FileOutcome, ImportSummary
from storage.messages import Message
from widgets.common.texts import Texts
from widgets.importing.import_summary import ImportSummaryCard

WARNING = PreviewWarning("7", 7, Message("reading.heading_without_talk", {"line": 7, "heading": "乙"}))
SUMMARY = ImportSummary(
    (
        FileOutcome("p.json", "imported", PreviewCounts(new_talks=2), (WARNING,), seq=4),
        FileOutcome("b.md", "failed", error=PreviewError(Message("reading.empty"))),
    )
)


@pytest.fixture
def card(texts: Texts, shown: Callable[[QWidget], QWidget]) -> ImportSummaryCard:
    """Return a card in a window, which has something else to look at."""
    window = QWidget()
    window.resize(900, 700)
    QVBoxLayout(window).addWidget(QLabel("x"))
    made = ImportSummaryCard(texts, window)
    shown(window)
    made.window_of_test = window  # type: ignore[attr-defined]  # kept alive as long as the card
    return made


def said(card: ImportSummaryCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def test_it_is_quiet_until_there_is_something_to_say(card: ImportSummaryCard) -> None:
    assert not card.isVisible()
    card.show_summary(SUMMARY)
    assert card.isVisible()
    assert not card.hasFocus()
    assert said(card)[:2] == [
        "Import finished, some files could not be imported",
        "Files: 1 · new talks: 2 · reports: 0 · challenges: 0 · sections: 0",
    ]
    assert card.problems.model().index(0, 0).data() == "b.md: The file has no content."
    assert "p.json, 7" in card.problems.model().index(1, 0).data()


def test_it_stays_in_the_corner(card: ImportSummaryCard, qtbot: QtBot) -> None:
    card.show_summary(SUMMARY)
    window = card.parentWidget()
    for size in ((700, 500), (1000, 640)):
        window.resize(*size)
        qtbot.waitUntil(lambda: window.rect().adjusted(0, 0, -10, -10).contains(card.geometry()))
        assert window.width() - card.geometry().right() < 30
        assert window.height() - card.geometry().bottom() < 30


def test_it_keeps_the_place_that_a_layout_gives_it(card: ImportSummaryCard, qtbot: QtBot) -> None:
    window = card.parentWidget()
    window.layout().insertWidget(0, card)
    card.show_summary(SUMMARY)
    qtbot.waitUntil(lambda: card.width() > window.width() - 40)
    assert card.geometry().top() < 20
    test_nothing_overlaps(card)


def test_taking_back_is_a_key_away(card: ImportSummaryCard, qtbot: QtBot) -> None:
    card.show_summary(SUMMARY)
    card.take_back.setFocus()
    with qtbot.waitSignal(card.take_back_wanted) as asked:
        qtbot.keyClick(card.take_back, Qt.Key.Key_Space)
    assert asked.args == [False]
    card.show_busy()
    with qtbot.assertNotEmitted(card.take_back_wanted):
        qtbot.keyClick(card.take_back, Qt.Key.Key_Space)


def test_marks_are_asked_about(card: ImportSummaryCard, qtbot: QtBot) -> None:
    card.show_summary(SUMMARY.asking())
    assert card.take_back.text() == "Take back the rest"
    with qtbot.waitSignal(card.take_back_wanted) as asked:
        qtbot.keyClick(card.take_back, Qt.Key.Key_Space)
    assert asked.args == [True]
    qtbot.keyClick(card.keep_all, Qt.Key.Key_Space)
    assert card.take_back.text() == "Take back this import"
    assert not card.keep_all.isVisible()


def test_what_is_taken_back_cannot_be_taken_back_again(card: ImportSummaryCard) -> None:
    card.show_summary(SUMMARY.taken_back(has_kept=True))
    assert said(card) == ["The import is taken back", "Talks with marks are kept."]
    assert not card.take_back.isVisible()
    assert not card.take_back_action.isEnabled()


def test_escape_puts_it_away(card: ImportSummaryCard, qtbot: QtBot) -> None:
    card.show_summary(SUMMARY)
    card.take_back.setFocus()
    with qtbot.waitSignal(card.dismissed):
        qtbot.keyClick(card.take_back, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_nothing_overlaps(card: ImportSummaryCard) -> None:
    card.show_summary(SUMMARY.asking())
    parts = [child for child in card.findChildren(QWidget) if child.parent() is card and child.isVisible()]
    rectangles = [part.geometry() for part in parts]
    assert all(card.rect().contains(rectangle) for rectangle in rectangles)
    assert not any(one.intersects(two) for number, one in enumerate(rectangles) for two in rectangles[number + 1 :])
