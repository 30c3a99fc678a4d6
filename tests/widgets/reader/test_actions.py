"""What keys do while a talk is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.records import FieldRef
from tests.widgets.reader.samples import FACTS, ITEM, detail, own_report, report
from widgets.common.texts import Texts
from widgets.reader.reader import Reader

Show = Callable[[QWidget], QWidget]
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLACE = FieldRef(ITEM, "facts", "r1")


@pytest.fixture
def reader(texts: Texts, shown: Show) -> Reader:
    """Return the reader with a talk."""
    made = Reader(texts)
    made.resize(700, 800)
    made.show_talk(detail())
    shown(made)
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def select(reader: Reader, start: int = 0, end: int = 4) -> None:
    """Select a passage of the facts."""
    reader.go_to_place("r1", "facts", start, end)


def test_h_highlights_the_passage_in_the_last_colour(reader: Reader, qtbot: QtBot) -> None:
    reader.bar.colour_chosen.emit("purple")
    select(reader)
    with qtbot.waitSignal(reader.intents.highlight) as wanted:
        press(qtbot, KEY.Key_H)
    assert wanted.args == [PLACE, FACTS, 0, 4, "purple"]
    assert reader.reports.selected() is None


def test_h_on_a_highlight_gives_it_the_last_colour(reader: Reader, qtbot: QtBot) -> None:
    select(reader, 8, 10)
    reader.reports.clear_selection()
    with qtbot.waitSignal(reader.intents.recolour) as wanted:
        press(qtbot, KEY.Key_H)
    assert wanted.args == ["h1", "yellow"]


def test_n_writes_a_note_on_the_passage_and_comes_back_to_it(reader: Reader, qtbot: QtBot) -> None:
    select(reader)
    text = QApplication.focusWidget()
    press(qtbot, KEY.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "why?")
    with qtbot.waitSignal(reader.intents.note_on_passage) as wanted:
        press(qtbot, KEY.Key_Return, CONTROL)
    assert wanted.args == [PLACE, FACTS, 0, 4, "yellow", "why?"]
    assert QApplication.focusWidget() is text


def test_n_without_a_selection_writes_a_note_on_the_talk_or_the_highlight(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    press(qtbot, KEY.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "talk")
    with qtbot.waitSignal(reader.intents.note) as on_talk:
        press(qtbot, KEY.Key_Return, CONTROL)
    assert on_talk.args == ["talk"]
    reader.go_to_page("marks")
    reader.take_focus()
    press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "mark")
    with qtbot.waitSignal(reader.intents.note_on_highlight) as on_highlight:
        press(qtbot, KEY.Key_Return, CONTROL)
    assert on_highlight.args == ["h1", "mark"]


def test_v_gives_evidence_for_a_challenge(reader: Reader, qtbot: QtBot) -> None:
    select(reader)
    press(qtbot, KEY.Key_V)
    qtbot.keyClicks(QApplication.focusWidget(), "latency")
    with qtbot.waitSignal(reader.intents.evidence) as wanted:
        press(qtbot, KEY.Key_Return)
    assert wanted.args == [PLACE, FACTS, 0, 4, "yellow", "c2"]


def test_v_on_a_highlight_gives_that(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("marks")
    reader.take_focus()
    press(qtbot, KEY.Key_V)
    with qtbot.waitSignal(reader.intents.evidence_of_highlight) as wanted:
        press(qtbot, KEY.Key_Return)
    assert wanted.args == ["h2", "c1"]


def test_a_and_r_decide_and_go_on(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("links")
    reader.take_focus()
    with qtbot.waitSignal(reader.intents.decide) as first:
        press(qtbot, KEY.Key_A)
    with qtbot.waitSignal(reader.intents.decide) as second:
        press(qtbot, KEY.Key_A)
    assert first.args == ["l1", "c1", "accepted", ""]
    assert second.args == ["l2", "c2", "accepted", "太远"]  # its note stays


def test_a_rejection_can_be_explained(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("links")
    reader.take_focus()
    press(qtbot, KEY.Key_R, SHIFT)
    qtbot.keyClicks(QApplication.focusWidget(), "far")
    with qtbot.waitSignal(reader.intents.decide) as wanted:
        press(qtbot, KEY.Key_Return, CONTROL)
    assert wanted.args == ["l1", "c1", "rejected", "far"]
    press(qtbot, KEY.Key_A, SHIFT)
    assert reader.note_panel.field.toPlainText() == "太远"


def test_g_goes_to_the_challenge(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("links")
    reader.take_focus()
    with qtbot.waitSignal(reader.intents.challenge) as wanted:
        press(qtbot, KEY.Key_G)
    assert wanted.args == ["c1"]


def test_delete_on_the_stars_takes_them_and_removes_no_mark(reader: Reader, qtbot: QtBot) -> None:
    reader.header.stars.setFocus()
    with qtbot.waitSignal(reader.intents.rate) as wanted, qtbot.assertNotEmitted(reader.intents.remove_highlight):
        press(qtbot, KEY.Key_Delete)
    assert wanted.args == [0]


def test_links_are_decided_on_their_page_only(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    with qtbot.assertNotEmitted(reader.intents.decide):
        press(qtbot, KEY.Key_A)
        press(qtbot, KEY.Key_R)


def test_e_writes_in_the_report_and_letters_are_letters_then(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    press(qtbot, KEY.Key_E)
    field = QApplication.focusWidget()
    with qtbot.waitSignal(reader.intents.edit_part) as edited:
        qtbot.keyClicks(field, "hnea")
    assert edited.args == ["r1", "facts", "hnea" + FACTS]


def test_e_on_a_note_changes_it(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("marks")
    reader.take_focus()
    for _ in range(3):
        press(qtbot, KEY.Key_Down)
    press(qtbot, KEY.Key_E)
    assert reader.note_panel.field.toPlainText() == "要问价格"
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    with qtbot.waitSignal(reader.intents.change_note) as wanted:
        press(qtbot, KEY.Key_Return, CONTROL)
    assert wanted.args == ["n2", "x要问价格"]


def test_delete_removes_the_current_mark(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_page("marks")
    reader.take_focus()
    with qtbot.waitSignal(reader.intents.remove_highlight) as highlight:
        press(qtbot, KEY.Key_Delete)
    for _ in range(3):
        press(qtbot, KEY.Key_Down)
    with qtbot.waitSignal(reader.intents.remove_note) as note:
        press(qtbot, KEY.Key_Delete)
    assert (highlight.args, note.args) == (["h2"], ["n2"])


def test_the_command_for_tags_asks_for_tags(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.intents.tag) as wanted:
        reader.commands["tag"].trigger()
    assert wanted.args == ["t"]


def test_an_own_report_is_begun_once(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    with qtbot.waitSignal(reader.intents.write_report):
        press(qtbot, KEY.Key_E, CONTROL | SHIFT)
    reader.show_talk(detail(reports=(report(), own_report())))
    with qtbot.assertNotEmitted(reader.intents.write_report):
        press(qtbot, KEY.Key_E, CONTROL | SHIFT)
    assert reader.reports._cards["r9"].is_editing


def test_the_talk_or_the_receipt_is_copied(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    press(qtbot, KEY.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().startswith("# 缓存分层")
    reader.go_to_page("links")
    reader.take_focus()
    press(qtbot, KEY.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text().startswith("**缓存分层**\n\n**存储")


def test_the_layout_and_the_reports_are_changed_with_the_keys(reader: Reader, qtbot: QtBot) -> None:
    reader.take_focus()
    press(qtbot, KEY.Key_L, CONTROL | SHIFT)
    assert reader.reports.is_side_by_side
    press(qtbot, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    card = reader.reports.current_card()
    assert card is not None
    assert card.report.id == "r2"
    press(qtbot, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    card = reader.reports.current_card()
    assert card is not None
    assert card.report.id == "r1"
