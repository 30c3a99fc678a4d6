"""The reader's intents."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from storage.records import FieldRef
from tests.widgets.reader.samples import ITEM
from widgets.reader.intents import ReaderIntents


def test_a_passage_goes_out_as_it_came(qtbot: QtBot) -> None:
    owner = QObject()
    intents = ReaderIntents(owner)
    place = FieldRef(ITEM, "facts", "r1")
    with qtbot.waitSignal(intents.highlight) as signal:
        intents.highlight.emit(place, "近存😀", 0, 3, "yellow")
    assert signal.args == [place, "近存😀", 0, 3, "yellow"]
