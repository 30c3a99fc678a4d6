"""Choosing the challenge that a passage is evidence for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import CHALLENGES
from widgets.common.texts import Texts
from widgets.reader.challenge_panel import ChallengePanel

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def chosen() -> list[str]:
    """Return where the chosen challenges go."""
    return []


@pytest.fixture
def panel(texts: Texts, shown: Show, chosen: list[str]) -> ChallengePanel:
    """Return the panel, asking."""
    made = ChallengePanel(texts)
    shown(made)
    made.ask(CHALLENGES, chosen.append)
    return made


def test_the_model_behaves(panel: ChallengePanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.model)


@pytest.mark.parametrize("typed", ["LATENCY", "rac"])
def test_typing_narrows_and_enter_chooses(panel: ChallengePanel, qtbot: QtBot, chosen: list[str], typed: str) -> None:
    qtbot.keyClicks(panel.search, typed)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert chosen == ["c2"]


def test_arrows_move_in_the_list(panel: ChallengePanel, qtbot: QtBot, chosen: list[str]) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(panel.search, key)
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert chosen == ["c2"]


def test_nothing_is_chosen_where_nothing_is_found_or_wanted(
    panel: ChallengePanel, qtbot: QtBot, chosen: list[str]
) -> None:
    qtbot.keyClicks(panel.search, "zzz")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.isVisible()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert chosen == []
