"""What is on now stands out; nothing is painted outside its line."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.widgets.capture.days import DURING_SECOND, day
from widgets.capture.agenda_delegate import AgendaDelegate
from widgets.capture.agenda_model import AgendaModel
from widgets.common.texts import Texts
from widgets.common.theme import LIGHT, palette_of


def test_the_talk_that_is_on_has_a_bar(qtbot: QtBot, texts: Texts) -> None:
    model = AgendaModel(texts)
    model.show_rows(day().rows, DURING_SECOND)
    view = QListView()
    qtbot.addWidget(view)
    view.setPalette(palette_of(LIGHT))
    view.setModel(model)
    view.setItemDelegate(AgendaDelegate(texts, view))
    view.resize(360, 200)
    picture = view.viewport().grab().toImage()
    edges = [picture.pixelColor(1, view.visualRect(model.index(row)).center().y()).name() for row in range(2)]
    assert edges[1] == QColor(LIGHT.accent).name() != edges[0]
    inks = {picture.pixelColor(x, view.visualRect(model.index(0)).top() + 16).name() for x in range(picture.width())}
    assert len(inks) > 1, "the title is painted"
