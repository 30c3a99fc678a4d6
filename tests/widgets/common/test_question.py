"""A question is answered by its main button or Enter; a notice is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from storage.messages import Message
from widgets.common.question import Question, ask
from widgets.common.texts import Texts

WHAT = Message("tag.exists", {"name": "存储"})
REMEDY = Message("tag.exists_remedy")


def said(question: Question) -> list[str]:
    """Return all lines of a question."""
    return [label.text() for label in question.findChildren(QLabel)]


def buttons(question: Question) -> list[str]:
    """Return the texts of its buttons."""
    return sorted(button.text() for button in question.findChildren(QPushButton) if button.isVisibleTo(question))


def test_enter_says_yes_and_escape_no(texts: Texts, qtbot: QtBot) -> None:
    for key, signal in ((Qt.Key.Key_Return, "accepted"), (Qt.Key.Key_Escape, "rejected")):
        question = Question(texts, WHAT, "tag.do_merge", remedy=REMEDY)
        qtbot.addWidget(question)
        ask(question)
        with qtbot.waitSignal(getattr(question, signal)):
            qtbot.keyClick(question, key)


def test_it_says_what_and_what_to_do_in_the_language_in_use(texts: Texts, chinese: Texts, qtbot: QtBot) -> None:
    question = Question(texts, WHAT, "tag.do_merge", remedy=REMEDY, details=[Message("history.note")])
    qtbot.addWidget(question)
    assert said(question) == [
        "There is a tag “存储” already.",
        "Merge the two, or choose another name.",
        texts("history.note"),
    ]
    assert buttons(question) == ["Cancel", "Merge"]
    texts.use(chinese.message, "zh_Hans")
    assert question.windowTitle() == "已有标签“存储”。"


def test_a_notice_can_only_be_closed(texts: Texts, qtbot: QtBot) -> None:
    notice = Question(texts, WHAT)
    qtbot.addWidget(notice)
    ask(notice)
    assert buttons(notice) == ["Close"]
    with qtbot.waitSignal(notice.rejected):
        qtbot.keyClick(notice, Qt.Key.Key_Return)
