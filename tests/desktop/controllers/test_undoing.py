"""Ctrl+Z and Ctrl+Shift+Z take changes back and bring them back, name them, and ask where they must."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.undoing import UndoingController
from desktop.desk import Desk
from storage.library import Library, read_library
from storage.mark_edits import rate_talk, tag_talks
from widgets.common.commands import commands_of
from widgets.common.question import Question
from widgets.common.texts import Texts

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ME = "Analyst 03"
OTHER = "Analyst 07"


class Bench:
    """A window with undo and redo, a text field, and what it said."""

    def __init__(self, desk: Desk, texts: Texts, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.centre = QWidget()
        self.centre.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field = QLineEdit()
        self.editor = QPlainTextEdit()
        layout = QVBoxLayout(self.centre)
        layout.addWidget(self.field)
        layout.addWidget(self.editor)
        self.window.setCentralWidget(self.centre)
        self.controller = UndoingController(desk, self.window, texts)
        self.said: list[str] = []
        self.controller.said.connect(self.said.append)
        self.failures: list[Exception] = []
        desk.failed.connect(self.failures.append)
        self.window.show()
        self.window.activateWindow()
        self.focus(self.centre)

    def focus(self, widget: QWidget) -> None:
        """Give a widget the keyboard."""
        widget.setFocus()
        self.qtbot.waitUntil(widget.hasFocus)

    def command(self, key: str) -> QAction:
        """Return a command of the window."""
        return next(action for action in commands_of(self.window) if action.objectName() == key)

    def tag(self, name: str, count: int = 1, analyst: str = ME) -> None:
        """Tag the first talks, and wait until undo knows."""

        def operation(library: Library) -> None:
            talks = [talk.id for talk in library.talks.all()[:count]]
            library.apply(tag_talks(library, talks, [name], analyst), analyst)

        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.desk.edit(operation)
        if analyst == ME:
            self.qtbot.waitUntil(lambda: name in self.command("command.undo").text())

    def press(self, *keys: object, widget: QWidget | None = None) -> None:
        """Press keys that change the library, and wait until they have."""
        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.qtbot.keyClick(widget or self.centre, *keys)

    def tags(self) -> list[str]:
        """Return the tags on talks, as the file has them."""
        with read_library(self.desk.path) as library:
            return sorted({name for names in library.tags.by_talk().values() for name in names})

    def question(self) -> Question:
        """Return the question that is asked."""
        found: list[Question] = []

        def is_asked() -> bool:
            found[:] = [question for question in self.window.findChildren(Question) if question.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(is_asked)
        return found[0]


@pytest.fixture
def bench(desk: Desk, texts: Texts, qtbot: QtBot) -> Iterator[Bench]:
    """Return a bench; nothing may go wrong on it that the test does not look at."""
    found = Bench(desk, texts, qtbot)
    yield found
    assert not found.failures


def test_a_change_is_undone_and_redone_by_keys_and_named(bench: Bench) -> None:
    bench.tag("存储", 3)
    undo, redo = bench.command("command.undo"), bench.command("command.redo")
    assert undo.text() == "Undo: Tag 3 talks: 存储"
    assert not redo.isEnabled()
    bench.press(Qt.Key.Key_Z, CONTROL)
    assert bench.tags() == []
    bench.qtbot.waitUntil(lambda: redo.text() == "Redo: Tag 3 talks: 存储")
    assert bench.said == ["Undone: Tag 3 talks: 存储"]
    bench.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert bench.tags() == ["存储"]
    bench.press(Qt.Key.Key_Z, CONTROL)
    bench.press(Qt.Key.Key_Y, CONTROL)
    assert bench.tags() == ["存储"]


def test_steps_that_are_pressed_fast_are_all_undone(bench: Bench) -> None:
    for name in ("一", "二", "三"):
        bench.tag(name)
    for _ in range(3):
        bench.qtbot.keyClick(bench.centre, Qt.Key.Key_Z, CONTROL)
    bench.qtbot.waitUntil(lambda: bench.tags() == [])
    bench.qtbot.waitUntil(lambda: len(bench.said) == 3)


def test_what_was_done_before_the_library_was_closed_is_undone_after_it(
    bench: Bench, texts: Texts, qtbot: QtBot
) -> None:
    bench.tag("存储")
    path = bench.desk.path
    bench.desk.close()
    again = Desk(path, ME)
    try:
        later = Bench(again, texts, qtbot)
        qtbot.waitUntil(lambda: "存储" in later.command("command.undo").text())
        later.press(Qt.Key.Key_Z, CONTROL)
        assert later.tags() == []
    finally:
        again.close()


def test_a_long_title_is_cut_in_the_name_of_the_command(bench: Bench) -> None:
    bench.tag("x")
    with read_library(bench.desk.path) as library:
        title = library.talks.all()[0].title
    text = bench.command("command.undo").text()
    assert text.startswith("Undo: Tag “" + title[:20])
    assert len(text) < 80


def test_the_names_follow_the_language(bench: Bench, texts: Texts, chinese: Texts) -> None:
    bench.tag("存储", 2)
    texts.use(chinese.message, "zh_Hans")
    assert bench.command("command.undo").text() == "撤销：给 2 场演讲加标签：存储"
    assert bench.command("command.redo").text() == "重做"


# Text fields


@pytest.mark.parametrize("kind", ["field", "editor"])
def test_typing_is_undone_first_and_then_the_library(bench: Bench, kind: str) -> None:
    bench.tag("存储")
    field: QWidget = getattr(bench, kind)
    bench.focus(field)
    bench.qtbot.keyClicks(field, "ab")
    bench.qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    text = bench.field.text() if kind == "field" else bench.editor.toPlainText()
    assert text == ""
    assert bench.tags() == ["存储"], "the typing was undone, not the library"
    bench.press(Qt.Key.Key_Z, CONTROL, widget=field)
    assert bench.tags() == []


def test_redo_in_a_field_is_its_own_first(bench: Bench) -> None:
    bench.tag("存储")
    bench.press(Qt.Key.Key_Z, CONTROL)
    bench.qtbot.waitUntil(bench.command("command.redo").isEnabled)
    bench.focus(bench.editor)
    bench.qtbot.keyClicks(bench.editor, "ab")
    bench.qtbot.keyClick(bench.editor, Qt.Key.Key_Z, CONTROL)
    bench.qtbot.keyClick(bench.editor, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert bench.editor.toPlainText() == "ab"
    assert bench.tags() == []
    bench.press(Qt.Key.Key_Z, CONTROL | SHIFT, widget=bench.editor)
    assert bench.tags() == ["存储"]


def test_the_menu_undoes_typing_too(bench: Bench) -> None:
    bench.tag("存储")
    bench.focus(bench.field)
    bench.qtbot.keyClicks(bench.field, "ab")
    bench.command("command.undo").trigger()
    assert bench.field.text() == ""
    assert bench.tags() == ["存储"]


def test_what_is_not_saved_yet_is_saved_before_it_is_undone(bench: Bench) -> None:
    def save() -> None:
        def operation(library: Library) -> None:
            library.apply(rate_talk(library, library.talks.all()[0].id, 5, ME), ME)

        bench.desk.edit(operation)

    bench.tag("存储")
    bench.controller.flush_wanted.connect(save)
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_Z, CONTROL)
    bench.qtbot.waitUntil(lambda: bool(bench.said))
    with read_library(bench.desk.path) as library:
        assert library.ratings.all() == []
    assert bench.tags() == ["存储"], "the older change stands"


def test_nothing_of_one_s_own_to_undo_disables_the_command(desk: Desk, texts: Texts, qtbot: QtBot) -> None:
    desk.analyst = "somebody new"
    bench = Bench(desk, texts, qtbot)
    qtbot.waitUntil(lambda: not bench.command("command.undo").isEnabled())
    assert bench.command("command.undo").text() == "Undo"
    bench.controller.undo()
    qtbot.waitUntil(lambda: bench.said == ["There is nothing of yours to undo."])


# What cannot simply be undone


def test_an_import_with_marks_asks_and_keeps_what_is_marked(bench: Bench) -> None:
    bench.tag("存储", 1, OTHER)
    bench.qtbot.waitUntil(bench.command("command.undo").isEnabled)
    with read_library(bench.desk.path) as library:
        tagged = set(library.tags.by_talk())

    def undo_until_asked() -> Question:
        for _ in range(20):
            bench.qtbot.keyClick(bench.centre, Qt.Key.Key_Z, CONTROL)
            count = len(bench.said)
            bench.qtbot.waitUntil(lambda: len(bench.said) > count or bool(bench.window.findChildren(Question)))  # noqa: B023 - called at once
            if bench.window.findChildren(Question):
                return bench.question()
            bench.window.activateWindow()
            bench.focus(bench.centre)
        raise AssertionError("never asked")

    question = undo_until_asked()
    assert "1 carry marks now" in question.findChildren(QLabel)[0].text()
    bench.qtbot.keyClick(question, Qt.Key.Key_Escape)
    with read_library(bench.desk.path) as library:
        before = len(library.talks.all())
    bench.window.activateWindow()
    bench.focus(bench.centre)
    bench.qtbot.waitUntil(lambda: not bench.window.findChildren(Question))
    question = undo_until_asked()
    bench.press(Qt.Key.Key_Return, widget=question)
    with read_library(bench.desk.path) as library:
        left = {talk.id for talk in library.talks.all()}
    assert tagged <= left
    assert len(left) <= before
    assert bench.tags() == ["存储"]


def test_what_newer_changes_stand_on_says_which(bench: Bench) -> None:
    def rate(value: int, analyst: str, by: str) -> None:
        def operation(library: Library) -> None:
            library.apply(rate_talk(library, library.talks.all()[0].id, value, analyst), by)

        with bench.qtbot.waitSignal(bench.desk.bus.changed):
            bench.desk.edit(operation)

    rate(2, ME, ME)
    rate(4, ME, OTHER)
    bench.qtbot.keyClick(bench.centre, Qt.Key.Key_Z, CONTROL)
    lines = [label.text() for label in bench.question().findChildren(QLabel)]
    assert lines[0].startswith("This cannot be undone yet: ")
    assert lines[-1].endswith(f"({OTHER})")
    with read_library(bench.desk.path) as library:
        assert [rating.value for rating in library.ratings.all()] == [4]
