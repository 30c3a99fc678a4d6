"""The head of a talk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import detail
from widgets.common.chips import Chip
from widgets.common.texts import Texts
from widgets.reader.header import Header

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def header(texts: Texts, shown: Show) -> Header:
    """Return the head of a talk."""
    made = Header(texts)
    made.show_talk(detail())
    shown(made)
    return made


def said(header: Header) -> str:
    """Return all that the labels say."""
    return "\n".join(label.text() for label in header.findChildren(QLabel) if label.isVisible())


def test_titles_time_place_and_people(header: Header, texts: Texts) -> None:
    for expected in ("缓存分层", "Tiered Caches", "2026-09-16 10:00–10:40 · A1 · 秋季会 · S1 · AI · 讲者甲 (样例大学)"):
        assert expected in said(header)
    assert texts("reader.unplaced", count=1) in said(header)


def test_chips_are_state_type_and_tags(header: Header, texts: Texts) -> None:
    assert [chip.text for chip in header._chips.widgets if isinstance(chip, Chip)] == [
        texts("talk.status_reported"),
        "Session",
        "重点",
    ]
    header.show_talk(detail(tags=()))
    assert [chip.text for chip in header._chips.widgets if isinstance(chip, Chip)] == [
        texts("talk.status_reported"),
        "Session",
    ]


@pytest.mark.parametrize(
    ("start", "expected"), [("", "A1"), ("2026-09-16", "2026-09-16 · A1"), ("later", "later · A1")]
)
def test_a_time_that_is_no_moment_is_shown_as_it_stands(header: Header, start: str, expected: str) -> None:
    header.show_talk(detail(talk=replace(detail().talk, start=start, end="")))
    assert expected in said(header)


def test_the_button_beside_the_tags_asks_for_tags(header: Header, qtbot: QtBot) -> None:
    with qtbot.waitSignal(header.tagging_wanted):
        qtbot.keyClick(header._tag, Qt.Key.Key_Space)


def test_the_language_is_switched_live(header: Header, texts: Texts, chinese: Texts) -> None:
    texts.use(chinese.message, "zh_Hans")
    assert header._chips.widgets[0].text == chinese("talk.status_reported")
