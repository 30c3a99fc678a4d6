"""Offsets of stored texts and positions in Qt's text widgets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from analysis.presentation.shown_text import ShownText

pytestmark = pytest.mark.usefixtures("qapp")

TEXTS = st.text(st.sampled_from("ab近𠮷😀\r\n ，"), max_size=20)


@given(TEXTS)
def test_every_offset_comes_back(text: str) -> None:
    shown = ShownText(text)
    inside = [offset for offset in range(len(text)) if text[offset : offset + 2] != "\r\n"]
    assert [shown.offset(shown.position(offset)) for offset in (*inside, len(text))][: len(inside)] == [
        offset - 1 if text[offset - 1 : offset + 1] == "\r\n" else offset for offset in inside
    ]


@given(TEXTS)
def test_positions_are_those_of_qt(text: str) -> None:
    shown = ShownText(text)
    document = QTextDocument(shown.display)
    assert shown.position(len(text)) == document.characterCount() - 1
    for offset, character in enumerate(text):
        if character not in "\r\n":
            cursor = QTextCursor(document)
            cursor.setPosition(shown.position(offset))
            cursor.setPosition(shown.position(offset + 1), QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == character


def test_plain_texts_count_alike() -> None:
    shown = ShownText("近存计算\nabc")
    assert (shown.position(5), shown.offset(5), shown.display) == (5, 5, "近存计算\nabc")
