"""The palette on a real library: what it finds, what choosing does, and that it hears of changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.controllers.palette import PaletteController
from desktop.desk import Desk
from desktop.language import Catalogue
from desktop.operations.marking import tag
from storage.library import read_library
from widgets.common.commands import add_command
from widgets.common.place import Place
from widgets.common.texts import Texts
from widgets.shell.palette import Palette

KEY = Qt.Key


class Window(QWidget):
    """A window with a command of its own, and a place with another."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.resize(900, 600)
        self.ran: list[str] = []
        self.place = Place(texts)
        self.place.setObjectName("challenges")
        QVBoxLayout(self).addWidget(self.place)
        self.palette_ = Palette(texts, self)
        add_command(self, texts, "command.palette", self.palette_.open, shortcut="Ctrl+K", whole_window=True)
        self.undo = add_command(
            self, texts, "command.place_library", lambda: self.ran.append("window"), shortcut="Ctrl+1"
        )
        add_command(self.place, texts, "command.forget_recent", lambda: self.ran.append("place"), shortcut="Del")


@pytest.fixture
def window(texts: Texts, shown: Callable[[QWidget], QWidget]) -> Window:
    """Return the window in view."""
    found = Window(texts)
    shown(found)
    return found


@pytest.fixture
def controller(desk: Desk, window: Window, texts: Texts) -> PaletteController:
    """Return the controller of the window's palette on the sample conference."""
    return PaletteController(desk, window, texts, window.palette_, window)


def field(window: Window) -> QLineEdit:
    return window.palette_.field


def listed(window: Window) -> list[str]:
    model = window.palette_.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def open_and_type(window: Window, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClick(window, KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field(window), typed)


def wait_for(window: Window, qtbot: QtBot, title: str) -> None:
    qtbot.waitUntil(lambda: title in listed(window), timeout=15_000)


@pytest.mark.parametrize("kind", ["talk", "challenge"])
def test_talks_and_challenges_are_found_and_chosen_by_key(
    controller: PaletteController, desk: Desk, window: Window, qtbot: QtBot, kind: str
) -> None:
    with read_library(desk.path) as library:
        wanted = library.talks.all()[3] if kind == "talk" else library.challenges.all()[2]
    title = " ".join((wanted.title if kind == "talk" else wanted.text).split())  # type: ignore[union-attr] # by its kind
    open_and_type(window, qtbot, "")
    field(window).setText(title)  # as an input method does it
    wait_for(window, qtbot, title)
    with qtbot.waitSignal(getattr(controller, f"{kind}_wanted")) as chosen:
        qtbot.keyClick(field(window), KEY.Key_Return)
    assert chosen.args == [wanted.id]


def test_a_tag_is_found_as_soon_as_there_is_one(
    controller: PaletteController, desk: Desk, window: Window, qtbot: QtBot
) -> None:
    open_and_type(window, qtbot, "#")
    with read_library(desk.path) as library:
        talk = library.talks.all()[0].id
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: tag(library, talk, ["brand new"], remove=False, analyst="Analyst 03"))
    wait_for(window, qtbot, "brand new")
    qtbot.keyClicks(field(window), "brand")
    with qtbot.waitSignal(controller.tag_wanted) as chosen:
        qtbot.keyClick(field(window), KEY.Key_Return)
    with read_library(desk.path) as library:
        assert chosen.args == [next(found.id for found in library.tags.all() if found.name == "brand new")]


def test_pinyin_is_known_after_a_while(controller: PaletteController, desk: Desk, window: Window, qtbot: QtBot) -> None:
    with read_library(desk.path) as library:
        talk = library.talks.all()[0].id
    with qtbot.waitSignal(desk.bus.changed):
        desk.edit(lambda library: tag(library, talk, ["存储系统"], remove=False, analyst="Analyst 03"))
    open_and_type(window, qtbot, "#ccxt")
    with qtbot.waitSignal(desk.jobs.job_added, raising=False, timeout=5_000):
        pass
    wait_for(window, qtbot, "存储系统")
    assert not desk.jobs.running, "what is spelt once is not spelt again"


def test_a_command_runs(controller: PaletteController, window: Window, qtbot: QtBot) -> None:
    open_and_type(window, qtbot, ">library")
    assert listed(window) == ["Library"]
    qtbot.keyClick(field(window), KEY.Key_Return)
    assert window.ran == ["window"]


def test_a_command_of_a_place_that_is_not_in_view_asks_for_the_place_first(
    controller: PaletteController, window: Window, qtbot: QtBot
) -> None:
    window.place.hide()
    controller.place_wanted.connect(window.ran.append)
    open_and_type(window, qtbot, ">take")
    qtbot.keyClick(field(window), KEY.Key_Return)
    assert window.ran == ["challenges", "place"]


def test_what_cannot_be_done_is_not_listed(controller: PaletteController, window: Window, qtbot: QtBot) -> None:
    window.undo.setEnabled(False)
    open_and_type(window, qtbot, ">")
    assert listed(window) == ["Take off the list"], "neither what is disabled nor the palette itself"


def test_without_a_library_there_are_commands_in_the_language_in_use(
    window: Window, texts: Texts, qtbot: QtBot
) -> None:
    alone = PaletteController(None, window, texts, window.palette_, window)
    alone.prepare()
    texts.use(Catalogue("zh_Hans").translate, "zh_Hans")
    open_and_type(window, qtbot, "")
    assert sorted(listed(window)) == ["从列表中移除", "资料库"]


def test_what_is_prepared_is_there_when_it_opens(
    controller: PaletteController, desk: Desk, window: Window, qtbot: QtBot
) -> None:
    with read_library(desk.path) as library:
        count = len(library.talks.all())
    controller.prepare()
    qtbot.waitUntil(lambda: not desk.jobs.running)
    open_and_type(window, qtbot, "")
    qtbot.waitUntil(lambda: len(listed(window)) > min(count, 20))
