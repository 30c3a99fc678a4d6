"""One file: what comes in, its warnings, its text, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.importing.previews import BROKEN, DIGEST, SHEET
from widgets.common.texts import Texts
from widgets.importing.file_page import ITEMS, TEXT, WARNINGS, FilePage


@pytest.fixture
def page(texts: Texts, shown: Callable[[QWidget], QWidget]) -> FilePage:
    """Return a page that somebody looks at."""
    made = FilePage(texts)
    shown(made)
    return made


def test_enter_on_a_warning_shows_its_line(page: FilePage, qtbot: QtBot) -> None:
    page.show_file(DIGEST)
    assert page.tabs.tabText(WARNINGS) == "Warnings (2)"
    page.tabs.setCurrentIndex(WARNINGS)
    page.warnings.setFocus()
    page.warnings.selectRow(1)
    qtbot.keyClick(page.warnings, Qt.Key.Key_Return)
    assert page.tabs.currentIndex() == TEXT
    assert page.text.textCursor().block().text() == "## 乙题目"
    assert page.text.hasFocus()


def test_enter_on_an_item_shows_its_line(page: FilePage, qtbot: QtBot) -> None:
    page.show_file(DIGEST)
    page.items.table.setFocus()
    page.items.table.selectRow(0)
    qtbot.keyClick(page.items.table, Qt.Key.Key_Return)
    assert page.text.textCursor().block().text() == "## 甲题目"


def test_a_workbook_has_no_text_to_show(page: FilePage) -> None:
    page.show_file(SHEET)
    assert not page.tabs.isTabEnabled(TEXT)
    assert not page.tabs.isTabEnabled(WARNINGS)
    page.go_to_line(2)
    assert page.tabs.currentIndex() == ITEMS


def test_what_is_wrong_is_said_with_where_and_what_to_do(page: FilePage) -> None:
    page.show_file(BROKEN)
    said = [label.text() for label in page.error.findChildren(QLabel) if label.isVisible()]
    assert said == [
        "The file has no content.",
        "digests/broken.pdf",
        "Check that the file was saved or copied completely.",
    ]
    page.show_file(DIGEST)
    assert page.items.isVisible()


def test_the_text_stays_where_it_is_while_it_is_the_same(page: FilePage) -> None:
    page.show_file(DIGEST)
    page.go_to_line(7)
    page.show_file(replace(DIGEST, conference="Another"))
    assert page.text.textCursor().blockNumber() == 6
    page.show_file(replace(DIGEST, text="别的"))
    assert page.text.toPlainText() == "别的"


def test_a_text_nobody_looks_at_is_not_laid_out(page: FilePage) -> None:
    page.show_file(DIGEST)
    assert page.text.toPlainText() == ""
    page.tabs.setCurrentIndex(TEXT)
    assert page.text.toPlainText() == DIGEST.text
