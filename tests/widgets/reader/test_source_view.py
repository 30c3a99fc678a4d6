"""The document behind a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_detail import SourceText
from tests.widgets.reader.samples import detail
from widgets.common.texts import Texts
from widgets.reader.source_view import SourceView

Show = Callable[[QWidget], QWidget]
FIRST, SECOND = detail().documents


@pytest.fixture
def view(texts: Texts, shown: Show) -> SourceView:
    """Return the view with two documents to choose from."""
    made = SourceView(texts)
    made.resize(500, 200)
    made.show_places([FIRST, SECOND])
    shown(made)
    return made


def marked(view: SourceView) -> list[str]:
    """Return the marked pieces of the text."""
    return [selection.cursor.selectedText() for selection in view.text.extraSelections()]


def test_a_text_is_asked_for_once_and_only_when_it_is_to_be_seen(view: SourceView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.document_wanted) as wanted:
        view.ask()
    assert wanted.args == [FIRST]
    with qtbot.assertNotEmitted(view.document_wanted):
        view.ask()
        view.show_places([FIRST, SECOND])


def test_the_place_is_marked_and_comes_into_view(view: SourceView) -> None:
    view.ask()
    text = "😀\r\n" + "行\r\n" * 300 + "就在这里\r\n" + "行\r\n" * 300
    start = text.index("就在")
    view.show_source(SourceText(FIRST, text, start, start + 4))
    assert marked(view) == ["就在这里"]
    assert view.text.viewport().rect().contains(view.text.cursorRect().center())


def test_another_document_is_chosen_with_the_keys(view: SourceView, qtbot: QtBot) -> None:
    view.ask()
    view.chooser.setFocus()
    with qtbot.waitSignal(view.document_wanted) as wanted:
        qtbot.keyClick(view.chooser, Qt.Key.Key_Down)
    assert wanted.args == [SECOND]
    view.show_source(SourceText(FIRST, "太晚", 0, 1))
    assert view.text.toPlainText() == ""
    view.show_source(SourceText(SECOND, "正好", 0, 1))
    assert view.text.toPlainText() == "正好"
    with qtbot.waitSignal(view.document_wanted):
        view.choose("r1")


@pytest.mark.parametrize(
    ("source", "key"),
    [(SourceText(FIRST, ""), "reader.no_text"), (SourceText(FIRST, "文字"), "reader.place_not_found")],
)
def test_what_cannot_be_shown_is_said(view: SourceView, texts: Texts, source: SourceText, key: str) -> None:
    view.ask()
    view.show_source(source)
    assert view._remark.text() == texts(key)


def test_a_talk_without_a_document_says_so(view: SourceView, texts: Texts) -> None:
    view.show_places([])
    assert view._remark.text() == texts("reader.no_document")
    assert not view.text.isVisible()
