"""Texts follow the language in use."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.language import Catalogue
from storage.messages import Message
from widgets.common.texts import Texts

KEY = "talk.report_withdrawn"


class Follower(QLabel):
    """A label that says one text."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        texts.follow(self.retranslate)

    def retranslate(self) -> None:
        """Say it in the language in use."""
        self.setText(self._texts(KEY, source="digest.md"))


def test_a_key_and_its_message_say_the_same(texts: Texts) -> None:
    said = texts(KEY, source="digest.md")
    assert "digest.md" in said
    assert texts.message(Message(KEY, {"source": "digest.md"})) == said


def test_an_unknown_key_is_a_bug(texts: Texts) -> None:
    with pytest.raises(KeyError, match=r"no\.such\.text"):
        texts("no.such.text")


def test_a_switch_of_language_reaches_whoever_follows(qtbot: QtBot, texts: Texts) -> None:
    label = Follower(texts)
    qtbot.addWidget(label)
    english = label.text()
    with qtbot.waitSignal(texts.changed):
        texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert texts.language == "zh_Hans"
    assert label.text() == Catalogue("zh_Hans").translate(Message(KEY, {"source": "digest.md"})) != english


def test_who_is_gone_is_not_called(qtbot: QtBot, texts: Texts) -> None:
    label = Follower(texts)
    label.deleteLater()
    qtbot.waitUntil(lambda: not isValid(label))
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    assert texts.language == "zh_Hans"
