"""Links with their receipts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.widgets.reader.samples import link
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT
from widgets.reader.links_view import LinksView

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def view(texts: Texts, shown: Show) -> LinksView:
    """Return two links, one of them rejected."""
    made = LinksView(texts)
    made.resize(600, 400)
    made.show_links([link(1), link(2, state="rejected", note="太<远>")])
    shown(made)
    return made


def test_the_model_behaves(view: LinksView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)


def test_a_screen_reader_hears_state_challenge_and_score(view: LinksView, texts: Texts) -> None:
    said = str(view.model.index(1).data())
    for expected in (texts("link.state_rejected"), "网络 · 互连 · 2", "How to hide latency", "0.70"):
        assert expected in said


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_card_shows_the_receipt_with_the_shared_terms_marked(view: LinksView, texts: Texts, theme: object) -> None:
    page = view._page(link(2, state="rejected", note="太<远>"), theme)  # type: ignore[arg-type]
    assert "✕ " + texts("link.state_rejected") in page
    assert ">热点</b>参数放在近存" in page
    assert "太&lt;远&gt;" in page


def test_enter_goes_to_the_passage(view: LinksView, qtbot: QtBot) -> None:
    view.cards.setFocus()
    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.cards, Qt.Key.Key_Return)
    assert wanted.args == ["r1", "facts", 8, 16]


def test_the_current_link_stays_when_it_is_decided(view: LinksView) -> None:
    view.go_on()
    assert view.current_link() == link(2, state="rejected", note="太<远>")
    view.show_links([link(1), link(2, state="accepted")])
    current = view.current_link()
    assert current is not None
    assert (current.id, current.state) == ("l2", "accepted")
    view.go_on()
    assert view.current_link() == current


def test_no_link_says_so(view: LinksView) -> None:
    view.show_links([])
    assert view.current_link() is None
    assert not view.cards.isVisible()
    assert view._empty.isVisible()
