"""The reader as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_detail import SourceText
from tests.widgets.reader.samples import detail, own_report, report
from widgets.common.texts import Texts
from widgets.reader.reader import PAGES, Reader

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def reader(texts: Texts, shown: Show) -> Reader:
    """Return the reader with a talk."""
    made = Reader(texts)
    made.resize(700, 800)
    made.show_talk(detail())
    shown(made)
    return made


def test_without_a_talk_the_reader_says_what_to_do(texts: Texts, shown: Show) -> None:
    reader = Reader(texts)
    shown(reader)
    assert reader._empty.isVisible()
    reader.show_talk(detail())
    assert not reader._empty.isVisible()
    reader.show_talk(None)
    assert (reader._empty.isVisible(), reader.talk_id) == (True, "")


def test_pages_count_what_is_on_them(reader: Reader, texts: Texts) -> None:
    labels = [reader.tabs.tabText(place).replace("&&", "&") for place in range(len(PAGES))]
    assert labels == [
        texts("reader.reports"),
        f"{texts('reader.links')} (2)",
        f"{texts('reader.marks')} (4)",
        texts("reader.source"),
        texts("reader.history"),
    ]


def test_pages_are_turned_with_the_keys(reader: Reader, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    reader.take_focus()
    for expected in (*PAGES[1:], PAGES[0]):
        qtbot.keyClick(reader, Qt.Key.Key_PageDown, control)
        assert reader.page == expected
    qtbot.keyClick(reader, Qt.Key.Key_PageUp, control)
    assert reader.page == "history"


def test_a_source_is_asked_for_when_its_page_is_shown(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.intents.source) as wanted:
        reader.go_to_page("source")
    reader.show_source(SourceText(wanted.args[0], "近存计算很快", 2, 4))
    assert reader.source.text.toPlainText() == "近存计算很快"


def test_the_bar_comes_up_beside_a_selection_and_goes_with_it(reader: Reader, qtbot: QtBot) -> None:
    reader.go_to_place("r1", "facts", 8, 12)
    qtbot.waitUntil(reader.bar.isVisible)
    reader.reports.clear_selection()
    qtbot.waitUntil(lambda: not reader.bar.isVisible())


def test_a_new_snapshot_leaves_alone_what_is_being_written(reader: Reader, qtbot: QtBot) -> None:
    reader.edit_report("r1")
    field = reader.reports._cards["r1"].parts["facts"].field
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    reader.show_talk(detail(rating=5))
    assert field.text.startswith("abc")
    assert field.hasFocus()
    assert reader.header.stars.value == 5


def test_another_talk_gets_what_was_typed_off_first(reader: Reader, qtbot: QtBot) -> None:
    reader.edit_report("r1")
    field = reader.reports._cards["r1"].parts["facts"].field
    with qtbot.waitSignal(reader.intents.edit_part) as edited:
        qtbot.keyClicks(field, "abc")
        reader.show_talk(None)
    assert edited.args[0] == "r1"


def test_an_own_report_is_opened_for_writing(reader: Reader) -> None:
    reader.go_to_page("links")
    reader.show_talk(detail(reports=(report(), own_report())))
    reader.edit_report("r9")
    assert reader.page == "reports"
    assert reader.reports._cards["r9"].is_editing


def test_what_is_remembered(reader: Reader, texts: Texts, shown: Show) -> None:
    reader.reports.set_side_by_side(True)
    reader.go_to_page("marks")
    reader.colour = "blue"
    again = Reader(texts)
    shown(again)
    again.restore_state(reader.saved_state())
    assert again.saved_state() == {"side_by_side": True, "page": "marks", "colour": "blue"}
    again.restore_state({"side_by_side": "no", "page": 7, "colour": "black", "else": None})
    assert again.saved_state() == reader.saved_state()


def test_every_control_has_a_name(reader: Reader) -> None:
    controls = [*reader.findChildren(QAbstractButton), *reader.findChildren(QTextEdit), *reader.findChildren(QLineEdit)]
    ours = [one for one in controls if not isinstance(one.parent(), QTabBar | QLineEdit)]
    nameless = [one for one in ours if not one.accessibleName() and not getattr(one, "text", str)()]
    assert not nameless


def test_the_language_is_switched_live(reader: Reader, texts: Texts, chinese: Texts) -> None:
    texts.use(chinese.message, "zh_Hans")
    assert reader.tabs.tabText(0) == chinese("reader.reports")
    assert reader.commands["highlight"].text() == chinese("command.reader_highlight")


def test_the_keyboard_is_passed_on_to_the_page(texts: Texts, shown: Show, qtbot: QtBot) -> None:
    reader = Reader(texts)
    shown(reader)
    reader.setFocus()
    reader.show_talk(detail())
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QTextEdit))
    reader.go_to_page("links")
    reader.setFocus()
    assert QApplication.focusWidget() is reader.links.cards
