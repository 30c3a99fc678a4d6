"""The lines of the panel are drawn in both themes, choices told apart by shape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from analysis.presentation.talk_filter import TalkFilter, TalkView
from tests.widgets.library.shown import shown
from widgets.common.texts import Texts
from widgets.common.theme import DARK, LIGHT, Theme, palette_of
from widgets.library.facet_delegate import FacetDelegate, arrow_span
from widgets.library.facet_model import FacetModel


def pictures(qtbot: QtBot, texts: Texts, theme: Theme, view: TalkView, *, focus: bool = False) -> dict[str, QImage]:
    """Return how each line is drawn, by what it says."""
    listing = QListView()
    qtbot.addWidget(listing)
    listing.setPalette(palette_of(theme))
    model = FacetModel(texts, listing)
    model.show(shown(view))
    delegate = FacetDelegate(model, listing)
    found: dict[str, QImage] = {}
    for row in range(model.rowCount()):
        image = QImage(220, 28, QImage.Format.Format_RGB32)
        image.fill(theme.surface)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 220, 28)  # type: ignore[attr-defined]
        if focus:
            option.state |= QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver  # type: ignore[attr-defined]
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(row))
        painter.end()
        found[str(model.index(row).data())] = image
    return found


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_choices_differ_in_shape(qtbot: QtBot, texts: Texts, theme: Theme) -> None:
    free = pictures(qtbot, texts, theme, TalkView())["Moved"]
    chosen = pictures(qtbot, texts, theme, TalkView(TalkFilter().toggled("status", "moved")))["Moved"]
    excluded = pictures(qtbot, texts, theme, TalkView(TalkFilter().toggled("status", "moved", exclude=True)))["Moved"]
    grey = [image.convertToFormat(QImage.Format.Format_Grayscale8) for image in (free, chosen, excluded)]
    assert grey[0] != grey[1] != grey[2] != grey[0]


def test_every_line_is_drawn_and_shows_the_focus(qtbot: QtBot, texts: Texts) -> None:
    plain = pictures(qtbot, texts, LIGHT, TalkView())
    focused = pictures(qtbot, texts, LIGHT, TalkView(), focus=True)
    blank = QImage(220, 28, QImage.Format.Format_RGB32)
    blank.fill(LIGHT.surface)
    assert plain
    assert all(image != blank for image in plain.values())
    assert all(plain[text] != focused[text] for text in plain)


def test_deeper_arrows_stand_further_right() -> None:
    assert arrow_span(1)[0] > arrow_span(0)[0]
