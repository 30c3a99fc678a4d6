"""Choosing what a briefing holds, by keys, and asking for its export."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from analysis.briefing.document import BriefingScope
from analysis.presentation.briefing_choices import BriefingChoices, Choice
from desktop.language import Catalogue
from tests.widgets.briefing.documents import document
from widgets.briefing.briefing_place import BriefingPlace
from widgets.common.check_list import CheckList
from widgets.common.texts import Texts

CHOICES = BriefingChoices(
    business_units=(Choice("存储", 2), Choice("推理", 1)),
    days=(Choice("2026-05-12", 4),),
    tags=(Choice("now", 1), Choice("later", 2)),
)


@pytest.fixture
def place(texts: Texts, shown: Callable[[QWidget], QWidget]) -> BriefingPlace:
    found = BriefingPlace(texts)
    found.show_choices(CHOICES)
    found.show_document(document())
    shown(found)
    return found


def test_keys_choose_and_export(qtbot: QtBot, place: BriefingPlace) -> None:
    place.take_focus()
    units = place.findChildren(CheckList)[0]
    units.setCurrentIndex(units.model().index(0, 0))
    with qtbot.waitSignal(place.scope_changed) as told:
        qtbot.keyClick(units, Qt.Key.Key_Space)
    assert told.args == [BriefingScope(business_units=("存储",), language="en")]
    with qtbot.waitSignal(place.export_wanted) as asked:
        qtbot.keyClick(units, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == told.args
    with qtbot.waitSignal(place.export_wanted):
        qtbot.keyClick(place.findChild(QPushButton), Qt.Key.Key_Space)


def test_the_language_is_a_choice_of_its_own(qtbot: QtBot, place: BriefingPlace, texts: Texts) -> None:
    language = place.findChild(QComboBox)
    with qtbot.waitSignal(place.scope_changed):
        qtbot.keyClick(language, Qt.Key.Key_Up)
    assert place.scope.language == "zh"
    with qtbot.assertNotEmitted(place.scope_changed):
        texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert place.scope.language == "zh"


def test_what_is_chosen_survives(place: BriefingPlace, texts: Texts, qtbot: QtBot) -> None:
    place.restore_state({"business_units": ["推理", "gone"], "tags": ["now", 3], "language": "zh", "days": None})
    assert place.scope == BriefingScope(business_units=("推理",), tags=("now",), language="zh")
    again = BriefingPlace(texts)
    qtbot.addWidget(again)
    again.restore_state(place.saved_state())
    again.show_choices(CHOICES)
    assert again.scope == place.scope


def test_the_outline_is_counted(place: BriefingPlace, texts: Texts) -> None:
    said = [label.text() for label in place.findChildren(QLabel)]
    assert texts("briefing_place.statistics", answered=1, challenges=2, talks=1, sections=1) in said
    assert texts("briefing_place.states", accepted=1, suggested=1, left_out=3) in said
    tree = place.findChild(QTreeView)
    assert tree.isExpanded(tree.model().index(0, 0))


def test_an_empty_library_says_what_to_do(qtbot: QtBot, texts: Texts) -> None:
    place = BriefingPlace(texts)
    qtbot.addWidget(place)
    place.show_choices(BriefingChoices())
    assert not place.export_action.isEnabled()
    place.show_choices(CHOICES)
    assert place.export_action.isEnabled()
