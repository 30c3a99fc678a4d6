"""Preferences are seen while they are chosen, kept by Enter and taken back by Esc."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.choices import LARGEST, SMALLEST, Choices
from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.shell.preferences_dialog import PreferencesDialog

KEY = Qt.Key
BEFORE = Choices("Analyst 03", "en", "light", 11)


@pytest.fixture
def dialog(texts: Texts, shown: Callable[[QWidget], QWidget]) -> PreferencesDialog:
    """Return the dialog on choices that were made before."""
    found = PreferencesDialog(texts, BEFORE)
    shown(found)
    return found


@pytest.fixture
def tried(dialog: PreferencesDialog) -> list[Choices]:
    """Return what is to be shown, in turn."""
    choices: list[Choices] = []
    dialog.tried.connect(choices.append)
    return choices


def test_every_choice_is_shown_at_once(dialog: PreferencesDialog, tried: list[Choices], qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.themes, KEY.Key_Down)
    qtbot.keyClick(dialog.points, KEY.Key_Down)
    qtbot.keyClick(dialog.larger, KEY.Key_Space)
    qtbot.keyClick(dialog.smaller, KEY.Key_Space)
    qtbot.keyClick(dialog.languages, KEY.Key_Down)
    assert [(choices.language, choices.theme, choices.font_size) for choices in tried] == [
        ("en", "dark", 11),
        ("en", "dark", 12),
        ("en", "dark", 13),
        ("en", "dark", 12),
        ("zh_Hans", "dark", 12),
    ]


def test_enter_keeps_what_is_chosen(dialog: PreferencesDialog, tried: list[Choices], qtbot: QtBot) -> None:
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, " Analyst  04")
    with qtbot.waitSignal(dialog.kept) as kept:
        qtbot.keyClick(dialog.name, KEY.Key_Return)
    assert kept.args == [Choices("Analyst 04", "en", "light", 11)]
    assert tried == []


def test_escape_takes_back_what_was_tried(dialog: PreferencesDialog, tried: list[Choices], qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.larger, KEY.Key_Space)
    with qtbot.assertNotEmitted(dialog.kept):
        qtbot.keyClick(dialog.name, KEY.Key_Escape)
    assert tried[-1] == BEFORE
    assert not dialog.isVisible()


def test_escape_with_nothing_tried_does_nothing(dialog: PreferencesDialog, tried: list[Choices], qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.name, KEY.Key_Escape)
    assert tried == []


def test_without_a_name_nothing_is_kept(dialog: PreferencesDialog, qtbot: QtBot) -> None:
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, " ")
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    qtbot.keyClick(dialog.name, KEY.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize("size", [SMALLEST, LARGEST])
def test_sizes_end_somewhere(texts: Texts, qtbot: QtBot, size: int) -> None:
    dialog = PreferencesDialog(texts, Choices("x", "en", "dark", size))
    qtbot.addWidget(dialog)
    qtbot.keyClick(dialog.smaller if size == SMALLEST else dialog.larger, KEY.Key_Space)
    assert dialog.choices.font_size == size


def test_the_system_s_language_stays_the_system_s_unless_one_is_chosen(texts: Texts, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(texts, Choices("x"))
    qtbot.addWidget(dialog)
    assert dialog.choices == Choices("x")
    qtbot.keyClick(dialog.languages, KEY.Key_Down)
    assert dialog.choices.language == "zh_Hans"


def test_it_changes_its_language(dialog: PreferencesDialog, texts: Texts) -> None:
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert dialog.windowTitle() == "偏好设置"
    assert dialog.themes.currentText() == "浅色"
    assert dialog.points.currentText() == "11 磅"
    assert dialog.themes.accessibleName() == "外观"
