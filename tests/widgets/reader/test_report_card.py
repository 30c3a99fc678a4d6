"""One report as a card."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import FACTS, own_report, report, revised
from widgets.common.texts import Texts
from widgets.reader.report_card import ReportCard

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def card(texts: Texts, shown: Show) -> ReportCard:
    """Return a digest's report."""
    made = ReportCard(texts, report())
    shown(made)
    return made


def test_writing_shows_the_empty_parts_and_hands_on_what_is_typed(card: ReportCard, qtbot: QtBot) -> None:
    assert not card.parts["insight"].isVisible()
    edit = next(one for one in card.findChildren(QToolButton) if one.isCheckable() and one.parent() is card)
    qtbot.keyClick(edit, Qt.Key.Key_Space)
    assert card.is_editing
    insight = card.parts["insight"].field
    assert insight.isVisible()
    insight.setFocus()
    with qtbot.waitSignal(card.part_edited) as edited:
        qtbot.keyClicks(insight, "ok")
    assert edited.args == ["r1", "insight", "ok"]


def test_enter_in_a_text_begins_writing_there(card: ReportCard, qtbot: QtBot) -> None:
    field = card.parts["other_parts.0"].field
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert card.is_editing
    assert field.hasFocus()


def test_a_new_snapshot_updates_parts_in_place(card: ReportCard) -> None:
    field = card.parts["facts"].field
    card.show_report(revised("改过"))
    assert card.parts["facts"].field is field
    assert field.text == "改过"
    card.show_report(report(parts=report().parts[:1]))
    assert list(card.parts) == ["facts"]
    assert field.text == FACTS


def test_what_kind_of_report_it_is(card: ReportCard, texts: Texts) -> None:
    assert not card._withdrawn.isVisible()
    card.show_report(report(withdrawn=True))
    assert card._withdrawn.isVisible()
    card.show_report(own_report())
    assert card._own.isVisible()
    assert card._own.text == texts("reader.own_report")
