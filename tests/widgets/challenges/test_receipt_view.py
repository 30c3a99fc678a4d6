"""A receipt as it is read."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.challenges.boards import DETAIL, candidate
from widgets.challenges.receipt_view import ReceiptView
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT, Theme, palette_of


@pytest.fixture
def view(qtbot: QtBot, texts: Texts) -> ReceiptView:
    found = ReceiptView(texts)
    qtbot.addWidget(found)
    return found


def test_both_passages_stand_there_as_they_are_stored(view: ReceiptView, texts: Texts) -> None:
    view.show_candidate(DETAIL.candidates[0])
    said = view.toPlainText()
    assert "KV Cache <分层> and kv cache again" in said
    assert "KV Cache 换入换出" in said
    assert texts("challenges_place.terms", terms="KV Cache") in said


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_shared_words_are_marked_wherever_they_stand_in_both_themes(view: ReceiptView, theme: Theme) -> None:
    view.show_candidate(DETAIL.candidates[0])
    view.setPalette(palette_of(theme))  # switched while the receipt is shown
    document = view.document()
    marked: list[str] = []
    block = document.begin()
    while block.isValid():
        for part in block:
            fragment = part.fragment()
            if fragment.charFormat().background().color().name() == theme.highlight("yellow"):
                marked.append(fragment.text())
        block = block.next()
    assert marked == ["KV Cache", "kv cache", "KV Cache"]


def test_a_decision_says_who_and_why(view: ReceiptView, texts: Texts) -> None:
    view.show_candidate(candidate(2, "rejected"))
    said = view.toPlainText()
    assert (
        texts("challenges_place.decided", state=texts("link.state_rejected"), analyst="Analyst 03", day="2026-05-12")
        in said
    )
    assert "why not" in said
    assert texts("challenges_place.no_receipt") in said
    view.show_candidate(None)
    assert view.toPlainText() == ""
