"""A field for a moment of which not everything need be known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_moments import UNKNOWN, TalkMoment, read_moment
from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.editing.moment_edit import MomentEdit, moment_field


@pytest.fixture
def edit(texts: Texts, shown: Callable[[QWidget], QWidget]) -> MomentEdit:
    found = MomentEdit(texts)
    shown(found)
    return found


@pytest.mark.parametrize("text", ["", "2026-03-16", "2026-03-16T09:05", "2026-03-29T02:30"])
def test_a_moment_is_shown_and_read(edit: MomentEdit, text: str) -> None:
    field = moment_field(edit)
    field.fill(read_moment(text))
    assert field.read() == read_moment(text)


def test_what_is_not_known_can_be_entered_by_keys(qtbot: QtBot, edit: MomentEdit) -> None:
    assert edit.moment == UNKNOWN
    assert not edit.clock.isEnabled()
    edit.set_clock(datetime.fromisoformat("2026-03-16T09:00"))
    qtbot.keyClick(edit.precision, Qt.Key.Key_Down)
    assert edit.moment == read_moment("2026-03-16")
    qtbot.keyClick(edit.precision, Qt.Key.Key_Down)
    assert edit.moment == read_moment("2026-03-16T09:00")
    edit.clock.setFocus()
    qtbot.keyClick(edit.clock, Qt.Key.Key_Up)
    assert edit.moment != read_moment("2026-03-16T09:00")
    assert edit.moment.precision == "time"


def test_what_is_known_can_be_forgotten(qtbot: QtBot, edit: MomentEdit) -> None:
    edit.show_moment(TalkMoment("time", datetime.fromisoformat("2026-03-16T09:00")))
    qtbot.keyClick(edit.precision, Qt.Key.Key_Home)
    assert edit.moment == UNKNOWN


def test_both_parts_have_names(edit: MomentEdit, texts: Texts) -> None:
    edit.setAccessibleName("Start")
    assert edit.precision.accessibleName() == "Start"
    assert edit.clock.accessibleName() == "Start: day and time"
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert edit.precision.itemText(0) == "未知"
