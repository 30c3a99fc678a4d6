"""The welcome page: every way to begin is a key away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from analysis.presentation.choices import RecentLibrary
from desktop.language import Catalogue
from widgets.common.texts import Texts
from widgets.common.theme import DARK, palette_of
from widgets.shell.welcome import Welcome


@pytest.fixture
def welcome(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Welcome:
    """Return the page in view."""
    found = Welcome(texts)
    found.resize(900, 600)
    shown(found)
    return found


@pytest.mark.parametrize("way", ["sample", "import", "open", "new"])
def test_each_way_to_begin_is_chosen_by_key(welcome: Welcome, qtbot: QtBot, way: str) -> None:
    card = welcome.cards[way]
    card.setFocus()
    with qtbot.waitSignal(getattr(welcome, f"{way}_wanted")):
        qtbot.keyClick(card, Qt.Key.Key_Space)
    assert card.accessibleName()
    assert card.accessibleDescription()


def test_tab_leads_to_every_way_and_to_the_libraries(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.show_recent([RecentLibrary("/a/one.fieldbrief", "one", "/a")])
    welcome.cards["sample"].setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Tab)
        seen.append(welcome.focusWidget())
    assert seen == [*list(welcome.cards.values())[1:], welcome.recent]


def test_a_library_of_the_list_is_opened_and_forgotten_by_key(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.show_recent([RecentLibrary("/a/one.fieldbrief", "one", "/a")])
    welcome.take_focus()
    with qtbot.waitSignal(welcome.recent_wanted) as opened:
        qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Return)
    with qtbot.waitSignal(welcome.forget_wanted) as forgotten:
        qtbot.keyClick(welcome.focusWidget(), Qt.Key.Key_Delete)
    assert opened.args == forgotten.args == ["/a/one.fieldbrief"]


def test_without_recent_libraries_it_says_so_and_begins_at_the_sample(welcome: Welcome, texts: Texts) -> None:
    assert not welcome.recent.isVisible()
    assert texts("welcome.no_recent") in [label.text() for label in welcome.findChildren(QLabel) if label.isVisible()]
    welcome.take_focus()
    assert welcome.focusWidget() is welcome.cards["sample"]


@pytest.mark.parametrize("points", [10, 20])
def test_no_text_is_cut_however_narrow_or_large(
    texts: Texts, shown: Callable[[QWidget], QWidget], qtbot: QtBot, points: int
) -> None:
    welcome = Welcome(texts)
    font = welcome.font()
    font.setPointSize(points)
    welcome.setFont(font)
    welcome.resize(700, 500)
    shown(welcome)
    labels = [label for card in welcome.cards.values() for label in card.findChildren(QLabel) if label.text()]
    assert len(labels) == 8
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))


def test_it_changes_its_language_and_its_theme(welcome: Welcome, texts: Texts) -> None:
    before = welcome.cards["new"].findChild(QLabel).pixmap().toImage()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    welcome.setPalette(palette_of(DARK))
    assert welcome.cards["new"].accessibleName() == "新建资料库"
    assert welcome.cards["new"].findChild(QLabel).pixmap().toImage() != before
