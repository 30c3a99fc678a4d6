"""The history panel reads the log, follows it, and takes changes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.history import HistoryController
from desktop.desk import Desk
from desktop.operations.history import PAGE
from desktop.operations.importing import import_files
from storage.library import Library, read_library
from storage.mark_edits import rate_talk, tag_talks
from tests.desktop.papers import write_papers
from widgets.common.question import Question
from widgets.common.texts import Texts

ME = "Analyst 03"
OTHER = "Analyst 07"


class Bench:
    """A window with the history shown."""

    def __init__(self, desk: Desk, texts: Texts, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.centre = QWidget()
        self.centre.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.window.setCentralWidget(self.centre)
        self.window.resize(1000, 700)
        self.controller = HistoryController(desk, self.window, texts)
        self.panel = self.controller.panel
        self.said: list[str] = []
        self.controller.said.connect(self.said.append)
        self.failures: list[Exception] = []
        desk.failed.connect(self.failures.append)
        self.window.show()
        self.window.activateWindow()
        self.centre.setFocus()
        qtbot.waitUntil(self.centre.hasFocus)

    def open(self) -> None:
        """Show the history by its key, and wait for its rows."""
        self.qtbot.keyClick(self.centre, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(self.panel.model.change_sets))

    def tag(self, name: str, talk: int = 0, analyst: str = ME) -> None:
        """Tag a talk."""

        def operation(library: Library) -> None:
            library.apply(tag_talks(library, [library.talks.all()[talk].id], [name], analyst), analyst)

        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.desk.edit(operation)

    def look_at(self, number: int) -> None:
        """Look at a change set by its place, 0 the newest, and wait for its details."""
        seq = self.panel.model.change_sets[number].seq
        self.panel.view.setCurrentIndex(self.panel.model.index(self.panel.model.row_of(seq)))
        self.qtbot.waitUntil(lambda: self.panel.details.shown_seq == seq)

    def take_back(self) -> None:
        """Press the button and wait until it is done."""
        self.qtbot.waitUntil(self.panel.details.button.isEnabled)
        with self.qtbot.waitSignal(self.desk.bus.changed):
            self.qtbot.keyClick(self.panel.details.button, Qt.Key.Key_Space)

    def tags(self) -> list[str]:
        """Return the tags on talks, as the file has them."""
        with read_library(self.desk.path) as library:
            return sorted({name for names in library.tags.by_talk().values() for name in names})


@pytest.fixture
def bench(desk: Desk, texts: Texts, qtbot: QtBot) -> Iterator[Bench]:
    """Return a bench; nothing may go wrong on it that the test does not look at."""
    found = Bench(desk, texts, qtbot)
    yield found
    assert not found.failures


def test_it_shows_the_log_and_follows_it(bench: Bench) -> None:
    bench.open()
    assert bench.panel.view.hasFocus()
    assert {row.kind for row in bench.panel.model.change_sets} == {"import"}
    bench.tag("存储")
    newest = bench.panel.model.change_sets
    bench.qtbot.waitUntil(lambda: bench.panel.model.change_sets[0].kind == "edit")
    assert len(bench.panel.model.change_sets) == len(newest) + 1


def test_any_change_is_taken_back_and_that_too(bench: Bench) -> None:
    bench.tag("一", 0)
    bench.tag("二", 1, OTHER)
    bench.open()
    bench.look_at(1)
    assert bench.panel.details.lines.stringList()[0] == "Added tag: 一"
    bench.take_back()
    assert bench.tags() == ["二"]
    bench.qtbot.waitUntil(lambda: bool(bench.said))
    bench.qtbot.waitUntil(lambda: bench.panel.model.change_sets[2].undone)
    bench.look_at(0)
    bench.qtbot.waitUntil(bench.panel.details.button.isEnabled)
    bench.take_back()
    assert bench.tags() == ["一", "二"]


def test_what_newer_changes_stand_on_is_not_taken_back_and_says_why(bench: Bench) -> None:
    def rate(value: int, by: str) -> None:
        def operation(library: Library) -> None:
            library.apply(rate_talk(library, library.talks.all()[0].id, value, ME), by)

        with bench.qtbot.waitSignal(bench.desk.bus.changed):
            bench.desk.edit(operation)

    rate(2, ME)
    rate(4, OTHER)
    bench.open()
    bench.look_at(1)
    bench.qtbot.waitUntil(lambda: OTHER in bench.panel.details.reason)
    assert not bench.panel.details.button.isEnabled()


def test_an_import_with_marks_asks_before_it_goes(bench: Bench, tmp_path: Path) -> None:
    paper = write_papers(tmp_path / "papers")[1]

    def bring_and_mark(library: Library) -> None:
        known = {talk.id for talk in library.talks.all()}
        list(import_files(library, [paper], analyst=ME, conference="Another"))
        new = [talk.id for talk in library.talks.all() if talk.id not in known]
        library.apply(tag_talks(library, new[:1], ["存储"], OTHER), OTHER)

    with read_library(bench.desk.path) as library:
        before = len(library.talks.all())
    ended: list[object] = []
    bench.desk.edit(bring_and_mark, done=ended.append)
    bench.qtbot.waitUntil(lambda: bool(ended))
    bench.open()
    bench.look_at(1)
    assert "keep what is marked" in bench.panel.details.button.text()
    bench.qtbot.keyClick(bench.panel.details.button, Qt.Key.Key_Space)
    bench.qtbot.waitUntil(lambda: bool(bench.window.findChildren(Question)))
    with bench.qtbot.waitSignal(bench.desk.bus.changed):
        bench.qtbot.keyClick(bench.window.findChild(Question), Qt.Key.Key_Return)
    with read_library(bench.desk.path) as library:
        assert len(library.talks.all()) == before + 1
    assert bench.tags() == ["存储"]


def test_a_long_log_comes_page_by_page(bench: Bench) -> None:
    def many(library: Library) -> None:
        talk = library.talks.all()[0].id
        for number in range(PAGE + 20):
            library.apply(rate_talk(library, talk, 1 + number % 5, (ME, OTHER)[number % 2]), (ME, OTHER)[number % 2])

    ended: list[object] = []
    bench.desk.edit(many, done=ended.append)
    bench.qtbot.waitUntil(lambda: bool(ended))
    bench.open()
    bench.qtbot.waitUntil(lambda: len(bench.panel.model.change_sets) >= PAGE)
    bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_End)
    bench.qtbot.waitUntil(lambda: bench.panel.model.change_sets[-1].seq == 1)


def test_a_filter_reads_the_log_anew(bench: Bench) -> None:
    bench.tag("存储", 0, OTHER)
    bench.open()
    bench.panel.field.setText("存儲")
    bench.qtbot.waitUntil(lambda: [row.analyst for row in bench.panel.model.change_sets] == [OTHER])


def test_the_key_puts_it_away_again(bench: Bench) -> None:
    bench.open()
    bench.qtbot.keyClick(bench.panel.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not bench.controller.dock.isVisible()
    bench.tag("存储")
    assert bench.panel.model.change_sets[0].kind == "import", "what nobody sees is not read"
    bench.centre.setFocus()
    bench.open()
    bench.qtbot.waitUntil(lambda: bench.panel.model.change_sets[0].kind == "edit")
